// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagerow.h"

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

QList<render::LinkHit> MessageRow::links() const
{
    QList<render::LinkHit> found;
    if (!isReply())
        return found;
    for (const std::unique_ptr<RowFlow> &flow : m_flows) {
        if (flow->isHidden)
            continue;
        for (const render::Block &block : flow->blocks()) {
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
