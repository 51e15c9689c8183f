// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/searchwork.h"

#include "ui/conversation/rowcontext.h"

#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype kParsedAtOnce = 16 * 1024; ///< characters: about a millisecond
constexpr int kLeavesAtOnce = 32;
constexpr qsizetype kSearchedAtOnce = 16 * 1024; ///< characters

qsizetype lengthOf(const render::Block &leaf)
{
    qsizetype length = leaf.text.text.size();
    for (const QList<render::InlineText> &row : leaf.rows) {
        for (const render::InlineText &cell : row)
            length += cell.text.size();
    }
    return length;
}

/// So many from here on are searched before the clock is looked at again: a few may hold as much
/// text as thousands of others.
int leavesAtOnce(const QList<render::Block> &blocks, int from)
{
    qsizetype length = 0;
    int count = 0;
    for (; count < kLeavesAtOnce && from + count < blocks.size(); ++count) {
        length += lengthOf(blocks[from + count]);
        if (count > 0 && length > kSearchedAtOnce)
            break;
    }
    return count;
}

} // namespace

SearchWork::SearchWork(int row, QList<core::ContentPart> parts)
    : m_row(row)
    , m_parts(std::move(parts))
{
}

bool SearchWork::goOn(const WordMatcher &matcher, core::Role role, const FlowOf &flowOf,
                      const QElapsedTimer &timer)
{
    for (; m_part < m_parts.size(); ++m_part) {
        const core::ContentPart &part = m_parts.at(m_part);
        const auto kind = RowFlow::kindOf(part, role);
        if (!kind)
            continue;
        const RowFlow *flow = flowOf(m_part, *kind);
        const bool isTree = !flow && isFlowAtOnce(part, *kind);
        m_isAwaiting =
            isTree && !m_document && RowFlow::textOf(part, *kind).size() > ui::row::kParseLater;
        if (m_isAwaiting)
            return false;
        if (isTree && !m_document)
            m_document.emplace(flowDocument(part, *kind));
        if (!flow && !isTree && !parse(RowFlow::textOf(part, *kind), *kind, timer))
            return false;
        if (!searchLeaves(matcher, flow ? flow->blocks() : m_document->blocks(), timer))
            return false;
        m_document.reset();
        m_leaf = 0;
        m_inPart.part = m_part;
        if (!m_inPart.starts.empty())
            m_found.push_back(std::exchange(m_inPart, {}));
    }
    return true;
}

void SearchWork::take(render::Document tree)
{
    m_document.emplace(std::move(tree));
    m_isAwaiting = false;
}

bool SearchWork::parse(const QString &text, RowFlow::Kind kind, const QElapsedTimer &timer)
{
    if (!m_document) {
        m_document.emplace(RowFlow::modeOf(kind));
        m_fed = 0;
    }
    if (m_document->isFinished())
        return true;
    while (m_fed < text.size()) {
        const qsizetype length = std::min(kParsedAtOnce, text.size() - m_fed);
        m_document->append(QStringView(text).mid(m_fed, length));
        m_fed += length;
        if (m_fed < text.size() && timer.hasExpired(kSliceMs))
            return false;
    }
    m_document->finish();
    return true;
}

bool SearchWork::searchLeaves(const WordMatcher &matcher, const QList<render::Block> &blocks,
                              const QElapsedTimer &timer)
{
    while (m_leaf < blocks.size()) {
        const int count = leavesAtOnce(blocks, m_leaf);
        const FoundPart found = matcher.placesIn(blocks, m_leaf, count);
        for (std::size_t i = 0; i < found.starts.size(); ++i)
            m_inPart.append(found.starts[i], found.lengths[i]);
        m_leaf += count;
        if (timer.hasExpired(kSliceMs))
            return false; // also behind the last one: another part may follow
    }
    return true;
}

} // namespace ui
