// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/searchindex.h"
#include "storage/metatable.h"

#include "storage/migrations.h"
#include "storage/search/expander.h"
#include "storage/search/indexedtext.h"

namespace storage {
namespace {

const auto kVersionKey = QStringLiteral("search_version");
/// Messages from this row on are indexed, those before are not yet; 0: and nothing is left to do.
const auto kFirstKey = QStringLiteral("search_first");

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
// What FTS5 keeps in tables of its own (https://www.sqlite.org/fts5.html#fts5_data_structures).
constexpr const char *kDropOwn[] = {
    "DROP TABLE IF EXISTS message_search_data", "DROP TABLE IF EXISTS message_search_idx",
    "DROP TABLE IF EXISTS message_search_docsize", "DROP TABLE IF EXISTS message_search_config"};
constexpr auto kForget = "PRAGMA writable_schema=ON;"
                         "DELETE FROM sqlite_schema WHERE name='message_search'"
                         " OR name GLOB 'message_search_*';"
                         "PRAGMA writable_schema=RESET";

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
    return MetaTable(database).value(kVersionKey) == version;
}

qint64 SearchIndex::firstIndexed(Database &database)
{
    return MetaTable(database).value(kFirstKey).toLongLong();
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
    // Kept by other rules, it misses what is written from now on.
    if (!isUsable(m_database) && !MetaTable(m_database).value(kVersionKey).isEmpty())
        discard();
    if (isUsable(m_database)) {
        const QList<Entry> probes = newest();
        guarded([this, &probes] {
            if (!answers(probes) && !m_database.hasFailed())
                discard();
        });
    }
    // A new database has nothing to index, and need not wait for anybody to find that out.
    if (!isUsable(m_database) && lastMessage(m_database) == 0)
        guarded([this] { beginAnew(); });
}

QList<SearchIndex::Entry> SearchIndex::newest()
{
    Statement row = m_database.prepare(
        "SELECT id FROM message WHERE id>=? AND state NOT IN ('waiting', 'streaming')"
        " AND text_length BETWEEN 1 AND 100000 ORDER BY id DESC LIMIT ?");
    row.bind(firstIndexed(m_database)).bind(kProbed);
    QList<qint64> messages;
    while (row.next())
        messages.append(row.integer(0));
    passOver();
    QList<Entry> entries;
    for (const qint64 message : std::as_const(messages)) {
        if (const auto words = wordsOf(message))
            entries.append({message, *words});
    }
    return entries;
}

bool SearchIndex::answers(const QList<Entry> &probes)
{
    for (const Entry &probe : probes) {
        const QString word = firstWord(probe.words);
        if (word.isEmpty())
            continue;
        Statement found = m_database.prepare(
            "SELECT 1 FROM message_search WHERE message_search MATCH ? AND rowid=?");
        if (!found.bind(u'"' + word + u'"').bind(probe.message).next())
            return false;
    }
    return true;
}

bool SearchIndex::passOver()
{
    if (!m_database.hasFailed() || m_database.isFailureTransient())
        return false;
    m_database.clearFailure();
    return true;
}

std::optional<QString> SearchIndex::wordsOf(qint64 message)
{
    QString words = indexedText(searchableParts(m_database, message));
    if (m_database.hasFailed()) {
        passOver();
        return std::nullopt;
    }
    return words;
}

bool SearchIndex::isIndexed(qint64 message)
{
    return m_database.prepare(kIndexed).bind(message).next();
}

void SearchIndex::write(const char *sql, const Entry &entry)
{
    m_database.prepare(sql).bind(entry.message).bind(entry.words).run();
}

void SearchIndex::remove(qint64 message)
{
    if (!isUsable(m_database))
        return;
    const auto words = wordsOf(message);
    if (!words && !m_database.hasFailed())
        discard(); // only who knows the words can take them out
    if (!words)
        return;
    guarded([this, message, &words] {
        if (isIndexed(message))
            write(kDelete, {message, *words});
    });
}

void SearchIndex::add(qint64 message)
{
    if (m_database.hasFailed() || !isUsable(m_database) || !isFinal(message))
        return;
    if (const auto words = wordsOf(message))
        guarded([this, message, &words] { insert({message, *words}); });
}

/// What is still being written is indexed when it is whole.
bool SearchIndex::isFinal(qint64 message)
{
    Statement row = m_database.prepare(
        "SELECT 1 FROM message WHERE id=? AND state NOT IN ('waiting', 'streaming')");
    return row.bind(message).next();
}

void SearchIndex::insert(const Entry &entry)
{
    if (!isIndexed(entry.message))
        write(kInsert, entry);
}

void SearchIndex::discard()
{
    MetaTable(m_database).set(kVersionKey, QString());
}

bool SearchIndex::attempt(const char *sql)
{
    m_database.execute("SAVEPOINT attempt");
    m_database.executeUndefended(sql);
    const bool isDone = !passOver();
    if (!isDone)
        m_database.execute("ROLLBACK TO attempt");
    m_database.execute("RELEASE attempt");
    return isDone;
}

/// What was there may be of any kind, and even gone.
void SearchIndex::removeTable()
{
    bool isGone = attempt(kDrop);
    // FTS5 does not even drop what it cannot read, and SQLite no table whose pages are damaged.
    // Those are given up, in the file, but no longer stand in the way.
    for (const char *drop : kDropOwn)
        isGone = attempt(drop) && isGone;
    if (!isGone)
        m_database.executeUndefended(kForget);
}

bool SearchIndex::isSound(Database &database)
{
    for (const char *table : {"message_search_data", "message_search_idx", "message_search_docsize",
                              "message_search_config"}) {
        if (!Migrations::isSound(database, table))
            return false;
    }
    return true;
}

void SearchIndex::giveUp()
{
    m_database.executeUndefended(kForget);
    discard();
}

void SearchIndex::beginAnew()
{
    removeTable();
    m_database.execute("CREATE VIRTUAL TABLE message_search USING"
                       " fts5(text, content='', detail=none, tokenize='ascii')");
    MetaTable(m_database).set(kFirstKey, QString::number(lastMessage(m_database) + 1));
    MetaTable(m_database).set(kVersionKey, expanderVersion());
}

SearchIndex::Progress SearchIndex::indexMore()
{
    m_database.clearFailure();
    const bool isUsed = isUsable(m_database);
    const qint64 before = firstIndexed(m_database);
    if (m_database.hasFailed())
        return Progress::Later;
    if (isUsed && before <= 0)
        return Progress::Done;
    // Nobody else writes: what is read before the transaction is what is there in it.
    const Slice slice = isUsed && before > 1 ? sliceBefore(before) : Slice();
    m_database.begin();
    if (!isUsed)
        guarded([this] { beginAnew(); });
    else if (before > 1)
        indexSlice(slice);
    else if (scrub())
        MetaTable(m_database)
            .set(kFirstKey, QStringLiteral("0")); // of one piece: the smallest and the quickest
    if (!m_database.commit())
        return Progress::Later;
    return isUsable(m_database) ? Progress::More : Progress::Discarded;
}

bool SearchIndex::isWhole(Database &database)
{
    return isUsable(database) && firstIndexed(database) <= 0;
}

/// From the newest to the oldest, which is how they are searched.
SearchIndex::Slice SearchIndex::sliceBefore(qint64 before)
{
    Slice slice;
    QList<qint64> messages;
    qsizetype length = 0;
    Statement row = m_database.prepare(
        "SELECT id, text_length FROM message WHERE id<=? ORDER BY id DESC LIMIT ?");
    row.bind(before - 1).bind(kMostSlice);
    while (length < kMostSliceText && row.next()) {
        messages.prepend(row.integer(0));
        length += row.integer(1);
    }
    slice.first = messages.isEmpty() ? 1 : messages.constFirst();
    // Behind a damaged page it goes on, row by row until one can be read again.
    if (passOver() && messages.isEmpty())
        slice.first = before - 1;
    for (const qint64 message : std::as_const(messages)) {
        const auto words = isFinal(message) ? wordsOf(message) : std::nullopt;
        if (words)
            slice.entries.append({message, *words});
        passOver();
    }
    return slice;
}

void SearchIndex::indexSlice(const Slice &slice)
{
    guarded([this, &slice] {
        // FTS5 gathers what comes in the order of its rows, and writes at once what does not.
        for (const Entry &entry : slice.entries)
            insert(entry);
        MetaTable(m_database).set(kFirstKey, QString::number(slice.first));
    });
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
