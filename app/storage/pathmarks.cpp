// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pathmarks.h"

#include <QJsonArray>

namespace storage {
namespace {

/// A conversation that never had so many messages is read as a whole within a few milliseconds.
constexpr qint64 kLongSeq = 400;
constexpr int kStride = 64; ///< rows from one mark to the next
constexpr qint64 kAllRows = -1;

constexpr auto kStrideName = QLatin1StringView("stride");
constexpr auto kCount = QLatin1StringView("count");
constexpr auto kEnd = QLatin1StringView("end");
constexpr auto kMarks = QLatin1StringView("marks");
constexpr auto kRoots = QLatin1StringView("roots");

QJsonArray toJson(const QList<qint64> &messages)
{
    QJsonArray array;
    for (const qint64 message : messages)
        array.append(message);
    return array;
}

QList<qint64> fromJson(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    QList<qint64> messages;
    messages.reserve(array.size());
    for (const QJsonValue &message : array)
        messages.append(message.toInteger());
    return messages;
}

// Down to the child that is shown: the active one, if it can be, or else the newest.
constexpr const char *kDown =
    "WITH RECURSIVE path(id) AS (VALUES(?) UNION ALL"
    " SELECT coalesce((SELECT c.id FROM message c WHERE c.id=m.active_child AND c.parent_id=m.id"
    " AND c.deleted_at IS NULL), (SELECT c.id FROM message c WHERE c.parent_id=m.id"
    " AND c.deleted_at IS NULL ORDER BY c.seq DESC, c.id DESC LIMIT 1))"
    " FROM path JOIN message m ON m.id=path.id)"
    " SELECT id FROM path WHERE id IS NOT NULL LIMIT ?";

} // namespace

PathMarks::PathMarks(Database &database)
    : m_database(database)
{
}

bool PathMarks::isLong(qint64 conversation)
{
    Statement row = m_database.prepare("SELECT max(seq) FROM message WHERE conversation_id=?");
    return row.bind(conversation).next() && row.integer(0) >= kLongSeq;
}

std::optional<PathMarks::Path> PathMarks::find(qint64 conversation)
{
    // Under the public id: the number of a row that went may be another one's.
    Statement row = m_database.prepare("SELECT value FROM meta WHERE key="
                                       "(SELECT 'path ' || uuid FROM conversation WHERE id=?)");
    if (!row.bind(conversation).next())
        return std::nullopt;
    const QJsonObject json = row.json(0);
    const Path path{json.value(kCount).toInt(), json.value(kEnd).toInteger(),
                    fromJson(json.value(kMarks)), fromJson(json.value(kRoots))};
    const bool isSound = json.value(kStrideName).toInt() == kStride && path.count > 0
                         && path.marks.size() == (path.count - 1) / kStride + 1;
    return isSound ? std::optional(path) : std::nullopt;
}

qint64 PathMarks::parentOf(qint64 message)
{
    Statement row =
        m_database.prepare("SELECT parent_id FROM message WHERE id=? AND deleted_at IS NULL");
    return row.bind(message).next() ? row.integer(0) : 0;
}

int PathMarks::rowOf(const Path &path, qint64 message)
{
    if (message == path.end)
        return path.count - 1;
    // What is on the path is at most so many steps below a mark, each to the child that is shown.
    for (int steps = 0; message != 0 && steps < kStride; ++steps) {
        const qsizetype mark = path.marks.indexOf(message);
        if (mark >= 0) {
            const int row = int(mark) * kStride + steps;
            return row < path.count ? row : -1;
        }
        const qint64 parent = parentOf(message);
        if (parent == 0 || downFrom(parent, 2).value(1) != message)
            return -1;
        message = parent;
    }
    return -1;
}

QList<qint64> PathMarks::downFrom(qint64 message, qint64 most)
{
    Statement row = m_database.prepare(kDown);
    row.bindRow(message).bind(most);
    QList<qint64> messages;
    while (row.next())
        messages.append(row.integer(0));
    return messages;
}

QList<qint64> PathMarks::messages(const Path &path, int first, int last)
{
    const int mark = first / kStride;
    if (first < 0 || last >= path.count || first > last)
        return {};
    const int wanted = last - mark * kStride + 1;
    // One more, to see that what is taken for the end has nothing below.
    QList<qint64> messages = downFrom(path.marks.at(mark), wanted + 1);
    const bool isEnd = last == path.count - 1;
    if (messages.size() != (isEnd ? wanted : wanted + 1)
        || (isEnd && messages.constLast() != path.end))
        return {};
    return messages.mid(first - mark * kStride, last - first + 1);
}

QList<qint64> PathMarks::rootsOf(qint64 conversation)
{
    Statement row =
        m_database.prepare("SELECT id FROM message WHERE conversation_id=? AND parent_id IS NULL"
                           " AND deleted_at IS NULL ORDER BY seq, id");
    row.bind(conversation);
    QList<qint64> roots;
    while (row.next())
        roots.append(row.integer(0));
    return roots;
}

qint64 PathMarks::shownRoot(qint64 conversation, const QList<qint64> &roots)
{
    Statement row = m_database.prepare("SELECT root_child FROM conversation WHERE id=?");
    const qint64 active = row.bind(conversation).next() ? row.integer(0) : 0;
    return roots.contains(active) ? active : roots.value(roots.size() - 1);
}

/// Marks what is shown from this row on, at which this message stands.
void PathMarks::walk(Path &path, int row, qint64 message)
{
    path.marks.resize((row + kStride - 1) / kStride);
    const QList<qint64> below = downFrom(message, kAllRows);
    for (const qint64 shown : below) {
        if (row % kStride == 0)
            path.marks.append(shown);
        path.end = shown;
        ++row;
    }
    path.count = row;
}

void PathMarks::follow(qint64 conversation, qint64 parent)
{
    if (!isLong(conversation))
        return;
    Path path;
    if (const auto known = parent == 0 ? std::nullopt : find(conversation)) {
        const int row = rowOf(*known, parent);
        if (row < 0)
            return; // on a branch that is not shown
        path = *known;
        walk(path, row, parent);
    } else {
        path.roots = rootsOf(conversation);
        walk(path, 0, shownRoot(conversation, path.roots));
    }
    save(conversation, path);
}

void PathMarks::save(qint64 conversation, const Path &path)
{
    const QJsonObject json{{kStrideName, kStride},
                           {kCount, path.count},
                           {kEnd, path.end},
                           {kMarks, toJson(path.marks)},
                           {kRoots, toJson(path.roots)}};
    m_database
        .prepare("INSERT INTO meta(key, value) SELECT 'path ' || uuid, ? FROM conversation"
                 " WHERE id=? ON CONFLICT(key) DO UPDATE SET value=excluded.value")
        .bindJson(json)
        .bind(conversation)
        .run();
}

} // namespace storage
