// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationsearch.h"

#include "core/whendone.h"

#include <QtConcurrent>
#include <algorithm>
#include <memory>

namespace ui {
namespace {

constexpr int kReadAtOnce = 64; ///< messages

} // namespace

ConversationSearch::ConversationSearch(RowList &rows, std::function<FoundPlace()> origin,
                                       QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_origin(std::move(origin))
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ConversationSearch::slice);
}

void ConversationSearch::reset(core::Conversation *conversation, ConversationPort *port)
{
    if (m_conversation)
        m_conversation->disconnect(this);
    m_conversation = conversation;
    m_port = port;
    m_current = {};
    m_isDone.clear();
    restart(false);
    m_isGoing = false; // a chat opens where it was left
    if (conversation) {
        connect(conversation, &core::Conversation::changed, this, &ConversationSearch::onChanged);
        connect(conversation, &core::Conversation::rowsInserted, this,
                &ConversationSearch::onInserted);
        connect(conversation, &core::Conversation::rowsAboutToBeRemoved, this,
                &ConversationSearch::onRemoved);
    }
    Q_EMIT changed();
}

void ConversationSearch::search(const QString &word)
{
    if (word == m_matcher.word())
        return;
    const WordMatcher before = std::exchange(m_matcher, WordMatcher(word));
    restart(before.isPartOf(m_matcher));
    if (word.isEmpty())
        m_current = {};
    Q_EMIT rowChanged(-1);
    Q_EMIT changed();
}

void ConversationSearch::forgetWork()
{
    m_timer.stop();
    m_dirty.clear();
    m_read.clear();
    m_work = {};
    m_tail = {};
    m_isReading = false;
    ++m_turn;
}

void ConversationSearch::restart(bool isNarrower)
{
    std::set<int> changed = std::exchange(m_dirty, {});
    changed.insert(m_work.row()); // of what is searched again only the words from before are known
    forgetWork();
    const int rows = m_conversation && !word().isEmpty() ? m_conversation->rowCount() : 0;
    std::vector<bool> isDone(std::size_t(rows), false);
    m_left = rows;
    for (int row = 0; isNarrower && row < std::min(rows, m_found.rows()); ++row) {
        if (!m_isDone[std::size_t(row)] || m_found.countIn(row) > 0 || changed.contains(row))
            continue;
        isDone[std::size_t(row)] = true;
        --m_left;
    }
    m_isDone = std::move(isDone);
    m_found.reset(rows);
    m_isGoing = rows > 0;
    m_hasWrapped = false;
    if (m_isGoing)
        m_from = m_current.row >= 0 ? m_current : m_origin();
    m_first = m_cursor = std::clamp(m_from.row, 0, std::max(0, rows - 1));
    if (m_isGoing)
        m_timer.start();
}

int ConversationSearch::number() const
{
    return m_found.has(m_current) ? m_found.before(m_current) + 1 : 0;
}

render::TextMarks ConversationSearch::marksIn(int row, int part) const
{
    const FoundPart *found = m_found.in(row, part);
    if (!found)
        return {};
    render::TextMarks marks{found->starts, found->longest};
    marks.lengths = found->lengths.data();
    if (row == m_current.row && part == m_current.part) {
        const auto current =
            std::lower_bound(marks.starts.begin(), marks.starts.end(), m_current.place);
        if (current != marks.starts.end() && *current == m_current.place)
            marks.current = &*current;
    }
    return marks;
}

int ConversationSearch::length() const
{
    const render::TextMarks marks = marksIn(m_current.row, m_current.part);
    return marks.current ? marks.lengthOf(*marks.current) : 0;
}

void ConversationSearch::setDone(int row, bool isDone)
{
    if (m_isDone[std::size_t(row)] == isDone)
        return;
    m_isDone[std::size_t(row)] = isDone;
    m_left += isDone ? -1 : 1;
}

void ConversationSearch::onChanged(int row, core::MessageFields fields)
{
    if (row >= m_found.rows() || fields == core::MessageField::Siblings)
        return;
    if (m_work.row() == row)
        m_work = {};
    if (m_tail.row == row && fields != core::MessageField::Text)
        m_tail = {};
    m_dirty.insert(row);
    if (!m_isReading)
        m_timer.start();
}

