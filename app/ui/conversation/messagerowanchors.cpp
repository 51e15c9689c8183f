// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spots of a row that stay where they are.
#include "ui/conversation/messagerow.h"

#include <algorithm>

namespace ui {

RowAnchor MessageRow::anchorAt(int y) const
{
    const int index = flowAt(y);
    if (index < 0 || y < m_flows[std::size_t(index)]->y)
        return {-1, 0, y};
    const RowFlow &flow = *m_flows[std::size_t(index)];
    const int block = flow.layout().blockAt(y - flow.y);
    if (flow.isWaiting() || block < 0)
        return {-1, 0, y};
    const int offset = flow.layout().offsetAt(block, y - flow.y);
    RowAnchor anchor{index, block, y - flow.y - flow.layout().yOf(block, offset), offset};
    anchor.inRow = y;
    if (flow.kind() == RowFlow::Kind::Json) {
        anchor.source = render::sourceOf(flow.layout(), block, offset);
        anchor.isTree = flow.isTree();
    }
    return anchor;
}

int MessageRow::yOf(const RowAnchor &anchor) const
{
    if (anchor.flow < 0 || anchor.flow >= int(m_flows.size()))
        return std::min(anchor.inRow >= 0 ? anchor.inRow : anchor.dy, m_height);
    const RowFlow &flow = *m_flows[std::size_t(anchor.flow)];
    if (flow.isHidden)
        return flow.y;
    if (anchor.inRow >= 0 && flow.isWaiting())
        return std::min(anchor.inRow, m_height);
    if (anchor.source >= 0 && anchor.isTree != flow.isTree()) {
        const auto [block, offset] = placeOfSource(flow, anchor.source, anchor.isTree);
        return flow.y + flow.layout().yOf(block, offset) + anchor.dy;
    }
    if (anchor.inRow >= 0 && anchor.block >= flow.blocks().size())
        return std::min(anchor.inRow, m_height);
    return flow.y + flow.layout().yOf(anchor.block, anchor.offset) + anchor.dy;
}

} // namespace ui
