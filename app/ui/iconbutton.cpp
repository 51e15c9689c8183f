// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconbutton.h"

#include "ui/accessiblename.h"
#include "ui/icons.h"
#include "ui/measures.h"
#include "ui/plaintip.h"

#include <QPainter>

namespace ui {
namespace {

constexpr int kHitArea = 28;
constexpr double kMarkSize = 6;

} // namespace

IconButton::IconButton(const Theme &theme, const QString &icon, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setAutoRaise(true);
    setIconSize(QSize(kIconSize, kIconSize));
    setFocusPolicy(Qt::TabFocus);
    const auto dress = [this] { setIcon(themedIcon(m_icon, m_theme.colors())); };
    dress();
    connect(&theme, &Theme::colorsChanged, this, dress);
}

void IconButton::describe(const QString &name, const QKeySequence &keys)
{
    setSpokenName(*this, name);
    const QString shortcut = keys.toString(QKeySequence::NativeText);
    setToolTip(plainTip(shortcut.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, shortcut)));
}

void IconButton::setMarked(bool isMarked)
{
    m_isMarked = isMarked;
    // Colour never speaks alone.
    setAccessibleDescription(isMarked ? tr("Changed") : QString());
    update();
}

void IconButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (!m_isMarked)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors().leaf);
    QRectF dot(0, 0, kMarkSize, kMarkSize);
    const double aside = kIconSize / 2.0 + (layoutDirection() == Qt::RightToLeft ? -kIconSize : 0);
    dot.moveCenter(QRectF(rect()).center() + QPointF(aside, -kIconSize / 2.0));
    painter.drawEllipse(dot);
}

QSize IconButton::sizeHint() const
{
    const int side = qMax(kHitArea, fontMetrics().height() + 8);
    return {side, side};
}

} // namespace ui
