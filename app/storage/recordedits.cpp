// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recordedits.h"

#include "core/id.h"
#include "storage/bin/deletedplaces.h"
#include "storage/conversationcopy.h"
#include "storage/draftcodec.h"
#include "storage/filingtable.h"
#include "storage/import/importfiling.h"
#include "storage/storeedits.h"

namespace storage {

RecordEdits::RecordEdits(Records &records)
    : m_records(records)
{
}

void RecordEdits::changeTree(const TreeChange &change, const QDateTime &time)
{
    if (!change.added.isEmpty()) {
        const core::ConversationInfo info =
            m_records.m_conversations.find(change.conversation).info;
        m_records.addMessages(info, change.added, {});
    }
    for (auto moved = change.parents.cbegin(); moved != change.parents.cend(); ++moved) {
        const qint64 parent = moved.value().isNull() ? 0 : m_records.knownRow(moved.value());
        m_records.m_messages.setParent(m_records.knownRow(moved.key()), parent);
    }
    m_records.setMessagesDeleted(change.messages, time);
    DeletedPlaces places(m_records.m_database);
    for (const QUuid &message : change.messages)
        places.forget(message);
    if (change.isDeleted && change.messages.size() == 1 && !change.parents.isEmpty())
        places.remember(change.messages.constFirst(), change.parents.keys());
    const QHash<QUuid, QUuid> &shown = change.activeChildren;
    for (auto child = shown.cbegin(); child != shown.cend(); ++child)
        m_records.setActiveChild(change.conversation, child.key(), child.value());
}

int RecordEdits::revise(const QUuid &message, const QList<core::ContentPart> &parts,
                        const QList<Attachment> &attachments, const QDateTime &now)
{
    const qint64 row = m_records.knownRow(message);
    if (row == 0)
        return 0;
    for (const Attachment &attachment : attachments)
        m_records.m_attachments.insert(attachment);
    const int n = m_records.m_revisions.add(
        row, m_records.m_journal.folded(row, m_records.m_parts.parts(row)), now);
    // Somebody has read it and written it anew: it is sound again.
    m_records.replaceParts(row, parts, PartTable::Soundness::Sound);
    return n;
}

void RecordEdits::unrevise(const QUuid &message, int n)
{
    const qint64 row = m_records.knownRow(message);
    const QList<Revision> revisions = m_records.m_revisions.all(row);
    if (revisions.isEmpty() || revisions.constLast().n != n)
        return;
    m_records.replaceParts(row, revisions.constLast().parts, PartTable::Soundness::Sound);
    m_records.m_revisions.remove(row, revisions.constLast().n);
}

QList<Revision> RecordEdits::revisions(const QUuid &message)
{
    return m_records.m_revisions.all(m_records.knownRow(message));
}

void RecordEdits::addRevision(const QUuid &message, const Revision &revision)
{
    static_cast<void>(
        m_records.m_revisions.add(m_records.knownRow(message), revision.parts, revision.replaced));
}

QList<core::TypedResult> RecordEdits::typedResults(const QUuid &conversation)
{
    return resultsIn(m_records.m_conversations.draft(conversation));
}

void RecordEdits::saveTypedResults(const QUuid &conversation,
                                   const QList<core::TypedResult> &results)
{
    ConversationTable &conversations = m_records.m_conversations;
    conversations.setDraft(conversation, withResults(conversations.draft(conversation), results));
}

void RecordEdits::copyPath(const QUuid &message, const core::ConversationInfo &info)
{
    const QList<qint64> path = m_records.m_messages.pathTo(m_records.knownRow(message));
    if (path.isEmpty()) {
        m_records.m_database.failNotFound(core::idText(message)); // it lies in the bin
        return;
    }
    const qint64 conversation = m_records.m_conversations.save(info);
    qint64 parent = 0;
    qint64 seq = 0;
    QHash<qint64, QUuid> copies;
    for (const qint64 row : path) {
        if (m_records.m_database.hasFailed())
            return;
        const QUuid id = core::newId();
        const qint64 copy = m_records.m_messages.copy(row, id, conversation, parent, ++seq);
        copies.insert(row, id);
        m_records.m_parts.insert(copy,
                                 m_records.m_journal.folded(row, m_records.m_parts.parts(row)),
                                 m_records.m_parts.soundness(row));
        m_records.m_index.add(copy);
        if (parent == 0)
            m_records.m_conversations.setRootChild(conversation, copy);
        else
            m_records.m_messages.setActiveChild(parent, copy);
        parent = copy;
    }
    const qint64 source = m_records.m_messages.conversationOf(message);
    copyTypedResults(source, info.id, copies);
    FilingTable(m_records.m_database).copy(source, conversation);
    m_records.m_marks.follow(conversation, 0);
}

/// What a reply still waits for goes with it.
void RecordEdits::copyTypedResults(qint64 from, const QUuid &to, const QHash<qint64, QUuid> &copies)
{
    const QJsonObject draft = m_records.m_conversations.draft(m_records.m_conversations.idOf(from));
    QHash<QUuid, QUuid> ids;
    for (const core::TypedResult &one : resultsIn(draft)) {
        const QUuid copy = copies.value(m_records.m_messages.rowOf(one.reply));
        if (!copy.isNull())
            ids.insert(one.reply, copy);
    }
    const QJsonObject copied = withResults({}, resultsFor(ids, draft));
    if (!copied.isEmpty())
        m_records.m_conversations.setDraft(to, copied);
}

core::ConversationInfo RecordEdits::copy(const QUuid &conversation,
                                         const core::ConversationInfo &info)
{
    const ConversationTable::Row row = m_records.known(conversation);
    if (row.id == 0)
        return {};
    core::ConversationInfo copy = ConversationCopy(m_records.m_database).make(row, info);
    const qint64 copied = m_records.known(copy.id).id;
    FilingTable(m_records.m_database).copy(row.id, copied);
    m_records.m_marks.follow(copied, 0);
    return copy;
}

core::Filing RecordEdits::filing()
{
    return FilingTable(m_records.m_database).all();
}

core::Filing RecordEdits::addFolders(const QHash<QUuid, core::Folder> &folders,
                                     const QDateTime &now)
{
    return ImportFiling(m_records.m_database).add(folders, now);
}

void RecordEdits::setCollapsed(const QUuid &folder, bool isCollapsed)
{
    FilingTable(m_records.m_database).setCollapsed(folder, isCollapsed);
}

void RecordEdits::file(const core::Filing &step, const ConversationMove &moved,
                       const QDateTime &now)
{
    FilingTable(m_records.m_database).apply(step, now);
    for (const QUuid &conversation : moved.conversations) {
        m_records.setConversationDeleted(conversation, moved.isDeleted ? now : QDateTime());
    }
}

} // namespace storage
