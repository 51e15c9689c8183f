// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowsides.h"

#include <algorithm>

namespace ui {
namespace {

void collect(const render::InlineText &text, QList<render::LinkHit> &found)
{
    for (int link = 0; link < text.links.size(); ++link) {
        const QString &target = text.links.at(link);
        const bool isKnown =
            std::any_of(found.cbegin(), found.cend(),
                        [&target](const render::LinkHit &hit) { return hit.target == target; });
        if (isKnown)
            continue;
        QString label;
        for (const render::InlineRun &run : text.runs) {
            if (run.link == link)
                label += text.text.mid(run.start, run.length);
        }
        found.append({target, label});
    }
}

} // namespace

bool scrollSideways(const RowFlows &flows, QPoint point, int dx)
{
    const int index = flowAt(flows, point.y());
    if (index < 0)
        return false;
    RowFlow &flow = *flows[std::size_t(index)];
    return flow.layout().scrollSideways(point - QPoint(flow.x, flow.y), dx);
}

std::optional<RowSide> sideAt(const RowFlows &flows, QPoint point)
{
    const int index = flowAt(flows, point.y());
    if (index < 0)
        return std::nullopt;
    const RowFlow &flow = *flows[std::size_t(index)];
    std::optional<render::SideBar> bar = flow.layout().sideBarAt(point - QPoint(flow.x, flow.y));
    if (!bar)
        return std::nullopt;
    bar->track.translate(flow.x, flow.y);
    bar->handle.translate(flow.x, flow.y);
    return RowSide{index, *bar};
}

void scrollSideTo(const RowFlows &flows, const RowSide &side, int x)
{
    if (side.flow < int(flows.size()))
        flows[std::size_t(side.flow)]->layout().scrollSidewaysTo(side.bar, x);
}

std::optional<QPoint> wideIn(const RowFlows &flows, int top, int bottom)
{
    for (const std::unique_ptr<RowFlow> &flow : flows) {
        if (flow->isHidden || flow->isWaiting())
            continue;
        if (const auto found = flow->layout().wideIn(top - flow->y, bottom - flow->y))
            return *found + QPoint(flow->x, flow->y);
    }
    return std::nullopt;
}

QList<render::Block> codeUnder(const RowFlows &flows, QPoint point, int viewTop, int viewBottom)
{
    const int index = flowAt(flows, point.y());
    if (index < 0)
        return {};
    const RowFlow &flow = *flows[std::size_t(index)];
    if (flow.isHidden || flow.isWaiting())
        return {};
    QList<render::Block> code;
    for (const render::CodeHead &head :
         flow.layout().codeHeads(viewTop - flow.y, viewBottom - flow.y)) {
        if (!head.rect.translated(flow.x, flow.y).contains(point))
            continue;
        const QList<render::Block> &blocks = flow.blocks();
        for (int i = head.firstBlock;
             i < blocks.size() && blocks[i].group == blocks[head.firstBlock].group; ++i) {
            code.append(blocks[i]);
            code.last().path.clear();
            code.last().freshFrom = 0;
        }
    }
    return code;
}

QList<render::LinkHit> linksIn(const RowFlows &flows)
{
    QList<render::LinkHit> found;
    for (const std::unique_ptr<RowFlow> &flow : flows) {
        if (flow->isHidden)
            continue;
        for (const render::Block &block : flow->blocks()) {
            if (block.picture->address.startsWith(QLatin1StringView("http"), Qt::CaseInsensitive))
                found.append({block.picture->address, block.text.text});
            collect(block.text, found);
            for (const QList<render::InlineText> &row : block.rows) {
                for (const render::InlineText &cell : row)
                    collect(cell, found);
            }
        }
    }
    return found;
}

} // namespace ui
