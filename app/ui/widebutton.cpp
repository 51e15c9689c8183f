// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widebutton.h"

#include "ui/measures.h"
#include "ui/paint.h"

#include <QFocusEvent>

namespace ui {
namespace {

constexpr int kWidePadding = 8;

} // namespace

WideButton::WideButton(const Theme &theme, const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::colorsChanged, this, [this] { update(); });
}

void WideButton::describe(const QString &text, const QKeySequence &keys)
{
    setText(text);
    setAccessibleName(text);
    setToolTip(keys.isEmpty()
                   ? QString()
                   : QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    updateGeometry();
}

QSize WideButton::sizeHint() const
{
    const int width = 3 * kWidePadding + kIconSize + fontMetrics().horizontalAdvance(text());
    return {width, qMax(kIconSize, fontMetrics().height()) + 2 * kWidePadding};
}

QSize WideButton::minimumSizeHint() const
{
    return {2 * kWidePadding + kIconSize, sizeHint().height()};
}

void WideButton::paintEvent(QPaintEvent *)
{
    const render::Colors &colors = m_theme.colors();
    QPainter painter(this);
    RowState state = RowState::Rest;
    if (isEnabled() && underMouse())
        state = isDown() ? RowState::Pressed : RowState::Pointed;
    paintRow(painter, rect(), state, colors);
    if (hasFocus() && m_isFocusByKey)
        paintFocusRing(painter, rect(), colors);
    const QRect inner = rect().adjusted(kWidePadding, 0, -kWidePadding, 0);
    paintIcon(painter, startPart(inner, kIconSize, layoutDirection()), m_icon, colors.text2);
    const QRect words = endPart(inner, inner.width() - kIconSize - kWidePadding, layoutDirection());
    painter.setPen(colors.text);
    painter.setFont(font());
    painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignLeading),
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

void WideButton::focusInEvent(QFocusEvent *event)
{
    m_isFocusByKey = event->reason() != Qt::MouseFocusReason;
    QAbstractButton::focusInEvent(event);
    update();
}

} // namespace ui
