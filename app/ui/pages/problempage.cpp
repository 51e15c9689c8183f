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
    , m_retry(new QPushButton(body()))
    , m_beside(new QPushButton(body()))
{
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_path->setAlignment(Qt::AlignHCenter);
    m_detail->setAlignment(Qt::AlignHCenter);
    m_retry->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_beside);
    buttons->addStretch(1);
    column()->addSpacing(8);
    column()->addWidget(m_path);
    column()->addSpacing(4);
    column()->addWidget(m_detail);
    column()->addSpacing(24);
    column()->addLayout(buttons);
    connect(m_retry, &QPushButton::clicked, this, &ProblemPage::retryRequested);
    connect(m_beside, &QPushButton::clicked, this, &ProblemPage::besideRequested);
    retranslate();
}

void ProblemPage::setReport(const storage::OpenReport &report)
{
    m_report = report;
    retranslate();
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
    default:
        return tr("Nothing was changed, and the file is kept as it is. You can go on with a new "
                  "database beside it.");
    }
}

void ProblemPage::retranslate()
{
    say(title(), sentence());
    m_path->setText(m_report.path);
    m_detail->setText(m_report.detail);
    m_detail->setVisible(!m_report.detail.isEmpty());
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
