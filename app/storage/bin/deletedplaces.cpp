// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bin/deletedplaces.h"

#include "core/id.h"
#include "storage/metatable.h"

#include <QJsonArray>

namespace storage {
namespace {

constexpr auto kMovedChildren = QLatin1StringView("children");

QString placeKey(const QUuid &message)
{
    return QStringLiteral("place ") + core::idText(message);
}

} // namespace

DeletedPlaces::DeletedPlaces(Database &database)
    : m_database(database)
{
}

void DeletedPlaces::remember(const QUuid &message, const QList<QUuid> &children)
{
    QJsonArray ids;
    for (const QUuid &child : children)
        ids.append(core::idText(child));
    MetaTable(m_database).set(placeKey(message), QJsonObject{{kMovedChildren, ids}});
}

void DeletedPlaces::forget(const QUuid &message)
{
    MetaTable(m_database).remove(placeKey(message));
}

QList<QUuid> DeletedPlaces::childrenOf(const QUuid &message)
{
    QList<QUuid> children;
    const QJsonArray ids =
        MetaTable(m_database).object(placeKey(message)).value(kMovedChildren).toArray();
    for (const QJsonValue &id : ids)
        children.append(core::idFromText(id.toString()));
    return children;
}

/// Where one of them was deleted alone, too, those below it moved up as far.
QList<QUuid> DeletedPlaces::movedWith(const QUuid &message)
{
    QList<QUuid> children = childrenOf(message);
    for (qsizetype i = 0; i < children.size(); ++i) {
        for (const QUuid &below : childrenOf(children.at(i))) {
            if (!children.contains(below))
                children.append(below);
        }
    }
    return children;
}

void DeletedPlaces::putBack(const QUuid &message)
{
    bool isShown = false;
    for (const QUuid &child : movedWith(message))
        isShown = bringBelow(child, message) || isShown;
    if (isShown) {
        // One of the two: a first message hangs on the conversation.
        m_database
            .prepare("UPDATE message SET active_child=(SELECT id FROM message WHERE uuid=?1)"
                     " WHERE id=(SELECT parent_id FROM message WHERE uuid=?1)")
            .bind(message)
            .run();
        m_database
            .prepare("UPDATE conversation SET root_child=(SELECT id FROM message WHERE uuid=?1)"
                     " WHERE id=(SELECT conversation_id FROM message WHERE uuid=?1"
                     " AND parent_id IS NULL)")
            .bind(message)
            .run();
    }
}

qint64 DeletedPlaces::takeAway(const QUuid &message)
{
    qint64 shown = 0;
    for (const QUuid &child : movedWith(message)) {
        Statement row = m_database.prepare(
            "UPDATE message SET parent_id=(SELECT parent_id FROM message WHERE uuid=?1)"
            " WHERE uuid=?2 AND parent_id=(SELECT id FROM message WHERE uuid=?1)"
            " RETURNING CASE WHEN deleted_at IS NULL THEN id ELSE 0 END");
        if (row.bind(message).bind(child).next() && row.integer(0) != 0)
            shown = row.integer(0);
        row.run();
    }
    return shown;
}

/// True when it is the one that was shown where it was.
bool DeletedPlaces::bringBelow(const QUuid &child, const QUuid &message)
{
    bool wasShown = false;
    {
        Statement row = m_database.prepare(
            "SELECT c.id IN (SELECT active_child FROM message WHERE id=c.parent_id UNION ALL"
            " SELECT root_child FROM conversation WHERE id=c.conversation_id)"
            " FROM message c JOIN message m ON m.uuid=? AND m.conversation_id=c.conversation_id"
            " AND m.parent_id IS c.parent_id AND m.id<>c.id WHERE c.uuid=?");
        if (!row.bind(message).bind(child).next())
            return false; // it has gone elsewhere since
        wasShown = row.integer(0) != 0;
    }
    m_database
        .prepare("UPDATE message SET parent_id=(SELECT id FROM message WHERE uuid=?)"
                 " WHERE uuid=?")
        .bind(message)
        .bind(child)
        .run();
    return wasShown;
}

} // namespace storage
