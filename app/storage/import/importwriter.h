// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachmenttable.h"
#include "storage/conversationtable.h"
#include "storage/export/connectionnames.h"
#include "storage/import/importedconversation.h"
#include "storage/import/importfiling.h"
#include "storage/import/importstanding.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"
#include "storage/revisiontable.h"
#include "storage/search/searchindex.h"

namespace storage {

/// Adds imported conversations. One that is known gets only what it does not have yet, as
/// ImportMerge finds it; nothing that is stored changes, and what was deleted here does not come
/// back. Storage thread, in a transaction of the caller's; failures stick in the Database.
class ImportWriter
{
public:
    explicit ImportWriter(Database &database);

    [[nodiscard]] ImportStanding examine(const ImportedConversation &conversation);
    /// Times that the file does not tell are `now`.
    ImportStanding add(const ImportedConversation &conversation, const QDateTime &now);

private:
    void insert(const ImportedConversation &conversation, const core::ConversationInfo &info);
    int extend(const ImportedConversation &conversation, ConversationTable::Row &row);
    /// With identities that nobody else has here.
    [[nodiscard]] ImportedConversation settled(const ImportedConversation &conversation,
                                               qint64 row);
    qint64 insertMessage(qint64 conversation, qint64 parent, const core::Message &message,
                         const QList<Revision> &earlier);
    void addBelongings(const ImportedConversation &conversation);

    ConnectionNames m_names;
    ConversationTable m_conversations;
    MessageTable m_messages;
    PartTable m_parts;
    AttachmentTable m_attachments;
    RevisionTable m_revisions;
    SearchIndex m_index;
    ImportFiling m_filing;
};

} // namespace storage
