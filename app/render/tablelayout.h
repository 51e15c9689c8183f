// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"

#include <vector>

namespace render {

/// The columns of one table, shared by its groups of rows. What the cells need only grows, and is
/// measured no further than kMeasuredRows, so a long table costs its new rows only.
class TableColumns
{
public:
    static constexpr int kMeasuredRows = 200;

    /// Takes the block's rows into account; true when a column needs more than before.
    bool measure(const Block &block, const TypeScale &type);
    /// The same for the block's formulas, which are known only later.
    bool measure(const Block &block, const TypeScale &type, const Formulas &formulas);
    /// Shares `width` out: what fits is as wide as it needs, the widest columns give way first.
    /// True when a column's width is another one now.
    bool assign(int width, const TypeScale &type);
    [[nodiscard]] const QList<int> &widths() const { return m_widths; }
    [[nodiscard]] int totalWidth() const;
    /// The first column is the rightmost one, as its head says.
    [[nodiscard]] bool isMirrored() const { return m_isMirrored; }

private:
    QList<int> m_natural;
    QList<int> m_words; ///< the longest word of each: narrower, and words are cut
    QList<int> m_widths;
    bool m_isMirrored = false;
    int m_measured = 0;
};

/// A group of rows of a table.
class TableLayout final : public BlockLayout
{
public:
    TableLayout(const Block &block, const TypeScale &type, const TableColumns &columns,
                const Formulas &formulas = {});
    ~TableLayout() override;
    int layout(int width) override;
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override;
    [[nodiscard]] QRect cursorRect(int position) const override;
    [[nodiscard]] LinkHit linkAt(QPoint point) const override;
    [[nodiscard]] int lineCount() const override { return int(m_rowTops.size()) - 1; }

private:
    struct Cell {
        InlineText text;
        std::unique_ptr<TextBox> box;
        int start = 0; ///< position of its first character in the block
        QPoint place;
    };

    [[nodiscard]] bool isMirrored() const;
    [[nodiscard]] const Cell *cellAt(QPoint point) const;
    [[nodiscard]] const Cell *cellOf(int position) const;

    const TableColumns &m_columns;
    bool m_hasHead;
    bool m_isEnd;
    int m_columnCount = 0;
    std::vector<Cell> m_cells; ///< row by row
    QList<int> m_rowTops;
    int m_width = 0; ///< room in the column
    int m_tableWidth = 0;
    int m_left = 0; ///< of the table in that room
};

} // namespace render
