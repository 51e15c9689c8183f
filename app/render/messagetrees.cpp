// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trees of JSON: blocks of code whose lines fold.
#include "render/messagelayout.h"
#include "render/treelayout.h"

#include <algorithm>

namespace render {
namespace {

constexpr int kFoldSide = 24;
constexpr int kFoldGap = 2; ///< between the button and the words

} // namespace

void MessageLayout::foldTrees(int from)
{
    for (int i = from; i < int(m_items.size()); ++i) {
        const Block &block = m_items[std::size_t(i)].block;
        if (block.tree && block.isGroupStart)
            i = foldTree(i) - 1;
    }
}

int MessageLayout::foldTree(int first)
{
    int behind = first;
    const int group = m_items[std::size_t(first)].block.group;
    while (behind < int(m_items.size()) && m_items[std::size_t(behind)].block.group == group)
        ++behind;
    const std::vector<TreeLineState> states = treeStates(
        behind - first,
        [&](int line) -> const TreeLine & {
            return *m_items[std::size_t(first + line)].block.tree;
        },
        m_folding.trees);
    for (int i = first; i < behind; ++i) {
        Item &item = m_items[std::size_t(i)];
        const TreeLineState &state = states[std::size_t(i - first)];
        const bool isLast = i == first && state.isClosed;
        if (item.isFoldedAway == state.isHidden && item.isTreeClosed == state.isClosed
            && item.treeMore == state.more && item.isLastShown == isLast) {
            continue;
        }
        item.isFoldedAway = state.isHidden;
        item.isTreeClosed = state.isClosed;
        item.treeMore = state.more;
        item.isLastShown = isLast;
        item.layout.reset();
        item.isExact = false;
        item.height = estimateOf(item);
        m_heights.set(i, item.gap + item.height);
    }
    return behind;
}

QList<TreeFold> treeFoldsIn(const MessageLayout &layout, int top, int bottom)
{
    QList<TreeFold> folds;
    const TypeScale &type = layout.m_type;
    const int count = int(layout.m_items.size());
    for (int i = layout.blockAt(std::max(top, 0)); i >= 0 && i < count; ++i) {
        if (layout.topOf(i) >= bottom)
            break;
        const MessageLayout::Item &item = layout.m_items[std::size_t(i)];
        if (!item.block.tree || item.isFoldedAway)
            continue;
        const TreeLine &line = *item.block.tree;
        const TreeLayout::Part part{false, {false, item.isTreeClosed, item.treeMore}};
        const int room = std::max(0, layout.m_width - layout.indentOf(item.block));
        const int left = layout.leftOf(i) + TreeLayout::left(line, room);
        const int words = layout.topOf(i) + TreeLayout::above(item.block, type, part);
        const int y = words + (type.codeLineHeight - kFoldSide) / 2;
        if (item.treeMore > 0) {
            const int height = std::max(kFoldSide, type.lineHeight);
            folds.append({i, line.node, true, item.treeMore, true,
                          QRect(left, y - height, room - left, height)});
        }
        if (line.isFoldable()) {
            folds.append({i, line.node, item.isTreeClosed, line.members, false,
                          QRect(left - kFoldGap - kFoldSide, y, kFoldSide, kFoldSide)});
        }
    }
    return folds;
}

int sourceOf(const MessageLayout &layout, int block, int offset)
{
    if (block < 0 || block >= int(layout.m_items.size()))
        return -1;
    const MessageLayout::Item &item = layout.m_items[std::size_t(block)];
    if (item.block.tree)
        return sourceOf(*item.block.tree);
    return item.block.kind == BlockKind::Code ? item.codeStart + std::max(0, offset) : -1;
}

} // namespace render
