// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textattributes.h"

#include <QStringList>

namespace ui {
namespace {

using render::BlockKind;
using render::InlineStyle;

QString wordsFor(render::InlineStyles styles, BlockKind kind, bool isHead)
{
    QStringList words;
    const bool isBold = styles & InlineStyle::Strong || kind == BlockKind::Heading || isHead;
    if (isBold)
        words.append(QStringLiteral("font-weight:bold"));
    if (styles & InlineStyle::Emphasis)
        words.append(QStringLiteral("font-style:italic"));
    if (styles & InlineStyle::Code || kind == BlockKind::Code)
        words.append(QStringLiteral("font-family:monospace"));
    if (styles & InlineStyle::Link)
        words.append(QStringLiteral("text-underline-style:solid"));
    if (styles & InlineStyle::Strike)
        words.append(QStringLiteral("text-line-through-type:single"));
    if (styles & InlineStyle::Footnote)
        words.append(QStringLiteral("text-position:super"));
    return words.join(QLatin1Char(';'));
}

/// Of one piece of inline text that begins at `begin` in its leaf.
AttributedStretch within(const render::InlineText &text, int begin, int offset, BlockKind kind,
                         bool isHead)
{
    int start = 0;
    for (const render::InlineRun &run : text.runs) {
        const int end = run.start + run.length;
        if (offset - begin < run.start)
            return {begin + start, begin + run.start, wordsFor({}, kind, isHead)};
        if (offset - begin < end)
            return {begin + run.start, begin + end, wordsFor(run.styles, kind, isHead)};
        start = end;
    }
    return {begin + start, begin + int(text.text.size()), wordsFor({}, kind, isHead)};
}

} // namespace

AttributedStretch attributesAt(const render::Block &block, int offset)
{
    if (block.kind != BlockKind::Table)
        return within(block.text, 0, offset, block.kind, false);
    int begin = 0;
    for (qsizetype row = 0; row < block.rows.size(); ++row) {
        for (const render::InlineText &cell : block.rows[row]) {
            const int end = begin + int(cell.text.size());
            if (offset < end)
                return within(cell, begin, offset, block.kind, row == 0 && block.isGroupStart);
            if (offset == end) // between two cells
                return {end, end + 1, {}};
            begin = end + 1;
        }
    }
    return {offset, offset, {}};
}

} // namespace ui
