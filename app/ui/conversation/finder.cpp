// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/finder.h"

#include "ui/conversation/rowsides.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kShowRounds = 4;

int flowOfPart(const RowFlows &flows, int part)
{
    const auto found = std::find_if(flows.begin(), flows.end(),
                                    [part](const auto &flow) { return flow->part() == part; });
    return found == flows.end() ? -1 : int(found - flows.begin());
}

} // namespace

Finder::Finder(RowList &rows, Scroller &scroller, RowContext &context, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_scroller(scroller)
    , m_context(context)
    , m_search(new ConversationSearch(
          rows, [this] { return origin(); }, this))
    , m_jump(new SpanJump(this))
{
    connect(m_jump, &SpanJump::reached, this, &Finder::show);
    connect(m_jump, &SpanJump::reachedRow, this, &Finder::showRow);
    connect(m_jump, &SpanJump::rowChanged, this, &Finder::repaint);
    connect(m_search, &ConversationSearch::changed, this, [this] {
        if (!m_search->word().isEmpty() && m_jump->isActive())
            m_jump->clear();
    });
    connect(m_search, &ConversationSearch::reached, this, &Finder::show);
    connect(m_search, &ConversationSearch::rowChanged, this, &Finder::repaint);
    connect(&rows, &RowList::parsed, this, &Finder::retry);
    connect(&rows, &RowList::reshaped, m_search, &ConversationSearch::again);
}

void Finder::reset(core::Conversation *conversation, ConversationPort *port)
{
    m_conversation = conversation;
    m_awaited.reset();
    m_search->reset(conversation, port);
    m_jump->reset(conversation, port);
}

void Finder::goTo(const QUuid &message, const QList<StoredSpan> &spans)
{
    m_awaited.reset();
    m_search->search({});
    m_jump->go(message, spans);
}

render::TextMarks Finder::marksIn(int row, int part) const
{
    return m_jump->isActive() ? m_jump->marksIn(row, part) : m_search->marksIn(row, part);
}

/// No text in it can be marked: the name of a tool or of a picture was found, or that of a file,
/// which nothing shows.
void Finder::showRow(int row)
{
    if (row >= m_rows.count())
        return;
    m_scroller.release();
    m_scroller.showRow(row, row::kQuestionToReply);
    m_scroller.settle();
    const QList<RowButton> all = m_rows.row(row).buttons(0, m_scroller.viewHeight());
    const auto named = std::find_if(all.begin(), all.end(), [this, row](const RowButton &button) {
        return m_jump->isNamed(row, button);
    });
    if (named != all.end()
        && m_scroller.toView(m_rows.top(row) + named->rect.bottom()) > m_scroller.viewHeight())
        m_scroller.showPlace({row, {-1, 0, named->rect.y() - m_scroller.viewHeight() / 3}});
    Q_EMIT moved();
    Q_EMIT arrived(row, {});
}

/// The first letter that can be seen.
FoundPlace Finder::origin() const
{
    const qint64 top = std::max<qint64>(m_scroller.toRows(m_scroller.cover.now), 0);
    const int row = m_rows.rowAt(top);
    const MessageRow *live = row < 0 ? nullptr : m_rows.liveRow(row);
    if (!live)
        return {std::max(row, 0), 0, {}};
    const RowPlace place = live->placeAt(QPoint(0, int(top - m_rows.top(row))));
    const RowFlows &flows = live->flows();
    if (place.flow >= int(flows.size()) || top <= m_rows.top(row))
        return {row, 0, {}};
    return {row, flows[std::size_t(place.flow)]->part(), place.place};
}

void Finder::repaint(int row)
{
    if (row < 0) {
        const qint64 end = m_scroller.toRows(m_scroller.viewHeight());
        const int first = std::max(0, m_rows.rowAt(std::max<qint64>(m_scroller.toRows(0), 0)));
        for (int i = first; i < m_rows.count() && m_rows.top(i) < end; ++i)
            Q_EMIT rowChanged(i);
        return;
    }
    Q_EMIT rowChanged(row);
    retry(row);
}

void Finder::retry(int row)
{
    if (!m_awaited || m_awaited->row != row)
        return;
    const FoundPlace found = *m_awaited;
    show(found);
}

void Finder::show(const FoundPlace &found)
{
    m_awaited.reset();
    if (!m_conversation || found.row >= m_rows.count())
        return;
    m_scroller.release();
    m_scroller.capture();
    bool isThere = false;
    // What is opened and set moves what lies below, until nothing is left to be set.
    for (int round = 1; round <= kShowRounds; ++round) {
        const qint64 before = m_rows.height();
        const RowFlows &flows = m_rows.row(found.row).flows();
        const int flow = flowOfPart(flows, found.part);
        if (!m_conversation->at(found.row).isLoaded || flow < 0
            || flows[std::size_t(flow)]->isWaiting()) {
            m_scroller.showRow(found.row, row::kQuestionToReply);
            m_awaited = found;
            break;
        }
        const RowPlace place{flow, found.place};
        open(found, place);
        if (m_rows.height() == before || round == kShowRounds) {
            scrollToLine(found, place);
            isThere = true;
            break;
        }
        m_scroller.settle();
    }
    Q_EMIT moved();
    if (isThere && m_jump->isActive())
        Q_EMIT arrived(found.row,
                       {flowOfPart(m_rows.row(found.row).flows(), found.part), found.place});
}

qint64 Finder::setLeaf(int row, const RowPlace &place)
{
    const RowAnchor leaf{place.flow, place.place.block, 0};
    const auto top = [&] { return m_rows.top(row) + m_rows.row(row).yOf(leaf); };
    (void)m_rows.ensure(top(), top() + 1);
    return top();
}

/// Closed reasoning, folded code and folded questions.
void Finder::open(const FoundPlace &found, const RowPlace &place)
{
    RowView &view = m_context.views[m_conversation->at(found.row).id];
    const auto flow = [&]() -> const RowFlow & {
        return *m_rows.row(found.row).flows()[std::size_t(place.flow)];
    };
    if (flow().isHidden) {
        if (flow().kind() == RowFlow::Kind::Tool)
            view.openTools.insert(found.part);
        else
            view.isReasoningOpen = true;
        (void)m_rows.update(found.row);
    }
    if (flow().layout().isFoldedAway(place.place.block)) {
        if (flow().blocks()[place.place.block].tree)
            render::unfold(view.openTrees[found.part], flow().blocks(), place.place.block);
        else
            view.openCode[found.part].insert(flow().blocks()[place.place.block].group);
        (void)m_rows.update(found.row);
    }
    (void)setLeaf(found.row, place);
    const int bottom = m_rows.row(found.row).cursorRect(place).bottom() - flow().y;
    if (flow().shownHeight >= 0 && bottom >= flow().shownHeight) {
        view.isUnfolded = true;
        (void)m_rows.update(found.row);
    }
}

void Finder::showSideways(const FoundPlace &found, const RowPlace &place)
{
    const MessageRow &row = m_rows.row(found.row);
    RowPlace behind = place;
    behind.place.offset += m_jump->isActive() ? m_jump->length() : m_search->length();
    const QRect start = row.cursorRect(place);
    const QRect end = row.cursorRect(behind);
    const int room = 3 * m_context.type.em;
    int dx = 0;
    if (end.y() == start.y() && end.x() > m_rows.width() - room)
        dx = end.x() - (m_rows.width() - room);
    if (start.x() - dx < room)
        dx = start.x() - room;
    if (dx != 0)
        (void)scrollSideways(row.flows(), start.center(), dx);
}

void Finder::scrollToLine(const FoundPlace &found, const RowPlace &place)
{
    const qint64 leaf = setLeaf(found.row, place);
    showSideways(found, place);
    const QRect line = m_rows.row(found.row).cursorRect(place);
    const qint64 y = m_rows.top(found.row) + line.y();
    const int height = m_scroller.viewHeight();
    // The head of a code block may lie over the topmost lines, and the question over both.
    const int room = std::min(height / 4, render::space::kCodeHead + m_context.type.lineHeight);
    const int top = m_scroller.toView(y);
    if (top >= room + m_scroller.cover.most && top + line.height() <= height - room)
        return;
    m_scroller.showPlace({found.row, {place.flow, place.place.block, int(y - leaf) - height / 3}});
}

} // namespace ui
