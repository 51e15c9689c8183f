// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importwriter.h"

#include "core/id.h"
#include "storage/import/importidentities.h"
#include "storage/import/importmerge.h"

namespace storage {
namespace {

core::ConversationInfo importedInfo(const ImportedConversation &conversation, const QDateTime &now)
{
    core::ConversationInfo info;
    info.id = conversation.id.isNull() ? core::newId() : conversation.id;
    info.title = conversation.title;
    info.isTitleByHand = conversation.isTitleByHand;
    info.instructions = conversation.instructions;
    info.parameters = conversation.parameters;
    info.personaId = conversation.personaId;
    info.model = conversation.model;
    info.profileId = conversation.profileId;
    info.isPinned = conversation.isPinned;
    info.isArchived = conversation.isArchived;
    info.updated = conversation.updated.isValid() ? conversation.updated : now;
    info.created = conversation.created.isValid() ? conversation.created : info.updated;
    return info;
}

core::Message dated(core::Message message, const core::ConversationInfo &info)
{
    if (!message.created.isValid())
        message.created = info.created;
    return message;
}

} // namespace

ImportWriter::ImportWriter(Database &database)
    : m_names(database)
    , m_conversations(database)
    , m_messages(database)
    , m_parts(database)
    , m_attachments(database)
    , m_revisions(database)
    , m_index(database)
    , m_filing(database)
{
}

ImportedConversation ImportWriter::settled(const ImportedConversation &conversation, qint64 row)
{
    return conversation.isOwn ? withFreeIdentities(conversation, row, m_messages) : conversation;
}

ImportStanding ImportWriter::examine(const ImportedConversation &told)
{
    using State = ImportStanding::State;
    const ConversationTable::Row row = m_conversations.find(told.id);
    const ImportedConversation conversation = settled(told, row.id);
    if (row.id == 0)
        return {State::New, int(conversation.messages.size()), {}};
    if (row.isDeleted)
        return {State::InBin, 0, row.info};
    const qsizetype count =
        ImportMerge(m_messages, m_parts, m_revisions, row.id).additions(conversation).size();
    return {count == 0 ? State::Known : State::Continued, int(count), row.info};
}

ImportStanding ImportWriter::add(const ImportedConversation &told, const QDateTime &now)
{
    using State = ImportStanding::State;
    ConversationTable::Row row = m_conversations.find(told.id);
    const ImportedConversation conversation = settled(told, row.id);
    if (row.id == 0) {
        const core::ConversationInfo info = importedInfo(conversation, now);
        insert(conversation, info);
        return {State::New, int(conversation.messages.size()), info,
                m_filing.file(info.id, conversation, now)};
    }
    if (row.isDeleted)
        return {State::InBin, 0, row.info};
    const int count = extend(conversation, row);
    return {count == 0 ? State::Known : State::Continued, count, row.info};
}

qint64 ImportWriter::insertMessage(qint64 conversation, qint64 parent, const core::Message &message,
                                   const QList<Revision> &earlier)
{
    const qint64 row = m_messages.insert(conversation, parent, message);
    m_parts.insert(row, message.parts, PartTable::soundnessOf(message));
    for (const Revision &revision : earlier)
        m_revisions.add(row, revision.parts, revision.replaced);
    m_index.add(row);
    return row;
}

void ImportWriter::addBelongings(const ImportedConversation &conversation)
{
    for (const Attachment &attachment : conversation.attachments)
        m_attachments.insert(attachment);
    const QHash<QUuid, QString> &names = conversation.connections;
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        m_names.add(name.key(), name.value());
}

void ImportWriter::insert(const ImportedConversation &conversation,
                          const core::ConversationInfo &info)
{
    const qint64 row = m_conversations.save(info);
    addBelongings(conversation);
    if (!conversation.draft.isEmpty())
        m_conversations.setDraft(info.id, conversation.draft);
    QHash<QUuid, qint64> rows;
    for (const core::Message &message : conversation.messages) {
        const qint64 parent = rows.value(message.parentId);
        const qint64 added = insertMessage(row, parent, dated(message, info),
                                           conversation.earlier.value(message.id));
        rows.insert(message.id, added);
        // The newest, where the file does not say which way was shown.
        if (parent == 0)
            m_conversations.setRootChild(row, added);
        else
            m_messages.setActiveChild(parent, added);
    }
    const QHash<QUuid, QUuid> &shown = conversation.activeChildren;
    for (auto child = shown.cbegin(); child != shown.cend(); ++child) {
        const qint64 active = rows.value(child.value());
        if (active != 0 && child.key().isNull())
            m_conversations.setRootChild(row, active);
        else if (active != 0)
            m_messages.setActiveChild(rows.value(child.key()), active);
    }
}

/// What is shown stays shown: a new message becomes active only where there was none. How many
/// were added.
int ImportWriter::extend(const ImportedConversation &conversation, ConversationTable::Row &row)
{
    ImportMerge merge(m_messages, m_parts, m_revisions, row.id);
    const QList<core::Message> additions = merge.additions(conversation);
    if (additions.isEmpty())
        return 0;
    row.info.updated = qMax(row.info.updated, conversation.updated);
    m_conversations.save(row.info);
    addBelongings(conversation);
    qint64 seq = m_messages.lastSeq(row.id);
    QHash<QUuid, qint64> rows;
    for (const core::Message &message : additions) {
        core::Message added = dated(message, row.info);
        added.seq = ++seq;
        const qint64 parent = rows.value(added.parentId, merge.rowOf(added.parentId));
        const qint64 child =
            insertMessage(row.id, parent, added, conversation.earlier.value(added.id));
        rows.insert(added.id, child);
        if (parent != 0) {
            m_messages.adopt(parent, child);
        } else if (row.rootChild == 0) {
            m_conversations.setRootChild(row.id, child);
            row.rootChild = child;
        }
    }
    return int(additions.size());
}

} // namespace storage
