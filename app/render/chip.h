// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

#include <QFont>
#include <QString>

class QPainter;

namespace render {

/// In one leaf. Of a flood, which nobody reads, the rest are signs of the font.
constexpr qsizetype kMostChips = 200;

/// The font of a chip beside text in `text`, made from the font for code.
[[nodiscard]] QFont chipFont(const QFont &text, const QFont &code);
/// How wide the chip with this name is, with the space around it.
[[nodiscard]] qreal chipWidth(const QString &name, const QFont &font);
/// A name in an outlined box, with the left end of its base line at `base`.
void drawChip(QPainter &painter, const QString &name, QPointF base, const QFont &font,
              const Colors &colors);

} // namespace render
