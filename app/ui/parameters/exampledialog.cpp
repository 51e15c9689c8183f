// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/exampledialog.h"

#include "core/jsontext.h"
#include "core/jsonvalue.h"
#include "core/schemamaking.h"
#include "core/writtenjson.h"
#include "texts/jsonwords.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ExampleDialog::ExampleDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_fault(new NoteRow(theme, this))
    , m_make(nullptr)
{
    setObjectName(QStringLiteral("schemaExample"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a schema from an example"));
    m_text->setFont(theme.codeFont());
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("An answer as it should look, as JSON"));
    m_text->setPlaceholderText(QStringLiteral("{\n  \"name\": \"Ada\",\n  \"born\": 1815\n}"));
    auto *help = new NoteRow(theme, this);
    help->say(
        Tone::Quiet,
        tr("Paste an answer as it should look. Its members become properties, all required."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_make = buttons->addButton(tr("Make schema"), QDialogButtonBox::AcceptRole);
    m_make->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(help);
    column->addWidget(m_text, 1);
    column->addWidget(m_fault);
    column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 64, metrics.lineSpacing() * 20);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ExampleDialog::hear);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExampleDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    hear();
}

void ExampleDialog::hear()
{
    const QString text = m_text->toPlainText();
    const core::JsonText json(text);
    m_make->setEnabled(!json.fault());
    if (!json.fault() || text.trimmed().isEmpty()) {
        m_fault->clear();
        return;
    }
    m_fault->say(Tone::Fault, texts::jsonFaultSentence(json));
}

void ExampleDialog::make()
{
    const core::JsonText json(m_text->toPlainText());
    Q_EMIT made(core::indentedJson(core::schemaTextOf(json)));
    accept();
}

} // namespace ui
