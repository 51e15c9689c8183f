// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/quicktext.h"

#include <algorithm>
#include <utility>

namespace render {
namespace {

constexpr qsizetype kUsualRuns = 3;

} // namespace

void QuickText::add(qsizetype from, qsizetype to, InlineStyles styles, int link)
{
    if (from == to)
        return;
    const int start = int(std::exchange(m_size, m_size + to - from));
    if (!m_pieces.isEmpty() && m_pieces.last().to == from)
        m_pieces.last().to = to;
    else
        m_pieces.append({from, to});
    if (!styles)
        return;
    QList<InlineRun> &runs = m_result.runs;
    if (!runs.isEmpty() && !(styles & InlineStyle::Formula) && runs.last().styles == styles
        && runs.last().link == link && runs.last().start + runs.last().length == start) {
        runs.last().length += int(to - from);
        return;
    }
    if (runs.isEmpty())
        runs.reserve(kUsualRuns);
    runs.append({start, int(to - from), styles, link});
}

void QuickText::addLink(qsizetype from, qsizetype to, const QString &target)
{
    add(from, to, InlineStyle::Link, int(m_result.links.size()));
    m_result.links.append(target);
}

InlineText QuickText::take(QString &&source)
{
    m_result.text = std::move(source);
    if (m_size == m_result.text.size() && !m_hasLines)
        return std::move(m_result);
    QChar *const begin = m_result.text.data();
    QChar *out = begin;
    for (const Piece &piece : std::as_const(m_pieces))
        out = std::copy(begin + piece.from, begin + piece.to, out);
    if (m_hasLines)
        std::replace(begin, out, QChar(u'\n'), QChar(QChar::LineSeparator));
    m_result.text.truncate(out - begin);
    return std::move(m_result);
}

} // namespace render
