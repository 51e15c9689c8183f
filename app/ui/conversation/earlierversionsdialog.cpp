// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/earlierversionsdialog.h"
#include "ui/letterwidth.h"

#include "core/message.h"
#include "ui/writtentext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr int kShownTimes = 5; ///< lines of the list

QString wordsOf(const storage::Revision &revision)
{
    core::Message message;
    message.parts = revision.parts;
    return core::plainText(message);
}

} // namespace

EarlierVersionsDialog::EarlierVersionsDialog(QList<storage::Revision> revisions, QWidget *parent)
    : QDialog(parent)
    , m_revisions(std::move(revisions))
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
    , m_copy(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole))
    , m_restore(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    setObjectName(QStringLiteral("earlierVersions"));
    std::reverse(m_revisions.begin(), m_revisions.end());
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    const QFontMetrics metrics = fontMetrics();
    m_text->setMinimumSize(letterWidth(metrics) * 60, metrics.lineSpacing() * 10);
    const int shown = std::clamp(int(m_revisions.size()), 2, kShownTimes);
    m_list->setFixedHeight(metrics.lineSpacing() * 2 * shown);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_list);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_buttons);
    for (qsizetype i = 0; i < m_revisions.size(); ++i)
        m_list->addItem(QString());
    connect(m_list, &QListWidget::currentRowChanged, this, &EarlierVersionsDialog::showChosen);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(writtenIn(*m_text)); });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        accept();
        if (row >= 0)
            Q_EMIT restoreRequested(m_revisions.at(row));
    });
    retranslate();
    m_list->setCurrentRow(0);
}

void EarlierVersionsDialog::showChosen()
{
    const int row = m_list->currentRow();
    m_text->setPlainText(row < 0 ? QString() : wordsOf(m_revisions.at(row)));
    m_copy->setEnabled(row >= 0);
    m_restore->setEnabled(row >= 0);
}

void EarlierVersionsDialog::retranslate()
{
    setWindowTitle(tr("Earlier versions"));
    m_list->setAccessibleName(tr("When it was replaced"));
    m_text->setAccessibleName(tr("Text"));
    m_copy->setText(tr("Copy"));
    m_restore->setText(tr("Restore"));
    for (int i = 0; i < m_list->count(); ++i) {
        const QDateTime replaced = m_revisions.at(i).replaced.toLocalTime();
        m_list->item(i)->setText(
            tr("Replaced %1").arg(QLocale().toString(replaced, QLocale::ShortFormat)));
    }
}

void EarlierVersionsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