void ConversationSearch::onInserted(int first, int last)
{
    if (word().isEmpty() || first != m_found.rows())
        return;
    for (int row = first; row <= last; ++row) {
        m_found.appendRow();
        m_isDone.push_back(false);
        ++m_left;
        m_dirty.insert(row);
    }
    if (!m_isReading)
        m_timer.start();
    Q_EMIT changed();
}

void ConversationSearch::onRemoved(int first)
{
    if (first >= m_found.rows())
        return;
    for (int row = first; row < m_found.rows(); ++row)
        setDone(row, true);
    m_isDone.resize(std::size_t(first));
    m_found.truncate(first);
    m_dirty.erase(m_dirty.lower_bound(first), m_dirty.end());
    if (m_work.row() >= first)
        m_work = {};
    if (m_tail.row >= first)
        m_tail = {};
    if (m_current.row >= first)
        m_current = {};
    m_first = std::min(m_first, std::max(0, first - 1));
    m_cursor = std::min(m_cursor, first);
    Q_EMIT changed();
}

void ConversationSearch::slice()
{
    QElapsedTimer timer;
    timer.start();
    const int turn = m_turn;
    while (!m_isReading && !timer.hasExpired(SearchWork::kSliceMs)) {
        if (m_work.row() < 0) {
            const std::optional<int> row = nextRow();
            if (!row) {
                m_timer.stop();
                break;
            }
            begin(*row);
        } else {
            goOn(timer);
        }
        if (turn != m_turn)
            return; // whoever was told began another search
    }
    Q_EMIT changed();
}

/// Over what is done; once around.
void ConversationSearch::advance()
{
    for (;;) {
        const int end = m_hasWrapped ? std::min(m_first, m_found.rows()) : m_found.rows();
        while (m_cursor < end && isDone(m_cursor))
            ++m_cursor;
        if (m_cursor < end || m_hasWrapped)
            return;
        m_hasWrapped = true;
        m_cursor = 0;
    }
}

std::optional<int> ConversationSearch::nextRow()
{
    while (!m_dirty.empty()) {
        const int row = *m_dirty.begin();
        m_dirty.erase(m_dirty.begin());
        // Its text was only put away: what was found in it is still true.
        if (m_conversation->at(row).isLoaded || !isDone(row))
            return row;
    }
    if (m_left == 0)
        return std::nullopt;
    advance();
    if (m_cursor < (m_hasWrapped ? m_first : m_found.rows()))
        return m_cursor;
    return std::nullopt;
}

void ConversationSearch::begin(int row)
{
    const core::Message &message = m_conversation->at(row);
    if (core::isRunning(message.state)) {
        searchRunning(row);
        return;
    }
    if (!message.isLoaded && !m_read.contains(message.id)) {
        read(row);
        return;
    }
    m_work = SearchWork(row, message.isLoaded ? message.parts : m_read.value(message.id));
}

void ConversationSearch::read(int row)
{
    QList<QUuid> ids;
    for (int i = row; i < m_found.rows() && ids.size() < kReadAtOnce; ++i) {
        const core::Message &message = m_conversation->at(i);
        if (!message.isLoaded && !isDone(i))
            ids.append(message.id);
    }
    m_dirty.insert(row);
    m_isReading = true;
    m_timer.stop();
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    const QFuture<Parts> reading = m_port ? m_port->storedParts(ids) : core::ready(Parts());
    core::whenDone(this, reading, [this, ids, turn = m_turn](const Parts &parts) {
        if (turn != m_turn)
            return;
        m_read.clear();
        for (const QUuid &id : ids)
            m_read.insert(id, parts.value(id)); // what cannot be read has no matches
        m_isReading = false;
        m_timer.start();
    });
}

const RowFlow *ConversationSearch::flowOf(int row, int part, RowFlow::Kind kind) const
{
    const MessageRow *live = m_rows.liveRow(row);
    if (!live)
        return nullptr;
    for (const std::unique_ptr<RowFlow> &flow : live->flows()) {
        if (flow->part() == part && flow->kind() == kind && flow->document().isFinished())
            return flow.get();
    }
    return nullptr;
}

