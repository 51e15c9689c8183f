// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/searchindex.h"

#include "storage/search/expander.h"
#include "storage/search/indexedtext.h"

namespace storage {
namespace {

constexpr auto kVersionKey = "search_version";
/// Messages from this row on are indexed, those before are not yet; 0: and nothing is left to do.
constexpr auto kFirstKey = "search_first";

// What is indexed at a time: less than a frame's time, so that no message waits.
constexpr int kMostSlice = 200;
constexpr qsizetype kMostSliceText = 32 * 1024;
// Pages that are merged at a time.
constexpr int kScrubbedPages = 200;
constexpr int kProbed = 5;

constexpr auto kIndexed = "SELECT 1 FROM message_search WHERE rowid=?";
constexpr auto kInsert = "INSERT INTO message_search(rowid, text) VALUES (?,?)";
constexpr auto kDelete =
    "INSERT INTO message_search(message_search, rowid, text) VALUES ('delete',?,?)";

constexpr auto kDrop = "DROP TABLE IF EXISTS message_search";
// FTS5 does not even drop what it cannot read. This is what it makes of an empty table
// (https://www.sqlite.org/fts5.html#fts5_data_structures).
constexpr auto kEmpty = "DELETE FROM message_search_data;"
                        "DELETE FROM message_search_idx;"
                        "DELETE FROM message_search_docsize;"
                        "INSERT INTO message_search_data VALUES (1, x''), (10, x'00000000000000');"
                        "REPLACE INTO message_search_config VALUES ('version', 4)";

QString metaValue(Database &database, const char *key)
{
    Statement row = database.prepare("SELECT value FROM meta WHERE key=?");
    return row.bind(QString::fromLatin1(key)).next() ? row.text(0) : QString();
}

qint64 lastMessage(Database &database)
{
    Statement row = database.prepare("SELECT max(id) FROM message");
    return row.next() ? row.integer(0) : 0;
}

QString firstWord(const QString &words)
{
    return words.section(QLatin1Char(' '), 0, 0);
}

} // namespace

SearchIndex::SearchIndex(Database &database)
    : m_database(database)
{
}

bool SearchIndex::isUsable(Database &database)
{
    static const QString version = expanderVersion();
    return metaValue(database, kVersionKey) == version;
}

qint64 SearchIndex::firstIndexed(Database &database)
{
    return metaValue(database, kFirstKey).toLongLong();
}

void SearchIndex::setMeta(const char *key, const QString &value)
{
    m_database
        .prepare("INSERT INTO meta(key, value) VALUES (?,?)"
                 " ON CONFLICT(key) DO UPDATE SET value=excluded.value")
        .bind(QString::fromLatin1(key))
        .bind(value)
        .run();
}

template <typename Work>
void SearchIndex::guarded(const Work &work)
{
    if (m_database.hasFailed())
        return;
    m_database.execute("SAVEPOINT search");
    work();
    m_database.execute("RELEASE search");
    if (!m_database.hasFailed() || m_database.isFailureTransient())
        return;
    // What cannot be read or written here is the index's own; messages are elsewhere.
    m_database.clearFailure();
    m_database.execute("ROLLBACK TO search");
    m_database.execute("RELEASE search");
    discard();
}

void SearchIndex::prepare()
{
    guarded([this] {
        if (isUsable(m_database) && !answers() && !m_database.hasFailed())
            discard();
    });
    // A new database has nothing to index, and need not wait for anybody to find that out.
    if (!isUsable(m_database) && lastMessage(m_database) == 0)
        beginAnew();
}

/// A few of the newest messages are found by what they say.
bool SearchIndex::answers()
{
    Statement row = m_database.prepare(
        "SELECT id FROM message WHERE id>=? AND state NOT IN ('waiting', 'streaming')"
        " AND text_length BETWEEN 1 AND 100000 ORDER BY id DESC LIMIT ?");
    row.bind(firstIndexed(m_database)).bind(kProbed);
    while (row.next()) {
        const qint64 message = row.integer(0);
        const QString word = firstWord(indexedText(searchableParts(m_database, message)));
        if (word.isEmpty())
            continue;
        Statement found = m_database.prepare(
            "SELECT 1 FROM message_search WHERE message_search MATCH ? AND rowid=?");
        if (!found.bind(u'"' + word + u'"').bind(message).next())
            return false;
    }
    return true;
}

bool SearchIndex::isIndexed(qint64 message)
{
    return m_database.prepare(kIndexed).bind(message).next();
}

void SearchIndex::write(const char *sql, qint64 message)
{
    const QString words = indexedText(searchableParts(m_database, message));
    m_database.prepare(sql).bind(message).bind(words).run();
}

void SearchIndex::remove(qint64 message)
{
    if (!isUsable(m_database))
        return;
    guarded([this, message] {
        if (isIndexed(message))
            write(kDelete, message);
    });
}

void SearchIndex::add(qint64 message)
{
    if (m_database.hasFailed() || !isUsable(m_database) || !isFinal(message))
        return;
    guarded([this, message] { insert(message); });
}

/// What is still being written is indexed when it is whole.
bool SearchIndex::isFinal(qint64 message)
{
    Statement row = m_database.prepare(
        "SELECT 1 FROM message WHERE id=? AND state NOT IN ('waiting', 'streaming')");
    return row.bind(message).next();
}

void SearchIndex::insert(qint64 message)
{
    if (!isIndexed(message))
        write(kInsert, message);
}

void SearchIndex::discard()
{
    setMeta(kVersionKey, {});
}

/// What was there may be of any kind, and even gone.
void SearchIndex::beginAnew()
{
    m_database.execute(kDrop);
    if (m_database.isFailureDamage()) {
        m_database.clearFailure();
        m_database.executeUndefended(kEmpty);
        m_database.execute(kDrop);
    }
    m_database.execute("CREATE VIRTUAL TABLE message_search USING"
                       " fts5(text, content='', detail=none, tokenize='ascii')");
    setMeta(kFirstKey, QString::number(lastMessage(m_database) + 1));
    setMeta(kVersionKey, expanderVersion());
}

bool SearchIndex::indexMore()
{
    m_database.clearFailure();
    const bool isUsed = isUsable(m_database);
    const qint64 before = firstIndexed(m_database);
    if (m_database.hasFailed() || (isUsed && before <= 0))
        return false;
    m_database.begin();
    if (!isUsed)
        beginAnew();
    else if (before > 1)
        guarded([this, before] { indexSlice(before); });
    else if (scrub())
        setMeta(kFirstKey, QStringLiteral("0")); // of one piece: the smallest and the quickest
    return m_database.commit();
}

/// From the newest to the oldest, which is how they are searched.
void SearchIndex::indexSlice(qint64 before)
{
    QList<qint64> messages;
    qsizetype length = 0;
    Statement row = m_database.prepare(
        "SELECT id, text_length FROM message WHERE id<? ORDER BY id DESC LIMIT ?");
    row.bind(before).bind(kMostSlice);
    while (length < kMostSliceText && row.next()) {
        messages.prepend(row.integer(0));
        length += row.integer(1);
    }
    // FTS5 gathers what comes in the order of its rows, and writes at once what does not.
    for (const qint64 message : std::as_const(messages)) {
        if (isFinal(message))
            insert(message);
    }
    const qint64 first = messages.isEmpty() ? 1 : messages.constFirst();
    setMeta(kFirstKey, QString::number(first));
}

bool SearchIndex::scrub()
{
    const auto changes = [this] {
        Statement row = m_database.prepare("SELECT total_changes()");
        return row.next() ? row.integer(0) : 0;
    };
    bool isDone = true;
    guarded([this, &changes, &isDone] {
        // Negative: all of the index becomes one piece. Less than two changes: it is one
        // (https://www.sqlite.org/fts5.html#the_merge_command).
        const qint64 before = changes();
        m_database.prepare("INSERT INTO message_search(message_search, rank) VALUES ('merge', ?)")
            .bind(-kScrubbedPages)
            .run();
        isDone = changes() - before < 2;
    });
    return isDone;
}

} // namespace storage
