// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup/salvage.h"

#include "core/id.h"
#include "storage/migrations.h"

#include <QStringList>
#include <algorithm>

namespace storage {
namespace {

/// So many ranges may fail before a table is left to PageSalvage: each costs some microseconds.
constexpr qint64 kMostFailures = 20'000;
/// Where a table does not know its last id: more than there are rows in so many pages.
constexpr qint64 kIdsAPage = 1000;

constexpr const char *kPlacesUp = "SELECT id, conversation_id, seq FROM message "
                                  "INDEXED BY message_order ORDER BY conversation_id, seq";
constexpr const char *kPlacesDown =
    "SELECT id, conversation_id, seq FROM message INDEXED BY message_order "
    "ORDER BY conversation_id DESC, seq DESC";
constexpr const char *kParentsUp = "SELECT id, parent_id FROM message INDEXED BY message_parent "
                                   "ORDER BY parent_id";
constexpr const char *kParentsDown = "SELECT id, parent_id FROM message INDEXED BY message_parent "
                                     "ORDER BY parent_id DESC";
constexpr const char *kNamesUp = "SELECT id, uuid FROM message "
                                 "INDEXED BY sqlite_autoindex_message_1 ORDER BY uuid";
constexpr const char *kNamesDown = "SELECT id, uuid FROM message "
                                   "INDEXED BY sqlite_autoindex_message_1 ORDER BY uuid DESC";
constexpr const char *kMetaUp = "SELECT key, value FROM meta WHERE key = 'draft' OR key LIKE "
                                "'connection %' OR key LIKE 'place %' ORDER BY key";
constexpr const char *kMetaDown = "SELECT key, value FROM meta WHERE key = 'draft' OR key LIKE "
                                  "'connection %' OR key LIKE 'place %' ORDER BY key DESC";

} // namespace

Salvage::Salvage(Database &damaged, const QString &file, Database &fresh,
                 std::function<bool()> goesOn)
    : m_damaged(damaged)
    , m_fresh(fresh)
    , m_pages(fresh, file, goesOn)
    , m_goesOn(std::move(goesOn))
{
}

bool Salvage::passOver()
{
    if (!m_damaged.hasFailed())
        return false;
    m_hasGaps = true;
    ++m_failures;
    m_damaged.clearFailure();
    return true;
}

/// Those of our layout that the damaged file knows of; the search index is made anew.
QStringList Salvage::tables()
{
    QStringList known;
    {
        Statement row = m_damaged.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
        while (row.next())
            known.append(row.text(0));
    }
    passOver();
    QStringList tables;
    Statement row = m_fresh.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                                    "NOT LIKE 'sqlite%' AND name NOT LIKE 'message_search%' AND "
                                    "name <> 'meta' ORDER BY name");
    while (row.next()) {
        if (known.contains(row.text(0)))
            tables.append(row.text(0));
        else if (m_damaged.pragma("PRAGMA user_version").toInt() >= kSchemaVersion)
            m_hasGaps = true; // not one that came later
    }
    passOver();
    return tables;
}

QStringList Salvage::columnsOf(Database &database, const QString &table)
{
    QStringList columns;
    Statement row = database.prepare("SELECT name FROM pragma_table_info(?)");
    row.bind(table);
    while (row.next())
        columns.append(row.text(0));
    return columns;
}

Salvage::Table Salvage::tableOf(const QString &name)
{
    QStringList columns = columnsOf(m_fresh, name);
    const QStringList there = columnsOf(m_damaged, name);
    passOver();
    columns.removeIf([&there](const QString &column) { return !there.contains(column); });
    if (columns.isEmpty())
        return {};
    bool hasRows = true;
    {
        Statement row = m_fresh.prepare("SELECT wr FROM pragma_table_list WHERE name = ?");
        row.bind(name);
        hasRows = !row.next() || row.integer(0) == 0;
    }
    // One without ids of its own is in the order of its first column, which is an id, too.
    const QString id = hasRows ? QStringLiteral("rowid") : columns.constFirst();
    const QString listed = columns.join(QLatin1Char(','));
    QStringList marks(columns.size(), QStringLiteral("?"));
    Table table;
    table.columns = int(columns.size());
    table.select = QStringLiteral("SELECT %1, %2 FROM %3 WHERE %1 BETWEEN ? AND ? ORDER BY %1")
                       .arg(id, listed, name)
                       .toUtf8();
    table.last = QStringLiteral("SELECT max(%1) FROM %2").arg(id, name).toUtf8();
    table.insert = QStringLiteral("INSERT OR IGNORE INTO %1 (%2) VALUES (%3)")
                       .arg(name, listed, marks.join(QLatin1Char(',')))
                       .toUtf8();
    return table;
}

void Salvage::take(const Table &table)
{
    m_failures = 0;
    const QString last = m_damaged.pragma(table.last.constData());
    qint64 to = last.toLongLong();
    if (passOver() || to <= 0)
        to = m_damaged.pragma("PRAGMA page_count").toLongLong() * kIdsAPage;
    passOver();
    takeRange(table, 0, to);
}

