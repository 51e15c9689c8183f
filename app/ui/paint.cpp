// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint.h"

#include "ui/icons.h"
#include "ui/measures.h"

namespace ui {
void paintRow(QPainter &painter, const QRect &rect, RowState state, const render::Colors &colors)
{
    if (state == RowState::Rest)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF area = rect;
    painter.setPen(Qt::NoPen);
    if (colors.isHighContrast) {
        painter.setPen(QPen(colors.line, 1));
        area.adjust(0.5, 0.5, -0.5, -0.5);
    } else if (state == RowState::Selected) {
        painter.setBrush(colors.leafTint);
    } else {
        painter.setBrush(state == RowState::Pressed
                             ? render::Colors::over(colors.hover, colors.text, kPressedShare)
                             : colors.hover);
    }
    painter.drawRoundedRect(area, kCorner, kCorner);
    painter.restore();
}

void paintItemGround(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                     const render::Colors &colors)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isPointed = option.state.testFlag(QStyle::State_MouseOver);
    paintRow(painter, rect,
             isSelected  ? RowState::Selected
             : isPointed ? RowState::Pointed
                         : RowState::Rest,
             colors);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, rect, colors);
}

void paintLine(QPainter &painter, const QRect &rect, const QString &text, const QFont &font,
               const QColor &color)
{
    painter.save();
    painter.setFont(font);
    painter.setPen(color);
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    painter.restore();
}

void paintPanel(QWidget &panel, const render::Colors &colors)
{
    QPainter painter(&panel);
    painter.fillRect(panel.rect(), colors.chrome);
    const int x = panel.layoutDirection() == Qt::RightToLeft ? panel.width() - 1 : 0;
    painter.fillRect(QRect(x, 0, 1, panel.height()), colors.line);
}

void paintFocusRing(QPainter &painter, const QRect &rect, const render::Colors &colors)
{
    const double width = colors.isHighContrast ? 3 : 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.leaf, width));
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kCorner, kCorner);
    painter.restore();
}

void paintRounded(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                  double width, double corner)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    const double inset = outline.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner - inset,
                             corner - inset);
    painter->restore();
}

QRect endPart(const QRect &rect, int width, Qt::LayoutDirection direction)
{
    if (direction == Qt::RightToLeft)
        return {rect.left(), rect.top(), width, rect.height()};
    return {rect.right() + 1 - width, rect.top(), width, rect.height()};
}

QRect startPart(const QRect &rect, int width, Qt::LayoutDirection direction)
{
    return endPart(rect, width, direction == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &icon, const QColor &color)
{
    const QPixmap pixmap =
        iconPixmap(icon, color, kIconSize, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.x() + (rect.width() - kIconSize) / 2,
                       rect.y() + (rect.height() - kIconSize) / 2, pixmap);
}

} // namespace ui
