// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importwriter.h"

#include "core/id.h"

namespace storage {
namespace {

core::ConversationInfo importedInfo(const ImportedConversation &conversation, const QDateTime &now)
{
    core::ConversationInfo info;
    info.id = conversation.id.isNull() ? core::newId() : conversation.id;
    info.title = conversation.title;
    info.isTitleByHand = conversation.isTitleByHand;
    info.instructions = conversation.instructions;
    info.model = conversation.model;
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
    : m_conversations(database)
    , m_messages(database)
    , m_parts(database)
    , m_attachments(database)
{
}

ImportStanding ImportWriter::examine(const ImportedConversation &conversation)
{
    using State = ImportStanding::State;
    const ConversationTable::Row row = m_conversations.find(conversation.id);
    if (row.id == 0)
        return {State::New, int(conversation.messages.size()), {}};
    if (row.isDeleted)
        return {State::InBin, 0, row.info};
    int unknown = 0;
    for (const core::Message &message : conversation.messages)
        unknown += m_messages.rowOf(message.id) == 0 ? 1 : 0;
    return {unknown == 0 ? State::Known : State::Continued, unknown, row.info};
}

ImportStanding ImportWriter::add(const ImportedConversation &conversation, const QDateTime &now)
{
    ImportStanding standing = examine(conversation);
    if (standing.state == ImportStanding::State::New) {
        standing.info = importedInfo(conversation, now);
        insert(conversation, standing.info);
    } else if (standing.state == ImportStanding::State::Continued) {
        extend(conversation, standing.info, m_conversations.find(conversation.id).rootChild);
    }
    return standing;
}

qint64 ImportWriter::insertMessage(qint64 conversation, qint64 parent, const core::Message &message)
{
    const qint64 row = m_messages.insert(conversation, parent, message);
    m_parts.insert(row, message.parts);
    return row;
}

void ImportWriter::insert(const ImportedConversation &conversation,
                          const core::ConversationInfo &info)
{
    const qint64 row = m_conversations.save(info);
    for (const Attachment &attachment : conversation.attachments)
        m_attachments.insert(attachment);
    QHash<QUuid, qint64> rows;
    for (const core::Message &message : conversation.messages) {
        const qint64 parent = rows.value(message.parentId);
        const qint64 added = insertMessage(row, parent, dated(message, info));
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

/// What is shown stays shown: a new message becomes active only where there was none.
void ImportWriter::extend(const ImportedConversation &conversation, core::ConversationInfo &info,
                          qint64 rootChild)
{
    info.updated = qMax(info.updated, conversation.updated);
    const qint64 row = m_conversations.save(info);
    for (const Attachment &attachment : conversation.attachments)
        m_attachments.insert(attachment);
    qint64 seq = m_messages.lastSeq(row);
    for (const core::Message &message : conversation.messages) {
        if (m_messages.rowOf(message.id) != 0)
            continue;
        core::Message added = dated(message, info);
        added.seq = ++seq;
        const qint64 parent = m_messages.rowOf(message.parentId);
        const qint64 child = insertMessage(row, parent, added);
        if (parent != 0) {
            m_messages.adopt(parent, child);
        } else if (rootChild == 0) {
            m_conversations.setRootChild(row, child);
            rootChild = child;
        }
    }
}

} // namespace storage
