// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"

namespace render {

/// A formula on lines of its own, in the middle of the column; one wider than the column is moved
/// sideways. Until it is known its source stands there. The formula is one piece: places in it are
/// its two ends.
class FormulaLayout final : public BlockLayout
{
public:
    FormulaLayout(const Block &block, const TypeScale &type, const Formulas &formulas);
    int layout(int width) override;
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override;
    [[nodiscard]] QRect cursorRect(int position) const override;
    [[nodiscard]] int lineCount() const override;
    /// Pixels that it needs; 0 while its source is shown, which wraps.
    [[nodiscard]] int contentWidth() const;

private:
    [[nodiscard]] bool isKnown() const { return m_formula != nullptr; }
    /// Where the formula stands when it is not moved sideways.
    [[nodiscard]] QRect area() const;
    void paintGround(QPainter &painter, const BlockPaint &paint, const QRect &area) const;

    const TypeScale &m_type;
    int m_size;
    SharedFormula m_formula;
    TextBox m_source;
    qreal m_em;
    int m_width = 0;
    int m_height = 0;
};

} // namespace render
