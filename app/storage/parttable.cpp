// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/parttable.h"

#include "core/damagednotice.h"
#include "storage/partcodec.h"

#include <QSet>

namespace storage {
namespace {

constexpr qint64 kPartsASlice = 1000;

} // namespace

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

PartTable::Soundness PartTable::soundness(qint64 message)
{
    Statement row = m_database.prepare(
        "SELECT 1 FROM part WHERE message_id=? AND checksum IS NOT NULL"
        " AND checksum<>part_checksum(kind, attachment_hash, meta_json, text) LIMIT 1");
    return row.bind(message).next() ? Soundness::Damaged : Soundness::Sound;
}

PartTable::Soundness PartTable::soundnessOf(const core::Message &message)
{
    return core::isDamaged(message) ? Soundness::Damaged : Soundness::Sound;
}

int PartTable::countDamaged()
{
    if (m_database.pragma("PRAGMA user_version").toInt() < kChecksumVersion)
        return 0;
    QSet<qint64> damaged;
    const qint64 last = m_database.pragma("SELECT max(id) FROM part").toLongLong();
    for (qint64 from = 0; from <= last && !m_database.hasFailed(); from += kPartsASlice) {
        Statement row = m_database.prepare(
            "SELECT message_id FROM part WHERE id>=? AND id<? AND checksum IS NOT NULL"
            " AND checksum<>part_checksum(kind, attachment_hash, meta_json, text)");
        row.bind(from).bind(from + kPartsASlice);
        while (row.next())
            damaged.insert(row.integer(0));
    }
    return int(damaged.size());
}

void PartTable::insert(qint64 message, const QList<core::ContentPart> &parts, Soundness soundness)
{
    int pos = 0;
    for (const core::ContentPart &part : parts) {
        const PartRow row = encodePart(part);
        m_database
            .prepare("INSERT INTO part(message_id, pos, kind, attachment_hash, meta_json, text,"
                     " checksum) VALUES (?1,?2,?3,?4,?5,?6, CASE WHEN ?7"
                     " THEN part_checksum(?3,?4,?5,?6) ELSE ~part_checksum(?3,?4,?5,?6) END)")
            .bind(message)
            .bind(pos++)
            .bind(row.kind)
            .bindName(row.attachmentHash)
            .bindJson(row.meta)
            .bind(row.text)
            .bind(soundness == Soundness::Sound)
            .run();
    }
}

void PartTable::replace(qint64 message, const QList<core::ContentPart> &parts, Soundness soundness)
{
    m_database.prepare("DELETE FROM part WHERE message_id=?").bind(message).run();
    insert(message, parts, soundness);
}

} // namespace storage
