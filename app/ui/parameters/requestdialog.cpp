// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/requestdialog.h"

#include "chat/longtext.h"
#include "chat/sessionparameters.h"
#include "core/whendone.h"
#include "texts/parametertexts.h"
#include "texts/texts.h"
#include "ui/inspector/textpage.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace ui {

RequestDialog::RequestDialog(Theme &theme, chat::ChatSession &session, const chat::Outgoing &draft,
                             const QUuid &edited, QWidget *parent)
    : QDialog(parent)
    , m_page(new TextPage(theme, this))
    , m_note(new NoteRow(theme, this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    setObjectName(QStringLiteral("requestPreview"));
    setWindowTitle(tr("What the next message sends"));
    build();
    core::whenDone(this, session.parameters().request(draft, edited),
                   [this](const core::Result<QString> &request) { show(request); });
}

void RequestDialog::build()
{
    m_page->setName(tr("The request as JSON"));
    m_copy->setAutoDefault(false);
    m_copy->setEnabled(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter goes to the next match while the search field has the focus; it closes nothing.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_page, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 80, metrics.lineSpacing() * 30);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_json);
        m_note->say(Tone::Good, tr("Copied. There is no key in it."));
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_page,
            &TextPage::openFind);
}

void RequestDialog::show(const core::Result<QString> &request)
{
    if (!request) {
        const core::Error &error = request.error();
        m_note->say(Tone::Fault, error.kind == core::ErrorKind::BadInput
                                     ? texts::parameterProblem(error)
                                     : texts::inOneLine(texts::explain(error)));
        return;
    }
    m_json = request.value();
    m_copy->setEnabled(true);
    core::whenDone(this, QtConcurrent::run([json = m_json] { return chat::longText(json); }),
                   [this](const chat::LongText &text) {
                       m_page->setLongText(text, text.isCut ? tr("Only the beginning is shown; "
                                                                 "Copy takes all of it.")
                                                            : QString());
                   });
}

} // namespace ui
