// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowtext.h"

#include <algorithm>

namespace ui {

QList<RowText::Known> RowText::knownOf(const MessageRow &row)
{
    QList<Known> known;
    for (const std::unique_ptr<RowFlow> &flow : row.flows()) {
        const render::Document &document = flow->document();
        known.append({flow->part(), flow->kind(), !flow->isHidden && !flow->isWaiting(),
                      flow->isTree(), document.isFinished(), document.closedCount(),
                      document.reopenings(), document.size()});
    }
    return known;
}

RowPlace RowText::firstChange(const QList<Known> &now) const
{
    for (int i = 0; i < now.size(); ++i) {
        if (i >= m_known.size())
            return {i, {}};
        const Known &before = m_known[i];
        if (now[i] == before)
            continue;
        const bool isGrown = now[i].part == before.part && now[i].kind == before.kind
                             && now[i].isShown && before.isShown && now[i].isTree == before.isTree
                             && !before.isFinished && now[i].reopenings == before.reopenings
                             && now[i].size >= before.size;
        return {i, {isGrown ? before.closed : 0, 0}};
    }
    return {int(now.size()), {}};
}

void RowText::take(const MessageRow &row)
{
    const QList<Known> now = knownOf(row);
    const RowPlace from = firstChange(now);
    while (!m_leaves.isEmpty() && m_leaves.last().place() >= from)
        m_leaves.removeLast();
    m_text.truncate(m_leaves.isEmpty() ? 0 : m_leaves.last().end);
    for (int flow = from.flow; flow < now.size(); ++flow) {
        if (now[flow].isShown)
            append(flow, row.flows()[std::size_t(flow)]->blocks(),
                   flow == from.flow ? from.place.block : 0);
    }
    m_known = now;
}

void RowText::append(int flow, const QList<render::Block> &blocks, int first)
{
    for (int block = first; block < blocks.size(); ++block) {
        const int size = int(render::plainText(blocks[block]).size());
        if (size == 0)
            continue; // a rule
        QString piece;
        if (!m_leaves.isEmpty() && m_leaves.last().flow == flow) {
            // From the last letter above on: what stands between comes with it.
            const Leaf &above = m_leaves.last();
            const int length = above.end - above.begin;
            const render::TextPlace from{above.block, length - 1};
            const QString both = render::textBetween(blocks, from, {block, size});
            piece = both.mid(render::textBetween(blocks, from, {above.block, length}).size());
        } else {
            piece = render::textBetween(blocks, {block, 0}, {block, size});
            if (!m_text.isEmpty())
                piece.prepend(QStringLiteral("\n\n"));
        }
        m_text += piece;
        const int end = int(m_text.size());
        m_leaves.append({flow, block, end - size, end});
    }
}

int RowText::offsetOf(const RowPlace &place) const
{
    const auto after = std::upper_bound(
        m_leaves.cbegin(), m_leaves.cend(), RowPlace{place.flow, {place.place.block, 0}},
        [](const RowPlace &wanted, const Leaf &leaf) { return wanted < leaf.place(); });
    if (after == m_leaves.cbegin())
        return 0;
    const Leaf &leaf = *(after - 1);
    const bool isInside = leaf.flow == place.flow && leaf.block == place.place.block;
    return isInside ? std::min(leaf.begin + place.place.offset, leaf.end) : leaf.end;
}

RowPlace RowText::placeAt(int offset) const
{
    const auto after =
        std::upper_bound(m_leaves.cbegin(), m_leaves.cend(), offset,
                         [](int wanted, const Leaf &leaf) { return wanted < leaf.begin; });
    if (after == m_leaves.cbegin())
        return m_leaves.isEmpty() ? RowPlace() : m_leaves.first().place();
    const Leaf &leaf = *(after - 1);
    return leaf.place(std::min(offset, leaf.end) - leaf.begin);
}

} // namespace ui
