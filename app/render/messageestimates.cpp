// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands for the heights of leaves that are not set yet.
#include "render/messagelayout.h"
#include "render/picturelayout.h"
#include "render/treelayout.h"

#include <algorithm>

namespace render {
namespace {

constexpr char16_t kFirstWide = 0x1100;

int lineCountAt(QStringView text, int unitsPerLine)
{
    int lines = 1;
    int units = 0;
    for (const QChar c : text) {
        if (c == QChar::LineSeparator) {
            ++lines;
            units = 0;
            continue;
        }
        units += c.unicode() >= kFirstWide ? 2 : 1;
        if (units > unitsPerLine) {
            ++lines;
            units = 0;
        }
    }
    return lines;
}

} // namespace

int MessageLayout::estimate(const Block &block) const
{
    const int room = std::max(kLeastRoom, m_width - indentOf(block));
    const int units = std::max(4, room * 2 / std::max(1, m_type.em));
    switch (block.kind) {
    case BlockKind::Code:
        if (block.tree)
            return lineCountAt(block.text.text, units) * m_type.codeLineHeight;
        return int(block.text.text.count(QChar::LineSeparator) + 1) * m_type.codeLineHeight
               + (block.isGroupStart ? space::kCodeHead : 0)
               + (block.isGroupEnd ? space::kCodePadding : 0);
    case BlockKind::Table:
        return int(block.rows.size()) * (m_type.lineHeight + 2 * space::kCellY + 1);
    case BlockKind::Heading:
        return lineCountAt(block.text.text, units) * m_type.headingLineHeight(block.level);
    case BlockKind::Rule:
        return 9;
    case BlockKind::Formula:
        return int(block.text.text.count(QChar::LineSeparator) + 1) * m_type.codeLineHeight;
    case BlockKind::Picture:
        return PictureLayout::estimate(block, m_type, m_pictures, room);
    case BlockKind::Paragraph:
    case BlockKind::Plain:
        break;
    }
    return lineCountAt(block.text.text, units) * m_type.lineHeight;
}

int MessageLayout::estimateOf(const Item &item) const
{
    if (item.isFoldedAway)
        return 0;
    if (item.block.tree) {
        return estimate(item.block)
               + TreeLayout::extraHeight(
                   item.block, m_type,
                   {isLastShown(item), {false, item.isTreeClosed, item.treeMore}});
    }
    const int below = item.isLastShown ? space::kCodePadding : 0;
    return estimate(item.block) + below + (item.hasFold ? space::kCodeFold : 0);
}

} // namespace render
