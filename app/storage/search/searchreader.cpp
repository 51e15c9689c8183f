// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/searchreader.h"

#include "storage/filingtable.h"
#include "storage/search/searchindex.h"
#include "storage/time.h"

#include <limits>

namespace storage {
namespace {

constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max();
// What is read before the index is asked: some ten milliseconds' worth.
constexpr int kMostNewest = 1000;
constexpr qint64 kMostNewestText = 500'000;
// What is read for a page where no index helps.
constexpr int kMostRead = 20'000;
constexpr qint64 kMostReadText = 20'000'000;
// More than anybody scrolls through; a letter may begin a word of every title.
constexpr int kMostTitles = 100;

constexpr auto kRow = "SELECT m.uuid, m.role, m.model, m.created, c.id, c.uuid, c.title, c.updated"
                      " FROM message m JOIN conversation c ON c.id=m.conversation_id"
                      " WHERE m.id=? AND m.deleted_at IS NULL AND c.deleted_at IS NULL"
                      " AND m.state NOT IN ('waiting', 'streaming')"
                      " AND coalesce(m.role=?, 1) AND coalesce(m.model=?, 1)"
                      " AND (?4 IS NULL OR m.profile_uuid=?4)"
                      " AND (?5 IS NULL OR m.created>=?5) AND (?6 IS NULL OR m.created<?6)";

constexpr auto kTitles =
    "SELECT uuid, title, updated, id FROM conversation WHERE deleted_at IS NULL"
    " AND coalesce(model=?, 1) AND (?2 IS NULL OR profile_uuid=?2)"
    " AND (?3 IS NULL OR updated>=?3) AND (?4 IS NULL OR created<?4)"
    " ORDER BY updated DESC, id DESC";

void bindIfSet(Statement &statement, const QString &text)
{
    if (text.isEmpty())
        statement.bindNull();
    else
        statement.bind(text);
}

} // namespace

struct SearchReader::Candidate {
    SearchHit hit;
    qint64 conversationRow = 0;
    QUuid conversation;
    QString title;
    QDateTime updated;
};

SearchReader::SearchReader(Database &database, const SearchQuery &query, bool hasIndex)
    : m_database(database)
    , m_query(query)
    , m_matcher(query)
    , m_hasIndex(hasIndex)
    , m_next(query.after)
{
}

core::Result<SearchPage> SearchReader::run()
{
    m_database.clearFailure();
    if (m_matcher.terms().isEmpty() && m_query.filter == SearchFilter())
        return m_page;
    // One state of the database, whatever is written meanwhile.
    m_database.execute("BEGIN");
    findFiled();
    m_page.isIndexUsed = m_hasIndex && SearchIndex::isUsable(m_database);
    m_firstIndexed = m_page.isIndexUsed ? SearchIndex::firstIndexed(m_database) : kNoEnd;
    if (m_query.after == kNoEnd)
        findTitles();
    readBack(kMostNewest, kMostNewestText);
    askIndex();
    readRest();
    const auto failure = m_database.failure();
    m_database.clearFailure();
    m_database.rollBack();
    if (failure)
        return *failure;
    return m_page;
}

void SearchReader::findFiled()
{
    const SearchFilter &filter = m_query.filter;
    if (filter.folder.isNull() && filter.tags.isEmpty())
        return;
    // An older layout has neither: nothing lies in any.
    if (m_database.pragma("PRAGMA user_version").toInt() < kFilingVersion) {
        m_filed.emplace();
        return;
    }
    FilingTable table(m_database);
    const auto narrow = [this](const QSet<qint64> &rows) {
        m_filed = m_filed ? QSet<qint64>(*m_filed).intersect(rows) : rows;
    };
    if (!filter.folder.isNull())
        narrow(table.conversationsIn(filter.folder));
    for (const QUuid &tag : filter.tags)
        narrow(table.conversationsTagged(tag));
}

bool SearchReader::isFiled(qint64 conversation) const
{
    return !m_filed || m_filed->contains(conversation);
}

void SearchReader::findTitles()
{
    const SearchFilter &filter = m_query.filter;
    if (m_matcher.terms().isEmpty() || filter.isAboutMessages())
        return;
    Statement row = m_database.prepare(kTitles);
    bindIfSet(row, filter.model);
    row.bind(filter.profile);
    bindTime(row, filter.from);
    bindTime(row, filter.before);
    while (m_page.groups.size() < kMostTitles && row.next()) {
        if (!isFiled(row.integer(3)))
            continue;
        const QString title = row.text(1);
        const QList<TextSpan> marks = m_matcher.matchText(title);
        if (!marks.isEmpty())
            groupOf(row.id(0), title, timeOf(row, 2)).titleMarks = marks;
    }
}

void SearchReader::askIndex()
{
    const QString expression = m_matcher.terms().expression();
    if (m_page.next || m_next <= m_firstIndexed || expression.isEmpty() || m_database.hasFailed())
        return;
    bool isFull = false;
    {
        Statement row = m_database.prepare("SELECT rowid FROM message_search WHERE message_search"
                                           " MATCH ? AND rowid<? AND rowid>=? ORDER BY rowid DESC");
        row.bind(expression).bind(m_next).bind(m_firstIndexed);
        while (!isFull && row.next())
            isFull = !look(row.integer(0));
    }
    const auto failure = m_database.failure();
    if (failure && failure->code != QLatin1StringView("cancelled")
        && !m_database.isFailureTransient()) {
        // All of it can still be read.
        m_database.clearFailure();
        m_page.isIndexDamaged = true;
        m_page.isIndexUsed = false;
    } else if (!isFull) {
        m_next = m_firstIndexed;
    }
}

void SearchReader::readRest()
{
    if (!m_page.next)
        readBack(kMostRead, kMostReadText);
    if (!m_page.next && m_next > 1)
        m_page.next = m_next;
}

void SearchReader::readBack(int most, qint64 mostText)
{
    m_readText = 0;
    Statement row = m_database.prepare("SELECT id FROM message WHERE id<? ORDER BY id DESC");
    row.bind(m_next);
    for (int count = 0; count < most && m_readText < mostText; ++count) {
        if (!row.next()) {
            m_next = 0;
            return;
        }
        if (!look(row.integer(0)))
            return;
    }
}

bool SearchReader::look(qint64 message)
{
    m_next = message;
    // What most candidates fail by comes first.
    Candidate candidate;
    const bool isFiltered = m_query.filter != SearchFilter();
    if (isFiltered && !loadRow(message, candidate))
        return true;
    const QList<SearchablePart> parts = searchableParts(m_database, message);
    for (const SearchablePart &part : parts)
        m_readText += part.text.size();
    const auto match = m_matcher.match(parts);
    if (!match || (!isFiltered && !loadRow(message, candidate)) || m_database.hasFailed()
        || isHidden(candidate.conversationRow, message))
        return true;
    candidate.hit.spans = match->spans;
    candidate.hit.snippet = match->snippet;
    candidate.hit.marks = match->marks;
    groupOf(candidate.conversation, candidate.title, candidate.updated).hits.append(candidate.hit);
    if (++m_page.hitCount < m_query.limit)
        return true;
    m_page.next = message;
    return false;
}

bool SearchReader::loadRow(qint64 message, Candidate &candidate)
{
    const SearchFilter &filter = m_query.filter;
    Statement row = m_database.prepare(kRow);
    row.bind(message);
    bindIfSet(row, filter.role ? core::roleName(*filter.role) : QString());
    bindIfSet(row, filter.model);
    row.bind(filter.profile);
    bindTime(row, filter.from);
    bindTime(row, filter.before);
    if (!row.next())
        return false;
    candidate.conversationRow = row.integer(4);
    if (!isFiled(candidate.conversationRow))
        return false;
    candidate.hit.message = row.id(0);
    candidate.hit.role = core::roleFromName(row.text(1)).value_or(core::Role::Assistant);
    candidate.hit.model = row.text(2);
    candidate.hit.created = timeOf(row, 3);
    candidate.conversation = row.id(5);
    candidate.title = row.text(6);
    candidate.updated = timeOf(row, 7);
    return true;
}

bool SearchReader::isHidden(qint64 conversation, qint64 message)
{
    auto hidden = m_hidden.constFind(conversation);
    if (hidden == m_hidden.cend())
        hidden = m_hidden.insert(conversation, hiddenIn(conversation));
    return hidden->contains(message);
}

QSet<qint64> SearchReader::hiddenIn(qint64 conversation)
{
    Statement any = m_database.prepare(
        "SELECT 1 FROM message WHERE conversation_id=? AND deleted_at IS NOT NULL LIMIT 1");
    if (!any.bind(conversation).next())
        return {};
    QSet<qint64> hidden;
    // Parents come before their children.
    Statement row = m_database.prepare("SELECT id, parent_id, deleted_at IS NOT NULL FROM message"
                                       " WHERE conversation_id=? ORDER BY seq, id");
    row.bind(conversation);
    while (row.next()) {
        if (row.integer(2) != 0 || hidden.contains(row.integer(1)))
            hidden.insert(row.integer(0));
    }
    return hidden;
}

SearchGroup &SearchReader::groupOf(const QUuid &conversation, const QString &title,
                                   const QDateTime &updated)
{
    const auto known = m_groups.constFind(conversation);
    if (known != m_groups.cend())
        return m_page.groups[known.value()];
    m_groups.insert(conversation, m_page.groups.size());
    m_page.groups.append({conversation, title, {}, updated, {}});
    return m_page.groups.last();
}

} // namespace storage
