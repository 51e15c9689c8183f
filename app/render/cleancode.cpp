// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cleancode.h"

#include <algorithm>

namespace render {
namespace {

void addCommands(QList<int> &places, const InlineText &text, bool isCode, int begin)
{
    if (!hasCommands(text.text))
        return;
    const auto add = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            if (isCommand(text.text[i]))
                places.append(begin + i);
        }
    };
    if (isCode) {
        add(0, int(text.text.size()));
        return;
    }
    for (const InlineRun &run : text.runs) {
        if (run.styles & InlineStyle::Code)
            add(run.start, run.start + run.length);
    }
}

void clean(InlineText &text, bool isCode)
{
    QList<int> places;
    addCommands(places, text, isCode, 0);
    if (places.isEmpty())
        return;
    const auto goneBefore = [&places](int at) {
        return int(std::lower_bound(places.cbegin(), places.cend(), at) - places.cbegin());
    };
    for (InlineRun &run : text.runs) {
        const int end = run.start + run.length;
        const int start = run.start - goneBefore(run.start);
        run.length = end - goneBefore(end) - start;
        run.start = start;
    }
    text.runs.removeIf([](const InlineRun &run) { return run.length == 0; });
    QString kept;
    kept.reserve(text.text.size());
    int from = 0;
    for (const int place : std::as_const(places)) {
        kept += QStringView(text.text).mid(from, place - from);
        from = place + 1;
    }
    text.text = kept += QStringView(text.text).mid(from);
}

} // namespace

bool isCommand(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\t' && u != u'\n') || (u >= 0x7F && u <= 0x9F)
           || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

bool hasCommands(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isCommand);
}

QList<int> commandsIn(const Block &block)
{
    QList<int> places;
    if (block.kind != BlockKind::Table) {
        addCommands(places, block.text, block.kind == BlockKind::Code, 0);
        return places;
    }
    int begin = 0;
    for (const QList<InlineText> &row : block.rows) {
        for (const InlineText &cell : row) {
            addCommands(places, cell, false, begin);
            begin += int(cell.text.size()) + 1; // the tab, or the line's end
        }
    }
    return places;
}

QList<Block> withoutCommands(QList<Block> blocks)
{
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (commandsIn(blocks.at(i)).isEmpty())
            continue; // still shared with what is shown
        Block &block = blocks[i];
        clean(block.text, block.kind == BlockKind::Code);
        for (QList<InlineText> &row : block.rows) {
            for (InlineText &cell : row)
                clean(cell, false);
        }
    }
    return blocks;
}

int commandCount(const QList<Block> &blocks)
{
    int count = 0;
    for (const Block &block : blocks)
        count += int(commandsIn(block).size());
    return count;
}

} // namespace render
