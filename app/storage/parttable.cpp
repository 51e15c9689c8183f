// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/parttable.h"

#include "storage/partcodec.h"

namespace storage {

PartTable::PartTable(Database &database)
    : m_database(database)
{
}

QList<core::ContentPart> PartTable::parts(qint64 message)
{
    Statement row = m_database.prepare(
        "SELECT kind, text, meta_json, attachment_hash FROM part WHERE message_id=? ORDER BY pos");
    row.bind(message);
    QList<core::ContentPart> parts;
    while (row.next())
        parts.append(decodePart({row.text(0), row.text(1), row.json(2), row.bytes(3)}));
    return parts;
}

void PartTable::insert(qint64 message, const QList<core::ContentPart> &parts)
{
    int pos = 0;
    for (const core::ContentPart &part : parts) {
        const PartRow row = encodePart(part);
        m_database
            .prepare("INSERT INTO part(message_id, pos, kind, attachment_hash, meta_json, text)"
                     " VALUES (?,?,?,?,?,?)")
            .bind(message)
            .bind(pos++)
            .bind(row.kind)
            .bindName(row.attachmentHash)
            .bindJson(row.meta)
            .bind(row.text)
            .run();
    }
}

void PartTable::replace(qint64 message, const QList<core::ContentPart> &parts)
{
    m_database.prepare("DELETE FROM part WHERE message_id=?").bind(message).run();
    insert(message, parts);
}

} // namespace storage
