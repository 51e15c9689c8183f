// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"
#include "core/typedresult.h"
#include "storage/records.h"
#include "storage/revision.h"

namespace storage {

struct ConversationMove;
struct TreeChange;

/// What a person deletes, rewrites and copies within stored conversations, as StoreEdits says it:
/// the rest of Records. Storage thread, in a transaction of the caller's.
class RecordEdits
{
public:
    explicit RecordEdits(Records &records);

    void changeTree(const TreeChange &change, const QDateTime &time);
    int revise(const QUuid &message, const QList<core::ContentPart> &parts,
               const QList<Attachment> &attachments, const QDateTime &now);
    void unrevise(const QUuid &message, int n);
    [[nodiscard]] QList<Revision> revisions(const QUuid &message);
    /// After the others of the message.
    void addRevision(const QUuid &message, const Revision &revision);
    [[nodiscard]] QList<core::TypedResult> typedResults(const QUuid &conversation);
    void saveTypedResults(const QUuid &conversation, const QList<core::TypedResult> &results);
    void copyPath(const QUuid &message, const core::ConversationInfo &info);
    core::ConversationInfo copy(const QUuid &conversation, const core::ConversationInfo &info);
    [[nodiscard]] core::Filing filing();
    core::Filing addFolders(const QHash<QUuid, core::Folder> &folders, const QDateTime &now);
    void setCollapsed(const QUuid &folder, bool isCollapsed);
    /// As StoreEdits::file() says.
    void file(const core::Filing &step, const ConversationMove &moved, const QDateTime &now);

private:
    /// `copies`: by the rows of those that they are made of.
    void copyTypedResults(qint64 from, const QUuid &to, const QHash<qint64, QUuid> &copies);

    Records &m_records;
};

} // namespace storage
