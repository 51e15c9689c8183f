// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/filingtable.h"

#include "core/cabinet.h"
#include "storage/textsanitizer.h"
#include "storage/time.h"

#include <algorithm>

namespace storage {
namespace {

QDateTime deletedAt(bool isDeleted, const QDateTime &now)
{
    return isDeleted ? now : QDateTime();
}

} // namespace

FilingTable::FilingTable(Database &database)
    : m_database(database)
{
}

core::Filing FilingTable::all()
{
    core::Filing all;
    {
        Statement row = m_database.prepare(
            "SELECT f.uuid, p.uuid, f.name, f.colour, f.position, f.collapsed FROM folder f"
            " LEFT JOIN folder p ON p.id=f.parent_id WHERE f.deleted_at IS NULL");
        while (row.next()) {
            all.folders.append({row.id(0), row.id(1), row.text(2),
                                core::folderColourFromName(row.text(3)), int(row.integer(4)),
                                row.integer(5) != 0});
        }
    }
    {
        Statement row = m_database.prepare("SELECT uuid, name FROM tag WHERE deleted_at IS NULL");
        while (row.next())
            all.tags.append({row.id(0), row.text(1)});
    }
    {
        Statement row = m_database.prepare(
            "SELECT c.uuid, f.uuid FROM conversation c JOIN folder f ON f.id=c.folder_id"
            " WHERE c.folder_id IS NOT NULL AND f.deleted_at IS NULL");
        while (row.next())
            all.places.insert(row.id(0), row.id(1));
    }
    Statement row = m_database.prepare(
        "SELECT c.uuid, t.uuid FROM conversation_tag x JOIN tag t ON t.id=x.tag_id"
        " JOIN conversation c ON c.id=x.conversation_id WHERE t.deleted_at IS NULL");
    while (row.next())
        all.tagged[row.id(0)].insert(row.id(1));
    return all;
}

void FilingTable::apply(const core::Filing &step, const QDateTime &now)
{
    for (const core::Folder &folder : step.folders)
        save(folder, now);
    // One may lie in another one that was only made now.
    for (const core::Folder &folder : step.folders) {
        m_database
            .prepare("UPDATE folder SET parent_id=(SELECT id FROM folder WHERE uuid=?)"
                     " WHERE uuid=?")
            .bind(folder.parent)
            .bind(folder.id)
            .run();
    }
    for (const core::Tag &tag : step.tags)
        save(tag, now);
    for (auto place = step.places.cbegin(); place != step.places.cend(); ++place) {
        m_database
            .prepare("UPDATE conversation SET folder_id=(SELECT id FROM folder WHERE uuid=?)"
                     " WHERE uuid=?")
            .bind(*place)
            .bind(place.key())
            .run();
    }
    for (auto tags = step.tagged.cbegin(); tags != step.tagged.cend(); ++tags)
        setTags(tags.key(), *tags);
}

void FilingTable::save(const core::Folder &folder, const QDateTime &now)
{
    Statement row = m_database.prepare(
        "INSERT INTO folder(uuid, name, colour, position, collapsed, created, deleted_at)"
        " VALUES (?,?,?,?,?,?,?) ON CONFLICT(uuid) DO UPDATE SET name=excluded.name,"
        " colour=excluded.colour, position=excluded.position, deleted_at=excluded.deleted_at");
    row.bind(folder.id).bind(cleanText(folder.name)).bind(core::folderColourName(folder.colour));
    row.bind(folder.position).bind(folder.isCollapsed);
    bindTime(row, now);
    bindTime(row, deletedAt(folder.isDeleted, now));
    row.run();
}

void FilingTable::save(const core::Tag &tag, const QDateTime &now)
{
    Statement row = m_database.prepare(
        "INSERT INTO tag(uuid, name, created, deleted_at) VALUES (?,?,?,?) ON CONFLICT(uuid)"
        " DO UPDATE SET name=excluded.name, deleted_at=excluded.deleted_at");
    row.bind(tag.id).bind(cleanText(tag.name));
    bindTime(row, now);
    bindTime(row, deletedAt(tag.isDeleted, now));
    row.run();
}

void FilingTable::setTags(const QUuid &conversation, const QSet<QUuid> &tags)
{
    m_database
        .prepare("DELETE FROM conversation_tag WHERE conversation_id="
                 "(SELECT id FROM conversation WHERE uuid=?)")
        .bind(conversation)
        .run();
    for (const QUuid &tag : tags) {
        m_database
            .prepare("INSERT OR IGNORE INTO conversation_tag(conversation_id, tag_id)"
                     " SELECT c.id, t.id FROM conversation c, tag t WHERE c.uuid=? AND t.uuid=?")
            .bind(conversation)
            .bind(tag)
            .run();
    }
}

void FilingTable::setCollapsed(const QUuid &folder, bool isCollapsed)
{
    m_database.prepare("UPDATE folder SET collapsed=? WHERE uuid=?")
        .bind(isCollapsed)
        .bind(folder)
        .run();
}

void FilingTable::copy(qint64 from, qint64 to)
{
    m_database
        .prepare("UPDATE conversation SET folder_id="
                 "(SELECT folder_id FROM conversation WHERE id=?) WHERE id=?")
        .bind(from)
        .bind(to)
        .run();
    m_database
        .prepare("INSERT OR IGNORE INTO conversation_tag(conversation_id, tag_id)"
                 " SELECT ?, tag_id FROM conversation_tag WHERE conversation_id=?")
        .bind(to)
        .bind(from)
        .run();
}

QList<core::Folder> FilingTable::foldersAround(qint64 conversation)
{
    Statement row = m_database.prepare(
        "WITH RECURSIVE up(id, parent, level) AS (SELECT f.id, f.parent_id, 1"
        " FROM conversation c JOIN folder f ON f.id=c.folder_id"
        " WHERE c.id=? AND f.deleted_at IS NULL UNION ALL SELECT f.id, f.parent_id, up.level+1"
        " FROM folder f JOIN up ON f.id=up.parent WHERE f.deleted_at IS NULL AND up.level<?)"
        " SELECT f.uuid, f.name, f.colour, f.position FROM up JOIN folder f ON f.id=up.id"
        " ORDER BY up.level DESC");
    row.bind(conversation).bind(core::kDeepestFolder);
    QList<core::Folder> folders;
    while (row.next()) {
        const QUuid parent = folders.isEmpty() ? QUuid() : folders.constLast().id;
        folders.append({row.id(0), parent, row.text(1), core::folderColourFromName(row.text(2)),
                        int(row.integer(3))});
    }
    return folders;
}

QStringList FilingTable::tagNames(qint64 conversation)
{
    Statement row = m_database.prepare(
        "SELECT DISTINCT t.name FROM conversation_tag x JOIN tag t ON t.id=x.tag_id"
        " WHERE x.conversation_id=? AND t.deleted_at IS NULL ORDER BY t.name");
    row.bind(conversation);
    QStringList names;
    while (row.next())
        names.append(row.text(0));
    return names;
}

QUuid FilingTable::folderNamed(const QString &name, const QUuid &parent)
{
    Statement row = m_database.prepare(
        "SELECT uuid FROM folder WHERE name=? AND deleted_at IS NULL"
        " AND parent_id IS (SELECT id FROM folder WHERE uuid=?) ORDER BY position, id LIMIT 1");
    row.bind(cleanText(name)).bind(parent);
    return row.next() ? row.id(0) : QUuid();
}

std::optional<core::Folder> FilingTable::folder(const QUuid &id)
{
    Statement row = m_database.prepare(
        "SELECT f.uuid, p.uuid, f.name, f.colour, f.position, f.collapsed, f.deleted_at IS NOT NULL"
        " FROM folder f LEFT JOIN folder p ON p.id=f.parent_id WHERE f.uuid=?");
    row.bind(id);
    if (!row.next())
        return std::nullopt;
    return core::Folder{row.id(0),           row.id(1),
                        row.text(2),         core::folderColourFromName(row.text(3)),
                        int(row.integer(4)), row.integer(5) != 0,
                        row.integer(6) != 0};
}

int FilingTable::nextPosition(const QUuid &parent, const QSet<QUuid> &others)
{
    Statement row = m_database.prepare("SELECT uuid, position FROM folder WHERE deleted_at IS NULL"
                                       " AND parent_id IS (SELECT id FROM folder WHERE uuid=?)");
    row.bind(parent);
    int next = 0;
    while (row.next()) {
        if (!others.contains(row.id(0)))
            next = std::max(next, int(row.integer(1)) + 1);
    }
    return next;
}

QUuid FilingTable::tagNamed(const QString &name)
{
    Statement row = m_database.prepare("SELECT uuid, name FROM tag WHERE deleted_at IS NULL");
    while (row.next()) {
        if (row.text(1).compare(name, Qt::CaseInsensitive) == 0)
            return row.id(0);
    }
    return {};
}

QSet<qint64> FilingTable::conversationsIn(const QUuid &folder)
{
    // UNION leaves out what was there: circles end.
    return rowsOf("WITH RECURSIVE below(id) AS (SELECT id FROM folder WHERE uuid=?"
                  " AND deleted_at IS NULL UNION SELECT f.id FROM folder f JOIN below"
                  " ON f.parent_id=below.id WHERE f.deleted_at IS NULL)"
                  " SELECT c.id FROM conversation c JOIN below ON c.folder_id=below.id"
                  " WHERE c.folder_id IS NOT NULL",
                  folder);
}

QSet<qint64> FilingTable::conversationsTagged(const QUuid &tag)
{
    return rowsOf("SELECT x.conversation_id FROM conversation_tag x JOIN tag t ON t.id=x.tag_id"
                  " WHERE t.uuid=? AND t.deleted_at IS NULL",
                  tag);
}

QSet<qint64> FilingTable::rowsOf(const char *sql, const QUuid &id)
{
    Statement row = m_database.prepare(sql);
    row.bind(id);
    QSet<qint64> rows;
    while (row.next())
        rows.insert(row.integer(0));
    return rows;
}

} // namespace storage
