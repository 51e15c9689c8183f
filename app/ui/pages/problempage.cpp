// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problempage.h"

#include "ui/label.h"
#include "ui/measures.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {
namespace {

using State = storage::OpenReport::State;

} // namespace

ProblemPage::ProblemPage(const Theme &theme, QWidget *parent)
    : Page(theme, parent)
    , m_path(new Label(theme, {1.0, false, Label::Ink::Second}, body()))
    , m_detail(new Label(theme, {kCaption, false, Label::Ink::Third}, body()))
    , m_recover(new QPushButton(body()))
    , m_retry(new QPushButton(body()))
    , m_beside(new QPushButton(body()))
{
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_path->setAlignment(Qt::AlignHCenter);
    m_detail->setAlignment(Qt::AlignHCenter);
    m_recover->setObjectName(QStringLiteral("recover"));
    m_detail->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_recover);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_beside);
    buttons->addStretch(1);
    column()->addSpacing(8);
    column()->addWidget(m_path);
    column()->addSpacing(4);
    column()->addWidget(m_detail);
    column()->addSpacing(24);
    column()->addLayout(buttons);
    connect(m_recover, &QPushButton::clicked, this, &ProblemPage::recoveryRequested);
    connect(m_retry, &QPushButton::clicked, this, &ProblemPage::retryRequested);
    connect(m_beside, &QPushButton::clicked, this, &ProblemPage::besideRequested);
    retranslate();
}

void ProblemPage::setReport(const storage::OpenReport &report)
{
    m_report = report;
    m_failure.clear();
    retranslate();
}

void ProblemPage::setRecovering(bool isRecovering)
{
    m_isRecovering = isRecovering;
    m_failure.clear();
    retranslate();
}

void ProblemPage::sayFailure(const QString &sentence)
{
    m_failure = sentence;
    retranslate();
}

void ProblemPage::focusWayOut()
{
    QPushButton *way = m_report.state == State::Damaged ? m_recover : m_retry;
    way->setFocus(Qt::OtherFocusReason);
}

QString ProblemPage::title() const
{
    switch (m_report.state) {
    case State::TooNew:
        return tr("Your chats were written by a newer Loquat");
    case State::NotOurs:
        return tr("This file is not a Loquat database");
    case State::Damaged:
        return tr("The database of your chats is damaged");
    case State::NotBackedUp:
        return tr("Your chats wait for a backup");
    default:
        return tr("Your chats cannot be opened");
    }
}

QString ProblemPage::sentence() const
{
    switch (m_report.state) {
    case State::TooNew:
        return tr("Nothing was changed. Update Loquat, or go on with a new database beside it.");
    case State::Unreadable:
        return tr("Nothing was changed. Perhaps the disk is not there, or the file may not be "
                  "read.");
    case State::NotBackedUp:
        return tr("This Loquat keeps chats in a newer layout and makes a backup before it changes "
                  "anything. No backup could be made, so nothing was changed. Make room on the "
                  "disk, or see that the folder \"backups\" beside the file can be written to.");
    case State::Damaged:
        return tr("Nothing was changed. Loquat can make a new database of what can still be read "
                  "and of the latest backup; the damaged file is kept as it is.");
    default:
        return tr("Nothing was changed, and the file is kept as it is. You can go on with a new "
                  "database beside it.");
    }
}

/// The words of the system, which help whoever is asked for help.
QString ProblemPage::detail() const
{
    return m_report.detail.isEmpty() ? QString()
                                     : tr("Details: %1").arg(m_report.detail.simplified());
}

void ProblemPage::retranslate()
{
    say(title(), m_isRecovering ? tr("Recovering what can be read…") : sentence());
    const bool isDamaged = m_report.state == State::Damaged;
    m_recover->setText(tr("Recover"));
    m_recover->setVisible(isDamaged);
    m_recover->setDefault(isDamaged);
    m_retry->setDefault(!isDamaged);
    for (QPushButton *button : {m_recover, m_retry, m_beside})
        button->setEnabled(!m_isRecovering);
    m_path->setText(m_report.path);
    m_detail->setText(m_failure.isEmpty() ? detail() : m_failure);
    m_detail->setVisible(!m_detail->text().isEmpty());
    m_retry->setText(tr("Try again"));
    m_beside->setText(tr("Start a new database"));
}

void ProblemPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ui
