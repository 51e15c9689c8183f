// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/block.h"

#include <algorithm>

namespace render {

const PictureSource &LeafPicture::get() const
{
    static const PictureSource none;
    return m_data ? m_data->source : none;
}

PictureSource &LeafPicture::edit()
{
    if (!m_data)
        m_data = new Data;
    return m_data->source;
}

InlineText slicedText(const InlineText &text, int from, int to)
{
    from = std::clamp(from, 0, int(text.text.size()));
    to = std::clamp(to, from, int(text.text.size()));
    InlineText cut;
    cut.text = text.text.mid(from, to - from);
    cut.links = text.links;
    for (InlineRun run : text.runs) {
        const int end = std::min(run.start + run.length, to) - from;
        run.start = std::max(run.start - from, 0);
        run.length = end - run.start;
        if (run.length > 0)
            cut.runs.append(run);
    }
    return cut;
}

QString plainText(const Block &block)
{
    if (block.kind != BlockKind::Table)
        return block.text.text;
    QStringList lines;
    for (const QList<InlineText> &row : block.rows) {
        QStringList cells;
        for (const InlineText &cell : row)
            cells.append(cell.text);
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QChar(QChar::LineSeparator));
}

std::pair<int, int> formulaAround(const Block &block, int offset)
{
    const auto within = [offset](const InlineText &text, int from) -> std::pair<int, int> {
        for (const InlineRun &run : text.runs) {
            const int start = from + run.start;
            if (run.styles & InlineStyle::Formula && start < offset && offset < start + run.length)
                return {start, start + run.length};
        }
        return {offset, offset};
    };
    if (block.kind != BlockKind::Table)
        return within(block.text, 0);
    int from = 0;
    for (const QList<InlineText> &row : block.rows) {
        for (const InlineText &cell : row) {
            if (offset <= from + cell.text.size())
                return within(cell, from);
            from += int(cell.text.size()) + 1;
        }
    }
    return {offset, offset};
}

} // namespace render
