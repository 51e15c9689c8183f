// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace ui {

/// The ground of a row or quiet button.
enum class RowState { Rest, Pointed, Pressed, Selected };

/// Fills the rounded ground of a row; nothing at rest. In high contrast it is an outline.
void paintRow(QPainter &painter, const QRect &rect, RowState state, const render::Colors &colors);
/// The ground of an item of a list: chosen, pointed at, with the ring of keyboard focus, as its
/// option says.
void paintItemGround(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                     const render::Colors &colors);
/// One line of foreign text at the start of its own direction, elided.
void paintLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font,
               const QColor &color);
/// The ground of a panel at the end of the window, with the line between it and what it is beside.
void paintPanel(QWidget &panel, const render::Colors &colors);
/// The ring of keyboard focus, inside `rect`.
void paintFocusRing(QPainter &painter, const QRect &rect, const render::Colors &colors);
/// A rounded rectangle whose outline of `width` lies wholly inside `rect`; an invalid colour
/// leaves its part out.
void paintRounded(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                  double width, double corner = 6);
/// The part of `rect` of this width at the end (or start) of the line of reading.
[[nodiscard]] QRect endPart(const QRect &rect, int width, Qt::LayoutDirection direction);
[[nodiscard]] QRect startPart(const QRect &rect, int width, Qt::LayoutDirection direction);
/// An icon in the middle of `rect`.
void paintIcon(QPainter &painter, const QRect &rect, const QString &icon, const QColor &color);

} // namespace ui
