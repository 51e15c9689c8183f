// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/blocklayout.h"
#include "render/jsontree.h"

namespace render {

/// A line of a tree of JSON, moved in by its depth and wrapped there. The first line of a tree
/// carries the head that blocks of code have, the last one the lower edge. What folds it is a
/// button of whoever shows it, in front of the line.
class TreeLayout final : public BlockLayout
{
public:
    struct Part {
        bool isEnd = false; ///< nothing of the tree is shown below
        TreeLineState state;
    };

    TreeLayout(const Block &block, const TypeScale &type, const Part &part);
    int layout(int width) override;
    void paint(QPainter &painter, const BlockPaint &paint) const override;
    [[nodiscard]] int positionAt(QPoint point) const override;
    [[nodiscard]] QRect cursorRect(int position) const override;
    [[nodiscard]] int lineCount() const override { return m_box.lineCount(); }

    /// Where the words of a line begin in a block of this width.
    [[nodiscard]] static int left(const TreeLine &line, int width);
    /// What is added to the words' height for this line.
    [[nodiscard]] static int extraHeight(const Block &block, const TypeScale &type,
                                         const Part &part);
    /// Above the words: the head, and what opens members that are not shown.
    [[nodiscard]] static int above(const Block &block, const TypeScale &type, const Part &part);

private:
    void paintMark(QPainter &painter, const BlockPaint &paint) const;
    void paintClosed(QPainter &painter, const BlockPaint &paint) const;

    const TypeScale &m_type;
    SharedTreeLine m_line;
    bool m_isStart;
    Part m_part;
    int m_size; ///< of the words
    int m_above;
    TextBox m_box;
    int m_left = 0;
    int m_width = 0;
    int m_height = 0;
};

} // namespace render
