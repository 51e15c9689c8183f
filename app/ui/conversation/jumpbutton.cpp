// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/jumpbutton.h"

#include "ui/icons.h"
#include "ui/measures.h"

#include <QPainter>
#include <QStyle>

namespace ui {
namespace {

constexpr int kSize = 32;
constexpr int kDot = 8;

} // namespace

JumpButton::JumpButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(tr("Jump to the latest"));
    setAccessibleName(text());
    setToolTip(text());
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::TabFocus);
    resize(sizeHint());
    hide();
    m_fade.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_opacity = value.toDouble();
        update();
    });
    connect(&m_fade, &QVariantAnimation::finished, this, [this] { setVisible(m_isShown); });
}

QSize JumpButton::sizeHint() const
{
    return {kSize + 2 * kFocusRoom, kSize + 2 * kFocusRoom};
}

void JumpButton::setShown(bool isShown)
{
    if (isShown == m_isShown)
        return;
    m_isShown = isShown;
    m_fade.stop();
    const bool isStill =
        style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0;
    if (isStill) {
        m_opacity = isShown ? 1 : 0;
        setVisible(isShown);
        return;
    }
    show();
    raise();
    m_fade.setDuration(kFadeMs);
    m_fade.setStartValue(m_opacity);
    m_fade.setEndValue(isShown ? 1.0 : 0.0);
    m_fade.start();
}

void JumpButton::setUnread(bool isUnread)
{
    if (isUnread == m_isUnread)
        return;
    m_isUnread = isUnread;
    setAccessibleDescription(isUnread ? tr("There is something new") : QString());
    update();
}

void JumpButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(m_opacity);
    const QRectF round = QRectF(rect()).adjusted(kFocusRoom, kFocusRoom, -kFocusRoom, -kFocusRoom);
    painter.setPen(QPen(colors.lineStrong, 1));
    painter.setBrush(isDown() || underMouse() ? colors.hover : colors.raised);
    painter.drawEllipse(round.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.drawPixmap(rect().center() - QPoint(kIconSize / 2 - 1, kIconSize / 2 - 1),
                       iconPixmap(QStringLiteral("jump-down"),
                                  underMouse() ? colors.text : colors.text2, kIconSize,
                                  devicePixelRatioF()));
    if (m_isUnread) {
        painter.setPen(QPen(colors.canvas, 2));
        painter.setBrush(colors.leaf);
        painter.drawEllipse(QRectF(round.right() - kDot - 1, round.top(), kDot + 1, kDot + 1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.leaf, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(round.adjusted(-2, -2, 2, 2));
    }
}

} // namespace ui
