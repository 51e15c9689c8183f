// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A leaf that streams in is another one at each flush. Of a paragraph of many thousand characters,
// what was set before is taken over, so that what comes in costs the same whatever stands before
// it.
#include "render/layoutbytes.h"
#include "render/messagelayout.h"

namespace render {
namespace {

constexpr qsizetype kLeavesAtOnce = 2'000; ///< less than a millisecond

} // namespace

std::unique_ptr<BlockLayout> MessageLayout::takeGrowing(int index, const QList<Block> &blocks)
{
    if (index >= int(m_items.size()) || index >= blocks.size())
        return nullptr;
    Item &item = m_items[std::size_t(index)];
    const Block &block = blocks[index];
    const bool isLong = item.block.text.text.size() > TextLines::kLongText;
    if (!isLong || item.block.kind != block.kind || block.kind == BlockKind::Code)
        return nullptr;
    return std::move(item.layout);
}

void MessageLayout::growFrom(int index, BlockLayout &before)
{
    Item &item = m_items[std::size_t(index)];
    if (item.isFoldedAway)
        return;
    item.layout = makeLayout(index);
    item.layout->takeBeginning(before);
    item.bytes = int(layoutBytes(item.block));
    markSet(index);
}

bool syncUntil(MessageLayout &layout, Document &document, QDeadlineTimer until)
{
    (void)document.takeReopened(); // all are taken as they are now
    const QList<Block> &blocks = document.blocks();
    while (blocks.size() - qsizetype(layout.m_items.size()) > kLeavesAtOnce) {
        const auto end = qsizetype(layout.m_items.size()) + kLeavesAtOnce;
        for (auto i = qsizetype(layout.m_items.size()); i < end; ++i)
            layout.appendItem(blocks[i]);
        layout.m_closed = int(layout.m_items.size());
        if (until.hasExpired())
            return false;
    }
    (void)layout.sync(document);
    if (layout.m_folding.isActive)
        layout.fold();
    layout.foldTrees(0);
    return true;
}

} // namespace render
