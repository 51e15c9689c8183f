// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Long code that shows its beginning only. Whole leaves are folded away, so that nothing has to be
// set anew in the leaves that stay.
#include "render/messagelayout.h"

#include <algorithm>

namespace render {
namespace {

constexpr int kShownLeaves = 2; ///< of sixteen lines each

int linesIn(const Block &block)
{
    return int(block.text.text.count(QChar::LineSeparator)) + 1;
}

} // namespace

bool MessageLayout::isLastShown(const Item &item)
{
    return item.block.isGroupEnd || item.isLastShown;
}

void MessageLayout::setFolding(const CodeFolding &folding)
{
    if (folding == m_folding)
        return;
    m_folding = folding;
    fold();
    foldTrees(0);
}

void MessageLayout::fold()
{
    for (const std::unique_ptr<Group> &group : m_groups)
        group->lines = 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Block &block = m_items[i].block;
        if (block.kind == BlockKind::Code && !block.tree)
            m_groupIndex.value(block.group)->lines += linesIn(block);
    }
    for (int i = 0; i < int(m_items.size()); ++i) {
        const Block &block = m_items[std::size_t(i)].block;
        if (block.kind != BlockKind::Code || block.tree)
            continue;
        const Group &group = *m_groupIndex.value(block.group);
        const bool isLong = m_folding.isActive && group.lines > kFoldedCode;
        foldItem(i, group, isLong && !m_folding.open.contains(block.group));
    }
}

void MessageLayout::foldItem(int index, const Group &group, bool isFolded)
{
    Item &item = m_items[std::size_t(index)];
    const int leaf = index - group.first;
    const bool isAway = isFolded && leaf >= kShownLeaves;
    const bool isLast = isFolded && leaf == kShownLeaves - 1;
    const bool hasFold = m_folding.isActive && group.lines > kFoldedCode
                         && (isLast || (!isFolded && item.block.isGroupEnd));
    if (isAway == item.isFoldedAway && isLast == item.isLastShown && hasFold == item.hasFold)
        return;
    item.isFoldedAway = isAway;
    item.isLastShown = isLast;
    item.hasFold = hasFold;
    item.layout.reset();
    item.isExact = false;
    item.height = estimateOf(item);
    m_heights.set(index, item.gap + item.height);
}

bool MessageLayout::isFoldedAway(int block) const
{
    return block >= 0 && block < int(m_items.size()) && m_items[std::size_t(block)].isFoldedAway;
}

QList<CodeFold> MessageLayout::codeFolds(int top, int bottom) const
{
    QList<CodeFold> folds;
    for (int i = m_heights.rowAt(std::max(top, 0)); i >= 0 && i < int(m_items.size()); ++i) {
        if (topOf(i) >= bottom)
            break;
        const Item &item = m_items[std::size_t(i)];
        if (!item.hasFold)
            continue;
        const Group *group = m_groupIndex.value(item.block.group);
        folds.append({item.block.group, group->lines, item.isLastShown,
                      QRect(leftOf(i), topOf(i) + item.height - space::kCodeFold - 4,
                            m_width - indentOf(item.block), space::kCodeFold)});
    }
    return folds;
}

} // namespace render
