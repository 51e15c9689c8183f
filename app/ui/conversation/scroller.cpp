// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/scroller.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kRounds = 6;
constexpr qint64 kMostRoom = 500'000'000;

} // namespace

Scroller::Scroller(RowList &rows)
    : m_rows(rows)
{
}

void Scroller::setMargins(int above, int below)
{
    m_above += above - m_marginAbove;
    m_below += below - m_marginBelow;
    m_marginAbove = above;
    m_marginBelow = below;
}

void Scroller::leaveRoom(int rowsAbove, int rowsBelow)
{
    const auto roomFor = [this](int rows) {
        const qint64 count = std::max(1, m_rows.count());
        return int(std::min(m_rows.height() * rows / count, kMostRoom));
    };
    m_above = m_marginAbove + roomFor(rowsAbove);
    m_below = m_marginBelow + roomFor(rowsBelow);
}

/// Empty room below the end, so that a short answer's question can stand at the top.
int Scroller::spacer() const
{
    if (m_questionRow < 0 || m_questionRow >= m_rows.count())
        return 0;
    const qint64 below = m_rows.height() - m_rows.top(m_questionRow) + m_below;
    return int(std::max<qint64>(0, m_viewHeight - below - row::kQuestionToReply));
}

qint64 Scroller::maxOffset() const
{
    return std::max<qint64>(0, m_above + m_rows.height() + m_below + spacer() - m_viewHeight);
}

void Scroller::clamp()
{
    m_offset = std::clamp<qint64>(m_offset, 0, maxOffset());
}

void Scroller::scrollTo(qint64 offset)
{
    endRestoring();
    m_offset = offset;
    clamp();
    m_isPinned = m_mode == core::FollowMode::FollowEnd && isAtEnd();
    capture();
    settle();
}

void Scroller::pinToEnd()
{
    endRestoring();
    m_isPinned = m_mode != core::FollowMode::Never;
    m_questionRow = -1;
    showEnd();
}

void Scroller::showEnd()
{
    const bool wasPinned = m_isPinned;
    m_isPinned = true;
    settle();
    m_isPinned = wasPinned;
}

void Scroller::showQuestion(int row)
{
    if (m_mode == core::FollowMode::PinQuestion) {
        m_questionRow = row;
        showRow(row, row::kQuestionToReply - row::kReplyToQuestion);
        return;
    }
    pinToEnd();
}

void Scroller::restore(int row, const core::ScrollPlace &place)
{
    m_isPinned = false;
    RowAnchor anchor{-1, 0, -place.offset};
    if (place.line.text >= 0) {
        anchor = {place.line.text, place.line.block, place.line.above, place.line.letter};
        anchor.inRow = std::max(0, -place.offset);
    }
    m_restored = ListAnchor{row, anchor};
    m_anchor = *m_restored;
    settle();
}

void Scroller::showPlace(const ListAnchor &anchor)
{
    m_isPinned = false;
    endRestoring();
    m_anchor = anchor;
    settle();
}

void Scroller::showRow(int row, int distance)
{
    showPlace({row, {-1, 0, -distance}});
}

/// A line that stands where it should is remembered on: another one in its place would be another
/// one again after each step of a resize.
bool Scroller::isHeld() const
{
    const bool isOfALine = m_anchor.place.offset >= 0 || m_anchor.place.dy <= 0;
    return !m_isPinned && m_anchor.row >= 0 && isOfALine
           && m_rows.yOf(m_anchor) + m_above == m_offset;
}

qint64 Scroller::wanted() const
{
    const qint64 offset = m_isPinned ? maxOffset() : m_rows.yOf(m_anchor) + m_above;
    return std::clamp<qint64>(offset, 0, maxOffset());
}

void Scroller::settle()
{
    const int margin = turn.until.isForever() ? m_viewHeight / 4 : 0;
    for (int round = 0; round < kRounds; ++round) {
        m_offset = wanted();
        const qint64 top = m_offset - m_above;
        const bool hasChanged =
            m_rows.ensure(top - margin, top + m_viewHeight + margin, turn.until);
        // Where its lines are, a leaf that is just as high as was thought says only now, too.
        if (!hasChanged && wanted() == m_offset)
            break;
    }
    turn.hasLeftOut = turn.until.hasExpired();
    m_offset = wanted();
    if (!isHeld())
        capture();
    m_rows.release(m_offset - m_above, m_viewHeight);
}

core::ScrollPlace::Line lineAt(const RowList &rows, qint64 y)
{
    const auto [row, place] = rows.anchorAt(y);
    if (place.flow < 0)
        return {};
    // Text that is a tree by itself, once it is complete: that one has other lines.
    const RowFlow &flow = *rows.liveRow(row)->flows()[std::size_t(place.flow)];
    const bool willBeTree = flow.kind() == RowFlow::Kind::Json && !flow.isTree()
                            && (!flow.answer() || flow.answer()->tree);
    if (willBeTree)
        return {};
    return {place.flow, place.block, place.offset, place.dy};
}

} // namespace ui
