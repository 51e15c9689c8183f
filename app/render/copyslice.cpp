// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyslice.h"

#include <algorithm>

namespace render {
namespace {

Block paragraphOf(const Block &block, const InlineText &text)
{
    Block paragraph;
    paragraph.path = block.path;
    paragraph.freshFrom = block.freshFrom;
    paragraph.text = text;
    return paragraph;
}

/// Rows that the stretch meets, with what it meets of their cells.
Block cutTable(const Block &block, int from, int to)
{
    Block cut = block;
    cut.rows.clear();
    int start = 0;
    int met = 0;
    InlineText only;
    for (qsizetype row = 0; row < block.rows.size(); ++row) {
        QList<InlineText> cells;
        bool isMet = false;
        for (const InlineText &cell : block.rows[row]) {
            const int end = start + int(cell.text.size());
            cells.append(slicedText(cell, from - start, to - start));
            if (from < end && to > start) {
                isMet = true;
                ++met;
                only = cells.last();
            }
            start = end + 1; // the tab, or the line's end
        }
        if (isMet)
            cut.rows.append(cells);
        else if (row == 0)
            cut.isGroupStart = false; // the head is not in it
    }
    return met == 1 && from > 0 ? paragraphOf(block, only) : cut;
}

Block cutBlock(const Block &block, int from, int to)
{
    if (block.kind == BlockKind::Table)
        return cutTable(block, from, to);
    if (block.kind == BlockKind::Picture)
        return paragraphOf(block, slicedText(block.text, from, to));
    Block cut = block;
    cut.text = slicedText(block.text, from, to);
    if (block.kind != BlockKind::Code || cut.text.text.contains(QChar::LineSeparator))
        return cut;
    cut.text.runs = {{0, int(cut.text.text.size()), InlineStyle::Code, -1}};
    return paragraphOf(block, cut.text);
}

/// How many of the outer containers hold all of it and begin before it.
qsizetype depthAround(const QList<Block> &blocks)
{
    const Block &first = blocks.first();
    qsizetype depth = std::min<qsizetype>(first.freshFrom, first.path.size());
    for (const Block &block : blocks) {
        qsizetype same = 0;
        while (same < depth && same < block.path.size()
               && block.path[same].id == first.path[same].id) {
            ++same;
        }
        depth = same;
    }
    return depth;
}

} // namespace

QList<Block> sliced(const QList<Block> &blocks, TextPlace from, TextPlace to)
{
    QList<Block> cut;
    const int first = std::max(from.block, 0);
    const int last = std::min(to.block, int(blocks.size()) - 1);
    for (int i = first; i <= last; ++i) {
        const Block &block = blocks[i];
        const int size = int(plainText(block).size());
        const int begin = i == from.block ? std::clamp(from.offset, 0, size) : 0;
        const int end = i == to.block ? std::clamp(to.offset, 0, size) : size;
        if (begin == 0 && end == size) {
            cut.append(block);
            continue;
        }
        if (begin >= end)
            continue; // touched only
        // More of the code around it, and it stays a block of code.
        const bool isAlone = first == last;
        Block piece =
            isAlone || block.kind != BlockKind::Code ? cutBlock(block, begin, end) : block;
        if (!isAlone && block.kind == BlockKind::Code)
            piece.text = slicedText(block.text, begin, end);
        if (begin > 0)
            piece.freshFrom = int(piece.path.size());
        cut.append(piece);
    }
    if (cut.isEmpty())
        return cut;
    const qsizetype around = depthAround(cut);
    for (Block &block : cut) {
        block.path.remove(0, around);
        block.freshFrom = std::max(0, block.freshFrom - int(around));
    }
    cut.first().freshFrom = 0;
    return cut;
}

} // namespace render
