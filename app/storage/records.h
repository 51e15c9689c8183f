// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachmenttable.h"
#include "storage/conversationtable.h"
#include "storage/import/importwriter.h"
#include "storage/journal.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"
#include "storage/pathmarks.h"
#include "storage/revisiontable.h"
#include "storage/search/searchindex.h"
#include "storage/store.h"

namespace storage {

class BinRecords;
class RecordEdits;

/// What the Store can be asked for, in terms of the tables. Callers put each write in a
/// transaction. Storage thread; failures stick in the Database.
class Records
{
public:
    explicit Records(Database &database);

    [[nodiscard]] QList<core::ConversationInfo> conversations();
    [[nodiscard]] ConversationSkeleton skeleton(const QUuid &conversation);
    [[nodiscard]] ConversationGlimpse glimpse(const QUuid &conversation, int most);
    void rememberPath(const QUuid &conversation);
    [[nodiscard]] QHash<QUuid, QList<core::ContentPart>> parts(const QList<QUuid> &messages);
    /// Those of them that are not what was written, see PartTable.
    [[nodiscard]] QSet<QUuid> damaged(const QList<QUuid> &messages);
    [[nodiscard]] Attachment attachment(const QByteArray &hash);
    [[nodiscard]] Draft draft(const QUuid &conversation);

    void saveInfo(const core::ConversationInfo &info);
    void addMessages(const core::ConversationInfo &info, const QList<core::Message> &messages,
                     const QList<Attachment> &attachments);
    void saveDraft(const QUuid &conversation, const Draft &draft,
                   const QList<Attachment> &attachments);
    void appendJournal(const QList<JournalEntry> &entries);
    void saveMessage(const core::Message &message);
    void setActiveChild(const QUuid &conversation, const QUuid &parent, const QUuid &child);
    void setConversationDeleted(const QUuid &conversation, const QDateTime &time);
    void setMessagesDeleted(const QList<QUuid> &messages, const QDateTime &time);

    [[nodiscard]] ImportStanding examineImported(const ImportedConversation &conversation);
    ImportStanding addImported(const ImportedConversation &conversation, const QDateTime &now);

    [[nodiscard]] SearchIndex &index() { return m_index; }

    /// After a crash: every journal becomes part of its message, and what was running is
    /// interrupted. How many replies that were.
    int recover();

private:
    friend BinRecords;
    friend RecordEdits; // the rest of what people do with records

    /// One that is not there is a failure.
    [[nodiscard]] ConversationTable::Row known(const QUuid &conversation);
    [[nodiscard]] qint64 knownRow(const QUuid &message);
    void replaceParts(qint64 row, const QList<core::ContentPart> &parts,
                      PartTable::Soundness soundness);
    [[nodiscard]] QList<QUuid> binnedOf(const ImportedConversation &conversation,
                                        const ImportStanding &standing);

    Database &m_database;
    ConversationTable m_conversations;
    MessageTable m_messages;
    PartTable m_parts;
    AttachmentTable m_attachments;
    Journal m_journal;
    PathMarks m_marks;
    RevisionTable m_revisions;
    SearchIndex m_index;
};

} // namespace storage
