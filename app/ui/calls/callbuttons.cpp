// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callbuttons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace ui {
namespace {

constexpr int kBetweenCallButtons = 8;

} // namespace

CallButtons::CallButtons(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_deny(new QPushButton(this))
    , m_always(new QPushButton(this))
    , m_run(new QPushButton(this))
    , m_send(new QPushButton(this))
    , m_goOn(new QPushButton(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(kBetweenCallButtons);
    for (QPushButton *button : all()) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
        m_row->addWidget(button);
    }
    m_row->addStretch(1);
    for (QPushButton *button : {m_run, m_send, m_goOn})
        button->setDefault(true);
    // Narrower than all of them side by side is narrow enough to be arranged.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_deny, &QPushButton::clicked, this,
            [this] { Q_EMIT approved(tools::Approval::Deny); });
    connect(m_always, &QPushButton::clicked, this,
            [this] { Q_EMIT approved(tools::Approval::Always); });
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT approved(tools::Approval::Once); });
    connect(m_send, &QPushButton::clicked, this, &CallButtons::sendPressed);
    connect(m_goOn, &QPushButton::clicked, this, &CallButtons::goOnPressed);
}

QList<QPushButton *> CallButtons::all() const
{
    return {m_deny, m_always, m_run, m_send, m_goOn};
}

void CallButtons::show(const CallAsk &ask, bool canRun)
{
    using Kind = CallAsk::Kind;
    const bool isApproval = ask.kind == Kind::Approve;
    m_deny->setText(ask.kind == Kind::Broken ? tr("Let the model mend it") : tr("Deny"));
    m_always->setText(tr("Always in this chat"));
    m_run->setText(tr("Run once"));
    m_send->setText(tr("Send result"));
    m_send->setToolTip(tr("Ctrl+Enter sends · Enter new line"));
    m_goOn->setText(tr("Go on"));
    m_deny->setVisible(isApproval || ask.wantsText());
    m_always->setVisible(canRun && ask.runsProgram());
    m_run->setVisible(isApproval && canRun);
    m_send->setVisible(ask.wantsText());
    m_goOn->setVisible(ask.kind == Kind::GoOn);
    arrange();
}

QWidget *CallButtons::harmless() const
{
    return m_goOn->isHidden() ? m_deny : m_goOn;
}

void CallButtons::arrange()
{
    int needed = 0;
    for (const QPushButton *button : all())
        needed += button->isHidden() ? 0 : button->sizeHint().width() + kBetweenCallButtons;
    m_row->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void CallButtons::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CallButtons::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

bool CallButtons::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonDblClick)
        return true;
    auto *button = qobject_cast<QPushButton *>(watched);
    const auto *key = button && event->type() == QEvent::KeyPress
                          ? static_cast<const QKeyEvent *>(event)
                          : nullptr;
    if (!key || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
        return QWidget::eventFilter(watched, event);
    if (!key->isAutoRepeat())
        button->click();
    return true;
}

} // namespace ui
