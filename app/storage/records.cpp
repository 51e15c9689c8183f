// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/records.h"

#include "core/damagednotice.h"
#include "storage/bin/deletedplaces.h"
#include "storage/draftcodec.h"
#include "storage/glimpsereader.h"

#include "core/id.h"

namespace storage {

Records::Records(Database &database)
    : m_database(database)
    , m_conversations(database)
    , m_messages(database)
    , m_parts(database)
    , m_attachments(database)
    , m_journal(database)
    , m_marks(database)
    , m_revisions(database)
    , m_index(database)
{
}

QList<core::ConversationInfo> Records::conversations()
{
    return m_conversations.list();
}

ConversationTable::Row Records::known(const QUuid &conversation)
{
    ConversationTable::Row row = m_conversations.find(conversation);
    if (row.id == 0)
        m_database.failNotFound(core::idText(conversation));
    return row;
}

ConversationSkeleton Records::skeleton(const QUuid &conversation)
{
    const ConversationTable::Row row = known(conversation);
    if (row.id == 0)
        return {};
    MessageTable::Skeleton skeleton = m_messages.skeleton(row.id, row.rootChild);
    const QHash<QUuid, int> counts = m_revisions.counts(row.id);
    for (core::Message &message : skeleton.messages) {
        if (counts.isEmpty())
            break;
        message.earlierCount = counts.value(message.id);
    }
    return {row.info, std::move(skeleton.messages), std::move(skeleton.activeChildren),
            row.isDeleted};
}

ConversationGlimpse Records::glimpse(const QUuid &conversation, int most)
{
    const ConversationTable::Row row = known(conversation);
    if (row.id == 0 || row.isDeleted)
        return {};
    ConversationGlimpse glimpse = GlimpseReader(m_database).read(row, most);
    for (core::Message &message : glimpse.messages) {
        if (!message.isLoaded)
            continue;
        message.parts = parts({message.id}).value(message.id);
        const qint64 stored = m_messages.rowOf(message.id);
        message.earlierCount = m_revisions.count(stored);
        core::setDamaged(message, m_parts.soundness(stored) == PartTable::Soundness::Damaged);
    }
    return glimpse;
}

void Records::rememberPath(const QUuid &conversation)
{
    m_marks.follow(known(conversation).id, 0);
}

QHash<QUuid, QList<core::ContentPart>> Records::parts(const QList<QUuid> &messages)
{
    QHash<QUuid, QList<core::ContentPart>> parts;
    for (const QUuid &id : messages) {
        const qint64 row = m_messages.rowOf(id);
        if (row != 0)
            parts.insert(id, m_journal.folded(row, m_parts.parts(row)));
    }
    return parts;
}

QSet<QUuid> Records::damaged(const QList<QUuid> &messages)
{
    QSet<QUuid> damaged;
    for (const QUuid &id : messages) {
        if (m_parts.soundness(m_messages.rowOf(id)) == PartTable::Soundness::Damaged)
            damaged.insert(id);
    }
    return damaged;
}

Attachment Records::attachment(const QByteArray &hash)
{
    return m_attachments.find(hash);
}

void Records::saveInfo(const core::ConversationInfo &info)
{
    m_conversations.save(info);
}

Draft Records::draft(const QUuid &conversation)
{
    return decodeDraft(m_conversations.draft(conversation));
}

void Records::saveDraft(const QUuid &conversation, const Draft &draft,
                        const QList<Attachment> &attachments)
{
    for (const Attachment &attachment : attachments)
        m_attachments.insert(attachment);
    const QList<core::TypedResult> results = resultsIn(m_conversations.draft(conversation));
    m_conversations.setDraft(conversation, withResults(encodeDraft(draft), results));
}

void Records::addMessages(const core::ConversationInfo &info, const QList<core::Message> &messages,
                          const QList<Attachment> &attachments)
{
    const qint64 conversation = m_conversations.save(info);
    for (const Attachment &attachment : attachments)
        m_attachments.insert(attachment);
    QHash<QUuid, qint64> rows;
    QSet<qint64> changed;
    for (const core::Message &message : messages) {
        if (m_database.hasFailed())
            return;
        const auto known = rows.constFind(message.parentId);
        qint64 parent = known == rows.cend() ? 0 : known.value();
        if (parent == 0 && !message.parentId.isNull()) {
            parent = knownRow(message.parentId);
            // What somebody writes below comes out of the bin again: it was put there so lately
            // that they still saw it, and nothing that hangs in the bin is ever shown.
            if (m_messages.bringBack(parent))
                changed.insert(0);
        }
        if (known == rows.cend())
            changed.insert(parent);
        const qint64 row = m_messages.insert(conversation, parent, message);
        m_parts.insert(row, message.parts, PartTable::soundnessOf(message));
        m_index.add(row);
        if (parent == 0)
            m_conversations.setRootChild(conversation, row);
        else
            m_messages.setActiveChild(parent, row);
        rows.insert(message.id, row);
    }
    if (!changed.isEmpty())
        m_marks.follow(conversation, changed.size() == 1 ? *changed.cbegin() : 0);
}

void Records::appendJournal(const QList<JournalEntry> &entries)
{
    for (const JournalEntry &entry : entries)
        m_journal.append(knownRow(entry.messageId), entry.part, entry.text);
}

void Records::saveMessage(const core::Message &message)
{
    const qint64 row = knownRow(message.id);
    if (core::isRunning(message.state) && m_messages.bringBack(row)) // somebody lets it go on
        m_marks.follow(m_messages.conversationOf(message.id), 0);
    m_messages.update(row, message);
    // Parts that are not in memory are on disk, and stay there.
    if (message.isLoaded) {
        m_index.remove(row);
        // What is written again without having been read by anybody is as good as it was.
        m_parts.replace(row, message.parts, m_parts.soundness(row));
        m_journal.drop(row);
    }
    m_index.add(row);
}

void Records::setActiveChild(const QUuid &conversation, const QUuid &parent, const QUuid &child)
{
    const qint64 row = child.isNull() ? 0 : knownRow(child);
    const qint64 owner = known(conversation).id;
    const qint64 above = parent.isNull() ? 0 : knownRow(parent);
    if (above == 0)
        m_conversations.setRootChild(owner, row);
    else
        m_messages.setActiveChild(above, row);
    m_marks.follow(owner, above);
}

void Records::setConversationDeleted(const QUuid &conversation, const QDateTime &time)
{
    m_conversations.setDeleted(conversation, time);
}

void Records::setMessagesDeleted(const QList<QUuid> &messages, const QDateTime &time)
{
    QSet<qint64> conversations;
    for (const QUuid &message : messages) {
        m_messages.setDeleted(message, time);
        if (!time.isValid())
            DeletedPlaces(m_database).putBack(message);
        conversations.insert(m_messages.conversationOf(message));
    }
    for (const qint64 conversation : std::as_const(conversations))
        m_marks.follow(conversation, 0);
}

ImportStanding Records::examineImported(const ImportedConversation &conversation)
{
    ImportStanding standing = ImportWriter(m_database).examine(conversation);
    standing.binned = binnedOf(conversation, standing);
    return standing;
}

ImportStanding Records::addImported(const ImportedConversation &conversation, const QDateTime &now)
{
    const qint64 before = m_conversations.find(conversation.id).id;
    const qint64 last = m_messages.lastSeq(before);
    ImportStanding standing = ImportWriter(m_database).add(conversation, now);
    using State = ImportStanding::State;
    if (standing.state == State::Continued)
        standing.added = m_messages.after(before, last);
    if (standing.state == State::Continued || standing.state == State::New)
        m_marks.follow(m_conversations.find(standing.info.id).id, 0);
    standing.binned = binnedOf(conversation, standing);
    return standing;
}

/// Messages of the file that lie in the bin, out of a conversation that does not.
QList<QUuid> Records::binnedOf(const ImportedConversation &conversation,
                               const ImportStanding &standing)
{
    using State = ImportStanding::State;
    if (standing.state != State::Known && standing.state != State::Continued)
        return {};
    const QSet<QUuid> deleted = m_messages.deletedOf(m_conversations.find(conversation.id).id);
    QList<QUuid> binned;
    for (const core::Message &message : conversation.messages) {
        if (deleted.contains(message.id))
            binned.append(message.id);
    }
    return binned;
}

int Records::recover()
{
    const QList<qint64> journals = m_journal.messages();
    const QList<qint64> running = m_messages.running();
    for (const qint64 row : journals)
        replaceParts(row, m_journal.folded(row, m_parts.parts(row)), m_parts.soundness(row));
    const int count = m_messages.interruptRunning();
    for (const qint64 row : running + journals)
        m_index.add(row);
    return count;
}

void Records::replaceParts(qint64 row, const QList<core::ContentPart> &parts,
                           PartTable::Soundness soundness)
{
    m_index.remove(row);
    m_parts.replace(row, parts, soundness);
    m_messages.setTextLength(row, parts);
    m_journal.drop(row);
    m_index.add(row);
}

qint64 Records::knownRow(const QUuid &message)
{
    const qint64 row = m_messages.rowOf(message);
    if (row == 0)
        m_database.failNotFound(core::idText(message));
    return row;
}

} // namespace storage
