// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/colors.h"
#include "render/typescale.h"

#include <QRect>

class QPainter;

namespace render {

/// What quotes and lists around a block take of its width.
[[nodiscard]] int containerIndent(const Block &block, const TypeScale &type);

/// Draws what quotes and lists put beside a leaf: lines, bullets, numbers and boxes.
class ContainerPainter
{
public:
    /// `isMirrored`: they stand at the right.
    ContainerPainter(QPainter &painter, const TypeScale &type, const Colors &colors,
                     bool isMirrored)
        : m_painter(painter)
        , m_type(type)
        , m_colors(colors)
        , m_isMirrored(isMirrored)
    {
    }

    /// `area` is the leaf with the room at its start. `gap` is the space above it, which the lines
    /// of the first `shared` containers fill; the first line of words is `shift` below its usual
    /// place.
    void paint(const Block &block, const QRect &area, int gap, int shared, int shift);

private:
    void paintMarker(const Container &item, const QRect &rect, int depth);
    void paintBox(const QRect &rect, bool isDone);
    /// A mark of this width at the side of `rect` where the text begins.
    [[nodiscard]] qreal besideText(const QRect &rect, qreal width) const;

    QPainter &m_painter;
    const TypeScale &m_type;
    const Colors &m_colors;
    bool m_isMirrored;
};

} // namespace render
