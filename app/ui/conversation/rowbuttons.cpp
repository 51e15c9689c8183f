// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowbuttons.h"

#include "ui/icons.h"
#include "ui/measures.h"

#include <QFontMetrics>
#include <QPaintDevice>
#include <QPainter>
#include <algorithm>

namespace ui {
namespace {

constexpr int kButtonPadding = 12;
constexpr double kPressed = 0.05;
constexpr double kFilledPointed = 0.08;

/// Over a picture: it must show on any.
QColor veilOf(ButtonState state, const render::Colors &colors)
{
    QColor veil = colors.text;
    veil.setAlphaF(state.isPressed ? float(kFilledPressed) : float(kFilledPointed));
    return state.isPressed || state.isPointed ? veil : QColor();
}

QColor groundOf(const RowButton &button, ButtonState state, const render::Colors &colors)
{
    using render::Colors;
    if (button.look == ButtonLook::Picture)
        return veilOf(state, colors);
    if (button.look == ButtonLook::Filled) {
        const double share = state.isPressed   ? kFilledPressed
                             : state.isPointed ? kFilledPointed
                                               : 0.0;
        return Colors::over(colors.leaf, colors.text, share);
    }
    if (state.isPressed)
        return Colors::over(colors.hover, colors.text, kPressed);
    return state.isPointed ? colors.hover : QColor();
}

void paintRing(QPainter &painter, const QRect &rect, const render::Colors &colors)
{
    painter.setPen(QPen(colors.leaf, colors.isHighContrast ? 3 : 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(-2, -2, 2, 2), kCorner + 2, kCorner + 2);
}

} // namespace

int placeOf(const RowButton &button, const QList<RowButton> &buttons)
{
    int found = -1;
    for (int i = 0; i < buttons.size(); ++i) {
        if (!buttons[i].isSame(button))
            continue;
        if (buttons[i].look == button.look)
            return i;
        found = found < 0 ? i : found;
    }
    return found;
}

int textButtonWidth(const QString &text, const QFont &font)
{
    return QFontMetrics(font).horizontalAdvance(text) + 2 * kButtonPadding;
}

int textButtonHeight(const QFont &font)
{
    return std::max(row::kButton, QFontMetrics(font).height() + 10);
}

void paintButton(QPainter &painter, const RowButton &button, ButtonState state,
                 const RowContext &context, const render::Colors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLine = button.look == ButtonLook::Line;
    if (const QColor ground = groundOf(button, state, colors); ground.isValid() && !isLine) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(button.rect, kCorner, kCorner);
    }
    if (button.look == ButtonLook::Quiet && !state.isPointed) {
        painter.setPen(QPen(colors.lineStrong, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5), kCorner,
                                kCorner);
    }
    if (state.isFocused)
        paintRing(painter, button.rect, colors);
    const QColor rest = state.isPointed ? colors.text : colors.text2;
    if (button.look == ButtonLook::Icon) {
        const QPixmap icon =
            iconPixmap(button.icon, rest, row::kIcon, painter.device()->devicePixelRatioF());
        painter.drawPixmap(button.rect.x() + (button.rect.width() - row::kIcon) / 2,
                           button.rect.y() + (button.rect.height() - row::kIcon) / 2, icon);
    } else if (button.look == ButtonLook::Picture) {
        // Nothing lies on it.
    } else if (button.look == ButtonLook::Link) {
        QFont font = context.captionFont;
        font.setUnderline(true);
        painter.setFont(font);
        painter.setPen(colors.link());
        painter.drawText(button.rect, int(Qt::AlignCenter) | Qt::TextSingleLine, button.text);
    } else {
        painter.setFont(isLine ? context.type.reading : context.uiFont);
        painter.setPen(button.look == ButtonLook::Filled ? colors.onLeaf
                       : isLine                          ? rest
                                                         : colors.text);
        painter.drawText(button.rect,
                         int(isLine ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter)
                             | Qt::TextSingleLine,
                         button.text);
        if (isLine) {
            const QString arrow = button.icon;
            const int x = button.rect.x()
                          + QFontMetrics(context.type.reading).horizontalAdvance(button.text) + 4;
            painter.drawPixmap(
                x, button.rect.y() + (button.rect.height() - row::kIcon) / 2,
                iconPixmap(arrow, rest, row::kIcon, painter.device()->devicePixelRatioF()));
        }
    }
    painter.restore();
}

} // namespace ui