void Salvage::takeRange(const Table &table, qint64 from, qint64 to)
{
    if (from > to || m_fresh.hasFailed() || m_failures > kMostFailures)
        return;
    if (m_goesOn && !m_goesOn()) {
        m_fresh.failNotFound(QStringLiteral("cancelled"));
        return;
    }
    qint64 next = from;
    {
        Statement row = m_damaged.prepare(table.select.constData());
        row.bind(from).bind(to);
        while (row.next()) {
            next = row.integer(0) + 1;
            Statement insert = m_fresh.prepare(table.insert.constData());
            for (int column = 1; column <= table.columns; ++column)
                insert.bindFrom(row, column);
            insert.run();
        }
    }
    if (!passOver() || next > to)
        return;
    // Behind what cannot be read, in halves, until it is one id that cannot.
    if (from == to)
        return;
    const qint64 middle = next + (to - next) / 2;
    takeRange(table, next, middle);
    takeRange(table, middle + 1, to);
}

void Salvage::readIndex(const char *sql, const std::function<void(Statement &)> &note)
{
    {
        Statement row = m_damaged.prepare(sql);
        while (row.next())
            note(row);
    }
    passOver();
}

/// From both ends: one damaged page leaves what lies before it and behind.
Salvage::Places Salvage::placesInIndexes()
{
    Places places;
    for (const char *sql : {kPlacesUp, kPlacesDown}) {
        readIndex(sql, [&places](Statement &row) {
            Place &place = places[row.integer(0)];
            place.conversation = row.integer(1);
            place.seq = row.integer(2);
        });
    }
    for (const char *sql : {kParentsUp, kParentsDown}) {
        readIndex(sql, [&places](Statement &row) {
            const auto found = places.find(row.integer(0));
            if (found != places.end())
                found->parent = row.integer(1);
        });
    }
    for (const char *sql : {kNamesUp, kNamesDown}) {
        readIndex(sql, [&places](Statement &row) {
            const auto found = places.find(row.integer(0));
            if (found != places.end())
                found->uuid = row.text(1);
        });
    }
    return places;
}

void Salvage::rebuildMessages()
{
    Places places = placesInIndexes();
    {
        Statement row = m_fresh.prepare("SELECT id FROM message");
        while (row.next())
            places.remove(row.integer(0));
    }
    QList<qint64> missing = places.keys();
    std::sort(missing.begin(), missing.end(), [&places](qint64 one, qint64 other) {
        return places.value(one).seq < places.value(other).seq;
    });
    for (const qint64 id : std::as_const(missing))
        insertRebuilt(id, places.value(id));
}

void Salvage::insertRebuilt(qint64 id, const Place &place)
{
    QString role = QStringLiteral("user");
    {
        Statement row = m_fresh.prepare("SELECT role FROM message WHERE id = ?");
        row.bind(place.parent);
        if (row.next() && row.text(0) == QLatin1StringView("user"))
            role = QStringLiteral("assistant");
    }
    const QString uuid = place.uuid.isEmpty() ? core::idText(core::newId()) : place.uuid;
    Statement insert =
        m_fresh.prepare("INSERT OR IGNORE INTO message (id, uuid, conversation_id, parent_id, seq, "
                        "role, state) VALUES (?, ?, ?, ?, ?, ?, 'complete')");
    insert.bind(id).bind(uuid).bind(place.conversation).bindRow(place.parent).bind(place.seq);
    insert.bind(role).run();
    m_rebuilt += m_fresh.changedRows();
}

/// What people wrote and have not sent, and what is remembered of deleted messages; the rest is
/// noted anew. From both ends, as with the indexes.
void Salvage::takeMeta()
{
    for (const char *sql : {kMetaUp, kMetaDown}) {
        readIndex(sql, [this](Statement &row) {
            m_fresh.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)")
                .bind(row.text(0))
                .bind(row.text(1))
                .run();
        });
    }
}

/// Messages have ids, conversations too; anything else is another table's.
bool Salvage::isPlausible()
{
    for (const char *sql :
         {"SELECT uuid FROM message LIMIT 50", "SELECT uuid FROM conversation LIMIT 50"}) {
        bool isStrange = false;
        {
            Statement row = m_damaged.prepare(sql);
            while (!isStrange && row.next())
                isStrange = core::idFromText(row.text(0)).isNull();
        }
        passOver();
        if (isStrange)
            return false;
    }
    return true;
}

bool Salvage::run()
{
    const QStringList names = tables();
    if (names.isEmpty() || !isPlausible())
        return false;
    for (const QString &name : names) {
        const Table &table = *m_tables.insert(name, tableOf(name));
        if (table.columns > 0)
            take(table);
    }
    takeMeta();
    // What could be walked is there before: a row that is found twice stays as the table had it.
    if (m_hasGaps && !m_fresh.hasFailed())
        static_cast<void>(m_pages.run());
    if (m_hasGaps && names.contains(QLatin1StringView("message")))
        rebuildMessages();
    return !m_fresh.hasFailed();
}

} // namespace storage