void ConversationSearch::goOn(const QElapsedTimer &timer)
{
    const int row = m_work.row();
    const auto flow = [this, row](int part, RowFlow::Kind kind) { return flowOf(row, part, kind); };
    if (!m_work.goOn(m_matcher, m_conversation->at(row).role, flow, timer)) {
        if (m_work.isAwaiting())
            readTree();
        return;
    }
    std::vector<FoundPart> found = m_work.takeFound();
    m_work = {};
    const bool hasChanged = !found.empty() || m_found.countIn(row) > 0;
    m_found.setRow(row, std::move(found));
    finishRow(row, hasChanged);
}

void ConversationSearch::readTree()
{
    m_isReading = true;
    m_timer.stop();
    const auto reading = QtConcurrent::run([part = m_work.awaited()] {
        return std::make_shared<render::Document>(flowDocument(part, RowFlow::Kind::Json));
    });
    core::whenDone(this, reading,
                   [this, turn = m_turn](const std::shared_ptr<render::Document> &tree) {
                       if (turn != m_turn)
                           return;
                       // Its message may have changed meanwhile, and is searched anew.
                       if (m_work.isAwaiting())
                           m_work.take(std::move(*tree));
                       m_isReading = false;
                       m_timer.start();
                   });
}

/// Only what is new of a reply that is being written, and its open end.
void ConversationSearch::searchRunning(int row)
{
    const MessageRow &live = m_rows.row(row); // kept while it runs, wherever the view is
    bool hasChanged = false;
    if (m_tail.row != row) {
        m_tail = {row, {}};
        hasChanged = m_found.countIn(row) > 0;
        m_found.setRow(row, {});
    }
    for (const std::unique_ptr<RowFlow> &flow : live.flows()) {
        const render::Document &document = flow->document();
        auto &[closed, reopenings] = m_tail.parts[flow->part()];
        const bool isGrown =
            reopenings == document.reopenings() && closed <= document.closedCount();
        const int from = isGrown ? m_matcher.firstTouched(document.blocks(), closed) : 0;
        FoundPart found = m_matcher.placesIn(document.blocks(), from);
        found.part = flow->part();
        hasChanged = m_found.setFrom(row, from, found) || hasChanged;
        closed = document.closedCount();
        reopenings = document.reopenings();
    }
    finishRow(row, hasChanged);
}

void ConversationSearch::finishRow(int row, bool hasChanged)
{
    setDone(row, true);
    if (hasChanged)
        Q_EMIT rowChanged(row);
    // The match that was gone to is no more: the one behind it stands for it.
    if (row == m_current.row && !m_found.has(m_current) && m_found.count() > 0)
        m_current = *m_found.at(m_found.before(m_current) % m_found.count());
    if (m_isGoing)
        goToFirst();
}

void ConversationSearch::goToFirst()
{
    advance();
    const std::optional<FoundPlace> behind = m_found.at(m_found.before(m_from));
    if (behind && (m_hasWrapped || behind->row < m_cursor)) {
        reach(*behind);
        return;
    }
    const std::optional<FoundPlace> first = m_found.at(0);
    if (m_hasWrapped && first && (first->row < m_cursor || m_cursor >= m_first))
        reach(*first);
}

void ConversationSearch::step(bool isBackward)
{
    if (word().isEmpty() || !m_conversation)
        return;
    const int count = m_found.count();
    if (count == 0) {
        m_isGoing = m_left > 0; // to the first one, when there is one
        return;
    }
    const bool isFirst = m_current.row < 0;
    const FoundPlace from = isFirst ? m_origin() : m_current;
    const int before = m_found.before(from);
    const int next = before + (!isFirst && m_found.has(from) ? 1 : 0);
    reach(*m_found.at(((isBackward ? before - 1 : next) + count) % count));
}

void ConversationSearch::reach(const FoundPlace &place)
{
    const int before = m_current.row;
    m_isGoing = false;
    m_current = place;
    if (before >= 0 && before != place.row && before < m_found.rows())
        Q_EMIT rowChanged(before);
    Q_EMIT rowChanged(place.row);
    Q_EMIT reached(place);
    Q_EMIT changed();
}

} // namespace ui
