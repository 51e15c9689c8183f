// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspectordialog.h"

#include "core/whendone.h"
#include "ui/inspector/overviewpage.h"
#include "ui/inspector/requestcopier.h"
#include "ui/inspector/textpage.h"
#include "ui/label.h"
#include "ui/letterwidth.h"
#include "ui/settings/noterow.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTabWidget>

namespace ui {

InspectorDialog::InspectorDialog(Theme &theme, chat::RequestExport &requests, const QUuid &exchange,
                                 QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_requests(requests)
    , m_exchange(exchange)
    , m_attemptLabel(new QLabel(this))
    , m_attempts(new QComboBox(this))
    , m_empty(new Label(theme, {1.0, false, Label::Ink::Second}, this))
    , m_pages(new QTabWidget(this))
    , m_overview(new OverviewPage(m_pages))
    , m_sent(new TextPage(theme, m_pages))
    , m_answered(new TextPage(theme, m_pages))
    , m_received(new TextPage(theme, m_pages))
    , m_note(new NoteRow(theme, this))
    , m_copy(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_copier(new RequestCopier(requests, this))
{
    setObjectName(QStringLiteral("inspector"));
    build();
    connectParts();
    retranslate();
    m_pages->setFocus(); // so that the arrows and Ctrl+Tab turn the pages at once
}

void InspectorDialog::build()
{
    m_attempts->setObjectName(QStringLiteral("attempts"));
    m_attemptLabel->setTextFormat(Qt::PlainText);
    m_attemptLabel->setBuddy(m_attempts);
    m_copy->setMenu(new QMenu(m_copy));
    m_copy->setAutoDefault(false);
    m_save->setAutoDefault(false);
    m_pages->setDocumentMode(true);
    for (QWidget *page : {static_cast<QWidget *>(m_overview), static_cast<QWidget *>(m_sent),
                          static_cast<QWidget *>(m_answered), static_cast<QWidget *>(m_received)})
        m_pages->addTab(page, QString());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter goes to the next match while the search field has the focus; it closes nothing.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_attemptLabel);
    head->addWidget(m_attempts, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_pages, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    const QFontMetrics metrics = fontMetrics();
    resize(letterWidth(metrics) * 100, metrics.lineSpacing() * 34);
}

void InspectorDialog::connectParts()
{
    connect(m_attempts, &QComboBox::currentIndexChanged, this, &InspectorDialog::showRequest);
    connect(&m_requests.log(), &chat::WireLog::recorded, this, [this](const QUuid &exchange) {
        if (exchange == m_exchange)
            refresh();
    });
    RequestCopier::fill(*m_copy->menu(), this, [this](chat::CopyLanguage language) {
        m_copier->copy(m_exchange, m_index, language);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { m_copier->save(m_exchange); });
    connect(m_copier, &RequestCopier::said, this, [this](const QString &sentence, bool isFault) {
        m_note->say(isFault ? Tone::Fault : Tone::Quiet, sentence);
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        if (TextPage *page = currentText())
            page->openFind();
    });
}

TextPage *InspectorDialog::currentText() const
{
    return qobject_cast<TextPage *>(m_pages->currentWidget());
}

void InspectorDialog::retranslate()
{
    setWindowTitle(tr("Request"));
    m_attemptLabel->setText(tr("A&ttempt"));
    m_attempts->setAccessibleName(tr("Attempt"));
    m_empty->setText(tr("The request is on its way. It is shown here once it is over."));
    const QStringList names{tr("Overview"), tr("Request"), tr("Response"), tr("Received")};
    for (int i = 0; i < names.size(); ++i)
        m_pages->setTabText(i, names.at(i));
    m_pages->setAccessibleName(tr("Pages"));
    m_overview->setAccessibleName(names.at(0));
    m_sent->setName(tr("What was sent"));
    m_answered->setName(tr("What the answer says about itself"));
    m_received->setName(tr("The answer as it was received"));
    m_copy->setText(tr("Copy as"));
    m_save->setText(tr("Save…"));
    refresh();
}

void InspectorDialog::refresh()
{
    // Whoever looked at the newest one goes on with the newest.
    const bool isAtNewest = m_index < 0 || m_index == m_shown.size() - 1;
    m_shown = m_requests.log().requests(m_exchange);
    const QSignalBlocker blocker(m_attempts);
    m_attempts->clear();
    for (int i = 0; i < m_shown.size(); ++i) {
        const chat::InspectedRequest &request = m_shown.at(i);
        QString words = request.status > 0 ? QString::number(request.status) : tr("No answer");
        words += QStringLiteral(" · ") + resultText(request);
        const QString time =
            QLocale().toString(request.started.toLocalTime().time(), QLocale::LongFormat);
        m_attempts->addItem(QStringLiteral("%1 · %2 · %3").arg(i + 1).arg(time, words));
    }
    const bool isAny = !m_shown.isEmpty();
    m_empty->setVisible(!isAny);
    m_pages->setVisible(isAny);
    m_attempts->setVisible(m_shown.size() > 1);
    m_attemptLabel->setVisible(m_shown.size() > 1);
    m_copy->setEnabled(isAny);
    m_save->setEnabled(isAny);
    if (!isAny)
        return;
    const int index = int(isAtNewest ? m_shown.size() - 1 : qMin(m_index, int(m_shown.size()) - 1));
    m_attempts->setCurrentIndex(index);
    showRequest(index);
}

QString InspectorDialog::receivedNote() const
{
    const chat::InspectedRequest &request = m_shown.at(m_index);
    if (request.receivedBytes <= request.keptBytes)
        return {};
    const QLocale locale;
    return tr("Only the first %1 of %2 are kept.")
        .arg(locale.formattedDataSize(request.keptBytes),
             locale.formattedDataSize(request.receivedBytes));
}

void InspectorDialog::showRequest(int index)
{
    if (index < 0 || index >= m_shown.size())
        return;
    m_index = index;
    m_overview->setRequest(m_shown.at(index));
    core::whenDone(this, m_requests.texts(m_exchange, index),
                   [this, index](const chat::RequestTexts &texts) {
                       if (index != m_index)
                           return;
                       const QString cut = tr("The text is longer than what is shown. Save it to "
                                              "see all of it.");
                       m_sent->setLongText(texts.sent, texts.sent.isCut ? cut : QString());
                       m_answered->setLongText(texts.answered);
                       m_received->setLongText(texts.received, receivedNote());
                   });
}

void InspectorDialog::keyPressEvent(QKeyEvent *event)
{
    TextPage *page = currentText();
    if (event->key() == Qt::Key_Escape && page && page->closeFind())
        return;
    QDialog::keyPressEvent(event);
}

void InspectorDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
