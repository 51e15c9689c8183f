// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/messagetable.h"

#include "core/id.h"
#include "storage/messagecodec.h"
#include "storage/textsanitizer.h"
#include "storage/time.h"

#include <QJsonDocument>
#include <algorithm>
#include <utility>

namespace storage {
namespace {

qint64 textLengthOf(const QList<core::ContentPart> &parts)
{
    qint64 length = 0;
    for (const core::ContentPart &part : parts)
        length += core::partText(part).size();
    return length;
}

qint64 textLengthOf(const core::Message &message)
{
    return message.isLoaded ? textLengthOf(message.parts) : message.textLength;
}

/// What insert() and update() write alike, in this order.
void bindContent(Statement &statement, const core::Message &message)
{
    statement.bind(core::roleName(message.role)).bind(core::stateName(message.state));
    statement.bind(textLengthOf(message)).bind(cleanText(message.model));
    statement.bind(message.profileId).bind(message.exchangeId);
    bindTime(statement, message.created);
    statement.bind(cleanText(message.finishReason));
    statement.bindJson(message.usage ? message.usage->toJson() : QJsonObject());
    statement.bindJson(responseToJson(message.response));
    statement.bindJson(message.error ? errorToJson(*message.error) : QJsonObject());
    statement.bindJson(message.extra);
}

/// The columns that messageOf() reads, in its order.
QByteArray selectWhere(const char *condition)
{
    return QByteArray("SELECT id, uuid, parent_id, active_child, seq, role, state, text_length,"
                      " model, profile_uuid, exchange_uuid, created, finish_reason, usage_json,"
                      " response_json, error_json, extra_json FROM message WHERE ")
           + condition;
}

core::Message messageOf(const Statement &row)
{
    core::Message message;
    message.isLoaded = false;
    message.id = row.id(1);
    message.seq = row.integer(4);
    // A role from a newer program is shown on the side that never asks anything.
    message.role = core::roleFromName(row.text(5)).value_or(core::Role::Assistant);
    message.state = core::stateFromName(row.text(6));
    message.textLength = row.integer(7);
    message.model = row.text(8);
    message.profileId = row.id(9);
    message.exchangeId = row.id(10);
    message.created = timeOf(row, 11);
    message.finishReason = row.text(12);
    if (!row.isNull(13))
        message.usage = core::Usage::fromJson(row.json(13));
    // Most rows have none of these, and a conversation has thousands of rows.
    if (!row.isNull(14))
        message.response = responseFromJson(row.json(14));
    if (!row.isNull(15))
        message.error = errorFromJson(row.json(15));
    message.extra = row.json(16);
    return message;
}

} // namespace

MessageTable::MessageTable(Database &database)
    : m_database(database)
{
}

qint64 MessageTable::rowOf(const QUuid &id)
{
    Statement row = m_database.prepare("SELECT id FROM message WHERE uuid=?");
    return row.bind(id).next() ? row.integer(0) : 0;
}

qint64 MessageTable::insert(qint64 conversation, qint64 parent, const core::Message &message)
{
    Statement insert = m_database.prepare(
        "INSERT INTO message(uuid, conversation_id, parent_id, seq, role, state, text_length,"
        " model, profile_uuid, exchange_uuid, created, finish_reason, usage_json, response_json,"
        " error_json, extra_json) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.bind(message.id).bind(conversation).bindRow(parent).bind(message.seq);
    bindContent(insert, message);
    return insert.run() ? m_database.lastRow() : 0;
}

void MessageTable::update(qint64 row, const core::Message &message)
{
    Statement update = m_database.prepare(
        "UPDATE message SET role=?, state=?, text_length=?, model=?, profile_uuid=?,"
        " exchange_uuid=?, created=?, finish_reason=?, usage_json=?, response_json=?,"
        " error_json=?, extra_json=? WHERE id=?");
    bindContent(update, message);
    update.bind(row).run();
}

void MessageTable::setActiveChild(qint64 parent, qint64 child)
{
    m_database.prepare("UPDATE message SET active_child=? WHERE id=?")
        .bindRow(child)
        .bind(parent)
        .run();
}

void MessageTable::setParent(qint64 row, qint64 parent)
{
    m_database.prepare("UPDATE message SET parent_id=? WHERE id=?").bindRow(parent).bind(row).run();
}

QList<qint64> MessageTable::pathTo(qint64 last)
{
    QList<qint64> path;
    for (qint64 next = last; next != 0;) {
        Statement row =
            m_database.prepare("SELECT parent_id FROM message WHERE id=? AND deleted_at IS NULL");
        if (!row.bind(next).next())
            return {};
        path.prepend(next);
        next = row.integer(0);
    }
    return path;
}

qint64 MessageTable::copy(qint64 row, const QUuid &id, qint64 conversation, qint64 parent,
                          qint64 seq)
{
    Statement insert = m_database.prepare(
        "INSERT INTO message(uuid, conversation_id, parent_id, seq, role, state, text_length,"
        " model, profile_uuid, exchange_uuid, created, finish_reason, usage_json, response_json,"
        " error_json, extra_json) SELECT ?,?,?,?, role, state, text_length, model, profile_uuid,"
        " exchange_uuid, created, finish_reason, usage_json, response_json, error_json, extra_json"
        " FROM message WHERE id=?");
    insert.bind(id).bind(conversation).bindRow(parent).bind(seq).bind(row);
    return insert.run() ? m_database.lastRow() : 0;
}

void MessageTable::adopt(qint64 parent, qint64 child)
{
    m_database.prepare("UPDATE message SET active_child=? WHERE id=? AND active_child IS NULL")
        .bindRow(child)
        .bind(parent)
        .run();
}

qint64 MessageTable::textLength(const core::Message &message)
{
    return textLengthOf(message);
}

QHash<QUuid, MessageTable::Known> MessageTable::known(qint64 conversation)
{
    QHash<QUuid, Known> known;
    struct Place {
        QUuid id; ///< that can be seen, here or above
        bool isVisible = true;
    };
    QHash<qint64, Place> places{{0, {}}};
    Statement row = m_database.prepare("SELECT id, uuid, parent_id, text_length, deleted_at"
                                       " FROM message WHERE conversation_id=? ORDER BY seq, id");
    row.bind(conversation);
    while (row.next()) {
        const Place above = places.value(row.integer(2)); // parents come first
        const bool isDeleted = !row.isNull(4);
        const bool isVisible = above.isVisible && !isDeleted;
        const QUuid place = isVisible ? row.id(1) : above.id;
        places.insert(row.integer(0), {place, isVisible});
        known.insert(row.id(1), {row.integer(0), row.integer(3), isDeleted, place});
    }
    return known;
}

qint64 MessageTable::lastSeq(qint64 conversation)
{
    Statement row = m_database.prepare("SELECT MAX(seq) FROM message WHERE conversation_id=?");
    return row.bind(conversation).next() ? row.integer(0) : 0;
}

QList<QUuid> MessageTable::after(qint64 conversation, qint64 seq)
{
    Statement row = m_database.prepare(
        "SELECT uuid FROM message WHERE conversation_id=? AND seq>? ORDER BY seq, id");
    QList<QUuid> ids;
    row.bind(conversation).bind(seq);
    while (row.next())
        ids.append(row.id(0));
    return ids;
}

void MessageTable::setDeleted(const QUuid &id, const QDateTime &time)
{
    Statement update = m_database.prepare("UPDATE message SET deleted_at=? WHERE uuid=?");
    bindTime(update, time);
    if (update.bind(id).run() && m_database.changedRows() == 0)
        m_database.failNotFound(core::idText(id));
}

qint64 MessageTable::conversationOf(const QUuid &id)
{
    Statement row = m_database.prepare("SELECT conversation_id FROM message WHERE uuid=?");
    return row.bind(id).next() ? row.integer(0) : 0;
}

bool MessageTable::bringBack(qint64 row)
{
    Statement lost =
        m_database.prepare("SELECT 1 FROM message WHERE id=? AND deleted_at IS NOT NULL");
    if (!lost.bind(row).next())
        return false;
    m_database
        .prepare("WITH RECURSIVE way(id, parent_id) AS (SELECT id, parent_id FROM message"
                 " WHERE id=? AND deleted_at IS NOT NULL UNION ALL SELECT above.id,"
                 " above.parent_id FROM message AS above JOIN way ON above.id=way.parent_id)"
                 " UPDATE message SET deleted_at=NULL"
                 " WHERE deleted_at IS NOT NULL AND id IN (SELECT id FROM way)")
        .bind(row)
        .run();
    return true;
}

QSet<QUuid> MessageTable::deletedOf(qint64 conversation)
{
    Statement row = m_database.prepare(
        "SELECT uuid FROM message WHERE conversation_id=? AND deleted_at IS NOT NULL");
    QSet<QUuid> ids;
    row.bind(conversation);
    while (row.next())
        ids.insert(row.id(0));
    return ids;
}

/// Takes those among them whose parent is shown, and so on; the others lie below what is in the
/// bin. They are numbered anew, after their parents.
void MessageTable::takeLate(QList<Late> late, QList<core::Message> &messages,
                            QHash<qint64, QUuid> &shown,
                            QList<std::pair<QUuid, qint64>> &activeChildren)
{
    QHash<QUuid, qint64> seqs;
    for (bool isAny = true; isAny;) {
        QList<Late> rest;
        for (Late &one : late) {
            const QUuid parent = shown.value(one.parent);
            if (parent.isNull()) {
                rest.append(std::move(one));
                continue;
            }
            if (seqs.isEmpty()) {
                for (const core::Message &message : std::as_const(messages))
                    seqs.insert(message.id, message.seq);
            }
            one.message.parentId = parent;
            one.message.seq = qMax(one.message.seq, seqs.value(parent) + 1);
            seqs.insert(one.message.id, one.message.seq);
            shown.insert(one.row, one.message.id);
            activeChildren.append({one.message.id, one.activeChild});
            messages.append(std::move(one.message));
        }
        isAny = rest.size() < late.size();
        late = std::move(rest);
    }
    if (!seqs.isEmpty()) {
        std::stable_sort(messages.begin(), messages.end(),
                         [](const auto &a, const auto &b) { return a.seq < b.seq; });
    }
}

MessageTable::Skeleton MessageTable::skeleton(qint64 conversation, qint64 rootChild)
{
    static const QByteArray sql =
        selectWhere("conversation_id=? AND deleted_at IS NULL ORDER BY seq, id");
    Statement row = m_database.prepare(sql.constData());
    Skeleton skeleton;
    QHash<qint64, QUuid> shown;
    QList<Late> late;
    // Messages are large: they are not moved each time that there are twice as many.
    Statement count = m_database.prepare("SELECT count(*) FROM message WHERE conversation_id=?");
    if (count.bind(conversation).next()) {
        skeleton.messages.reserve(count.integer(0));
        shown.reserve(count.integer(0));
    }
    QList<std::pair<QUuid, qint64>> activeChildren{{QUuid(), rootChild}};
    row.bind(conversation);
    while (row.next()) {
        core::Message message = messageOf(row);
        if (!row.isNull(2)) {
            // A parent comes before its children; if it is not here, it is in the bin. But an old
            // program may have numbered them wrongly.
            message.parentId = shown.value(row.integer(2));
            if (message.parentId.isNull()) {
                late.append({row.integer(0), row.integer(2), row.integer(3), std::move(message)});
                continue;
            }
        }
        shown.insert(row.integer(0), message.id);
        activeChildren.append({message.id, row.integer(3)});
        skeleton.messages.append(std::move(message));
    }
    takeLate(std::move(late), skeleton.messages, shown, activeChildren);
    skeleton.activeChildren.reserve(activeChildren.size());
    for (const auto &[parent, child] : std::as_const(activeChildren)) {
        const QUuid id = shown.value(child);
        if (!id.isNull())
            skeleton.activeChildren.insert(parent, id);
    }
    return skeleton;
}

QList<core::Message> MessageTable::visible(qint64 conversation, const QList<qint64> &rows)
{
    static const QByteArray sql = selectWhere("id=? AND conversation_id=? AND deleted_at IS NULL");
    QList<core::Message> messages;
    for (const qint64 id : rows) {
        Statement row = m_database.prepare(sql.constData());
        if (row.bind(id).bind(conversation).next())
            messages.append(messageOf(row));
    }
    return messages;
}

QList<core::Message> MessageTable::siblings(qint64 message)
{
    static const QByteArray sql =
        selectWhere("parent_id=(SELECT parent_id FROM message WHERE id=?) AND deleted_at IS NULL"
                    " ORDER BY seq, id");
    Statement row = m_database.prepare(sql.constData());
    row.bind(message);
    QList<core::Message> messages;
    while (row.next())
        messages.append(messageOf(row));
    return messages;
}

QList<qint64> MessageTable::running()
{
    Statement row =
        m_database.prepare("SELECT id FROM message WHERE state IN ('waiting', 'streaming')");
    QList<qint64> rows;
    while (row.next())
        rows.append(row.integer(0));
    return rows;
}

int MessageTable::interruptRunning()
{
    m_database
        .prepare("UPDATE message SET state='interrupted' WHERE state IN ('waiting', 'streaming')")
        .run();
    return m_database.hasFailed() ? 0 : m_database.changedRows();
}

void MessageTable::setTextLength(qint64 row, const QList<core::ContentPart> &parts)
{
    m_database.prepare("UPDATE message SET text_length=? WHERE id=?")
        .bind(textLengthOf(parts))
        .bind(row)
        .run();
}

} // namespace storage
