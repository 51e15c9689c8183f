// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/conversationcopy.h"

#include "core/id.h"
#include "storage/draftcodec.h"

#include <utility>

namespace storage {

ConversationCopy::ConversationCopy(Database &database)
    : m_database(database)
    , m_conversations(database)
    , m_messages(database)
    , m_parts(database)
    , m_journal(database)
    , m_index(database)
{
}

core::ConversationInfo ConversationCopy::make(const ConversationTable::Row &source,
                                              core::ConversationInfo info)
{
    const QUuid place = std::exchange(info.scroll.messageId, QUuid());
    const qint64 conversation = m_conversations.save(info);
    const QList<qint64> journals = m_journal.messages();
    m_journals = QSet<qint64>(journals.begin(), journals.end());
    const QList<Original> all = originals(source.id);
    QHash<QUuid, QUuid> ids;
    for (const Original &original : all) {
        // What hangs in the bin stays there.
        if (original.parent != 0 && !m_copies.contains(original.parent))
            continue;
        const QUuid id = core::newId();
        const qint64 copy = copyMessage(original, id, conversation);
        m_copies.insert(original.row, copy);
        ids.insert(original.id, id);
        copyParts(original.row, copy);
        m_index.add(copy);
        if (original.id == place)
            info.scroll.messageId = id;
    }
    for (const Original &original : all) {
        const qint64 child = m_copies.value(original.activeChild);
        if (child != 0 && m_copies.contains(original.row))
            m_messages.setActiveChild(m_copies.value(original.row), child);
    }
    m_conversations.setRootChild(conversation, m_copies.value(source.rootChild));
    if (info.scroll.messageId.isNull())
        info.scroll = {};
    m_conversations.save(info);
    // Unsent words stay where they are written; what a reply still waits for goes with it.
    const QJsonObject draft =
        withResults({}, resultsFor(ids, m_conversations.draft(source.info.id)));
    if (!draft.isEmpty())
        m_conversations.setDraft(info.id, draft);
    return info;
}

/// Read before anything is written to the same table.
QList<ConversationCopy::Original> ConversationCopy::originals(qint64 conversation)
{
    Statement row = m_database.prepare("SELECT id, uuid, parent_id, active_child FROM message"
                                       " WHERE conversation_id=? AND deleted_at IS NULL"
                                       " ORDER BY seq, id");
    row.bind(conversation);
    QList<Original> all;
    while (row.next())
        all.append({row.integer(0), row.id(1), row.integer(2), row.integer(3)});
    return all;
}

qint64 ConversationCopy::copyMessage(const Original &original, const QUuid &id, qint64 conversation)
{
    Statement copy = m_database.prepare(
        "INSERT INTO message(uuid, conversation_id, parent_id, seq, role, state, text_length,"
        " model, profile_uuid, exchange_uuid, created, finish_reason, usage_json, response_json,"
        " error_json, extra_json) SELECT ?, ?, ?, seq, role,"
        " CASE WHEN state IN ('waiting', 'streaming') THEN 'interrupted' ELSE state END,"
        " text_length, model, profile_uuid, exchange_uuid, created, finish_reason, usage_json,"
        " response_json, error_json, extra_json FROM message WHERE id=?");
    copy.bind(id).bind(conversation).bindRow(m_copies.value(original.parent)).bind(original.row);
    return copy.run() ? m_database.lastRow() : 0;
}

void ConversationCopy::copyParts(qint64 from, qint64 to)
{
    m_database
        .prepare("INSERT INTO revision(message_id, n, created, parts_json)"
                 " SELECT ?, n, created, parts_json FROM revision WHERE message_id=?")
        .bind(to)
        .bind(from)
        .run();
    if (!m_journals.contains(from)) {
        m_database
            .prepare("INSERT INTO part(message_id, pos, kind, attachment_hash, meta_json, text,"
                     " checksum) SELECT ?, pos, kind, attachment_hash, meta_json, text, checksum"
                     " FROM part WHERE message_id=?")
            .bind(to)
            .bind(from)
            .run();
        return;
    }
    const QList<core::ContentPart> parts = m_journal.folded(from, m_parts.parts(from));
    m_parts.insert(to, parts, m_parts.soundness(from));
    m_messages.setTextLength(to, parts);
}

} // namespace storage
