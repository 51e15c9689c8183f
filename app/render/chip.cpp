// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/chip.h"

#include "render/typescale.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace render {
namespace {

constexpr int kChipPadding = 3;  ///< between the outline and the name
constexpr int kChipMargin = 1;   ///< around the outline
constexpr qreal kChipSize = 0.8; ///< of the text around it

} // namespace

QFont chipFont(const QFont &text, const QFont &code)
{
    QFont font = code;
    if (text.pointSizeF() > 0)
        font.setPointSizeF(text.pointSizeF() * kChipSize);
    return font;
}

qreal chipWidth(const QString &name, const QFont &font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(name))
           + 2 * (kChipPadding + kChipMargin);
}

void drawChip(QPainter &painter, const QString &name, QPointF base, const QFont &font,
              const Colors &colors)
{
    const QFontMetricsF metrics(font);
    const QRectF box(std::round(base.x()) + kChipMargin + 0.5,
                     std::round(base.y() - metrics.ascent()) + 0.5,
                     chipWidth(name, font) - 2 * kChipMargin - 1, std::round(metrics.height()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.lineStrong, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, space::kInlineCorner, space::kInlineCorner);
    painter.setFont(font);
    painter.setPen(colors.text2);
    painter.drawText(QPointF(base.x() + kChipMargin + kChipPadding, base.y()), name);
    painter.restore();
}

} // namespace render
