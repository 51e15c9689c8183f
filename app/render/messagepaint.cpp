// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/codelayout.h"
#include "render/containerpainter.h"
#include "render/messagelayout.h"

#include <QPainter>
#include <algorithm>

namespace render {
namespace {

bool isQuoted(const Block &block)
{
    return std::any_of(block.path.begin(), block.path.end(), [](const Container &container) {
        return container.kind == ContainerKind::Quote;
    });
}

int sharedDepth(const Block &a, const Block &b)
{
    int depth = 0;
    while (depth < a.path.size() && depth < b.path.size() && a.path[depth].id == b.path[depth].id)
        ++depth;
    return depth;
}

/// How far the selection reaches into the block; empty when it does not.
std::pair<int, int> selectedIn(const MessagePaint &paint, int index)
{
    constexpr int kWhole = 1 << 30;
    if (paint.selectionEnd <= paint.selectionStart || index < paint.selectionStart.block
        || index > paint.selectionEnd.block) {
        return {-1, -1};
    }
    return {index == paint.selectionStart.block ? paint.selectionStart.offset : 0,
            index == paint.selectionEnd.block ? paint.selectionEnd.offset : kWhole};
}

} // namespace

void MessageLayout::paint(QPainter &painter, const MessagePaint &paint) const
{
    const int top = paint.clip.top() - paint.origin.y();
    const int bottom = paint.clip.bottom() + 1 - paint.origin.y();
    for (int i = m_heights.rowAt(std::max(top, 0)); i >= 0 && i < int(m_items.size()); ++i) {
        if (m_heights.top(i) >= bottom)
            break;
        const Item &item = m_items[std::size_t(i)];
        if (!item.layout)
            continue;
        paintContainers(painter, paint, i);
        const auto [from, to] = selectedIn(paint, i);
        const int size = to > from ? int(plainText(item.block).size()) : 0;
        item.layout->paint(painter,
                           {paint.colors, paint.origin + QPoint(leftOf(i), topOf(i)), paint.clip,
                            from, std::min(to, size), paint.isQuiet || isQuoted(item.block),
                            scrolled(item.block), maxScroll(item.block), marksIn(paint.marks, i),
                            paint.shades.inBlock(i)});
        paintSideBar(painter, paint, i);
    }
    paintStickyHeads(painter, paint);
}

/// Those of one leaf, with what a match that begins in the leaf above has left for it.
TextMarks MessageLayout::marksIn(const TextMarks &marks, int index) const
{
    TextMarks own = marks.inBlock(index);
    const auto block = [this](int i) -> const Block & { return m_items[std::size_t(i)].block; };
    const TextPlace *above = marks.lastAbove(index);
    if (!above || !isOneText(block(index - 1), block(index)))
        return own;
    int left = marks.lengthOf(*above) + above->offset;
    for (int i = above->block; i < index && left > 0; ++i)
        left -= int(plainText(block(i)).size()) + 1; // and the end of its last line
    own.carried = std::max(left, 0);
    own.isCarriedCurrent = above == marks.current;
    return own;
}

void MessageLayout::paintContainers(QPainter &painter, const MessagePaint &paint, int index) const
{
    const Item &item = m_items[std::size_t(index)];
    if (item.block.path.isEmpty())
        return;
    const int shared =
        index > 0 ? sharedDepth(m_items[std::size_t(index) - 1].block, item.block) : 0;
    const QRect area(paint.origin.x(), paint.origin.y() + topOf(index), m_width, item.height);
    ContainerPainter(painter, m_type, paint.colors, item.isMirrored)
        .paint(item.block, area, item.gap, shared, item.layout->firstLineShift());
}

QList<CodeHead> MessageLayout::codeHeads(int top, int bottom) const
{
    QList<CodeHead> heads;
    int first = m_heights.rowAt(std::max(top, 0));
    if (first < 0)
        return heads;
    // The block whose middle is at the top began earlier.
    while (first > 0 && m_items[std::size_t(first)].block.kind == BlockKind::Code
           && !m_items[std::size_t(first)].block.isGroupStart) {
        --first;
    }
    for (int i = first; i < int(m_items.size()) && topOf(i) < bottom; ++i) {
        const Block &block = m_items[std::size_t(i)].block;
        if (block.kind != BlockKind::Code || !block.isGroupStart)
            continue;
        int last = i;
        while (last + 1 < int(m_items.size())
               && m_items[std::size_t(last) + 1].block.group == block.group) {
            ++last;
        }
        const int begin = topOf(i);
        const int end = topOf(last) + m_items[std::size_t(last)].height;
        const int y = std::clamp(top, begin, std::max(begin, end - 2 * space::kCodeHead));
        const int indent = indentOf(block);
        heads.append({i, QRect(leftOf(i), y, m_width - indent, space::kCodeHead)});
    }
    return heads;
}

void MessageLayout::paintStickyHeads(QPainter &painter, const MessagePaint &paint) const
{
    const int top = paint.viewTop - paint.origin.y();
    const QList<CodeHead> heads = codeHeads(top, top + 1);
    for (const CodeHead &head : heads) {
        const QRect rect = head.rect.translated(paint.origin);
        if (head.rect.y() <= topOf(head.firstBlock) || !rect.intersects(paint.clip))
            continue;
        painter.fillRect(rect, paint.colors.code);
        painter.fillRect(QRect(rect.x(), rect.y(), 1, rect.height()), paint.colors.line);
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), paint.colors.line);
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), paint.colors.line);
        CodeLayout::paintHead(painter, paint.colors, m_type, rect,
                              m_items[std::size_t(head.firstBlock)].block.language);
    }
}

} // namespace render
