// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/revisiontable.h"

#include "storage/members.h"
#include "storage/partcodec.h"
#include "storage/time.h"

#include <QJsonArray>

namespace storage {
namespace {

constexpr auto kRevisionParts = QLatin1StringView("parts");
constexpr auto kPartMeta = QLatin1StringView("meta");
constexpr auto kPartHash = QLatin1StringView("attachment_hash");

/// The columns of `part`, as one object each.
QJsonObject encodeRevision(const QList<core::ContentPart> &parts)
{
    QJsonArray rows;
    for (const core::ContentPart &part : parts) {
        const PartRow row = encodePart(part);
        QJsonObject object{{kKind, row.kind}, {kText, row.text}};
        if (!row.meta.isEmpty())
            object.insert(kPartMeta, row.meta);
        if (!row.attachmentHash.isEmpty())
            object.insert(kPartHash, QString::fromLatin1(row.attachmentHash));
        rows.append(object);
    }
    return {{kRevisionParts, rows}};
}

QList<core::ContentPart> decodeRevision(const QJsonObject &revision)
{
    QList<core::ContentPart> parts;
    const QJsonArray rows = revision.value(kRevisionParts).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        parts.append(decodePart({row.value(kKind).toString(), row.value(kText).toString(),
                                 row.value(kPartMeta).toObject(),
                                 row.value(kPartHash).toString().toLatin1()}));
    }
    return parts;
}

} // namespace

RevisionTable::RevisionTable(Database &database)
    : m_database(database)
{
}

int RevisionTable::add(qint64 message, const QList<core::ContentPart> &parts,
                       const QDateTime &replaced)
{
    Statement last = m_database.prepare("SELECT max(n) FROM revision WHERE message_id=?");
    const int n = last.bind(message).next() ? int(last.integer(0)) + 1 : 1;
    Statement insert = m_database.prepare(
        "INSERT INTO revision(message_id, n, created, parts_json) VALUES (?,?,?,?)");
    insert.bind(message).bind(n);
    bindTime(insert, replaced);
    insert.bindJson(encodeRevision(parts)).run();
    return n;
}

void RevisionTable::remove(qint64 message, int n)
{
    m_database.prepare("DELETE FROM revision WHERE message_id=? AND n=?")
        .bind(message)
        .bind(n)
        .run();
}

QList<Revision> RevisionTable::all(qint64 message)
{
    Statement row = m_database.prepare(
        "SELECT n, created, parts_json FROM revision WHERE message_id=? ORDER BY n");
    row.bind(message);
    QList<Revision> revisions;
    while (row.next())
        revisions.append({int(row.integer(0)), timeOf(row, 1), decodeRevision(row.json(2))});
    return revisions;
}

int RevisionTable::count(qint64 message)
{
    Statement row = m_database.prepare("SELECT count(*) FROM revision WHERE message_id=?");
    return row.bind(message).next() ? int(row.integer(0)) : 0;
}

QHash<QUuid, int> RevisionTable::counts(qint64 conversation)
{
    // From the few revisions there are, not from the many messages.
    Statement row = m_database.prepare(
        "SELECT m.uuid, count(*) FROM revision r CROSS JOIN message m ON m.id=r.message_id"
        " AND m.conversation_id=? GROUP BY r.message_id");
    row.bind(conversation);
    QHash<QUuid, int> counts;
    while (row.next())
        counts.insert(row.id(0), int(row.integer(1)));
    return counts;
}

} // namespace storage
