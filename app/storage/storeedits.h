// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"
#include "core/typedresult.h"
#include "storage/revision.h"
#include "storage/shelfcopy.h"
#include "storage/store.h"

#include <functional>

namespace storage {

struct Restored;
struct RestoreOrder;

/// What a person deletes in a conversation, inserts, or takes back: one transaction.
struct TreeChange {
    QUuid conversation;
    QList<QUuid> messages;       ///< into the bin, or out of it; what lies below goes with them
    bool isDeleted = false;      ///< into it
    QHash<QUuid, QUuid> parents; ///< these hang there from now on; null: first messages
    QHash<QUuid, QUuid> activeChildren; ///< by parent, null: the root; a null child: none
    QList<core::Message> added = {};    ///< are new, and stored before all else
};

/// Conversations that go into the bin, or out of it, as part of something else.
struct ConversationMove {
    QList<QUuid> conversations;
    bool isDeleted = false; ///< into it
};

/// What a person does with what is stored: the rest of Store, with its thread and its rules. As
/// light as a reference.
class StoreEdits
{
public:
    explicit StoreEdits(Store &store);

    /// A deletion or an insertion is told at once when the disk refuses, as addMessages(); taking
    /// one back waits.
    QFuture<core::Result<core::Done>> changeTree(const TreeChange &change);
    /// One transaction: the message's parts become these, and those it has become a revision. How
    /// many it has then. Told at once when the disk refuses.
    QFuture<core::Result<int>> revise(const QUuid &message, const QList<core::ContentPart> &parts,
                                      const QList<Attachment> &attachments, const QDateTime &now);
    /// The reverse: revision `n` is what the message says again, and no revision any more. Only
    /// when it is the last one.
    QFuture<core::Result<core::Done>> unrevise(const QUuid &message, int n);
    /// The oldest first.
    QFuture<core::Result<QList<Revision>>> revisions(const QUuid &message);
    /// What was typed as results of calls and not sent. Nothing happens to a conversation that has
    /// no row.
    QFuture<core::Result<QList<core::TypedResult>>> typedResults(const QUuid &conversation);
    QFuture<core::Result<core::Done>> saveTypedResults(const QUuid &conversation,
                                                       const QList<core::TypedResult> &results);
    /// One transaction: a new conversation with copies of the message and of all above it. Told at
    /// once when the disk refuses.
    QFuture<core::Result<core::Done>> copyPath(const QUuid &message,
                                               const core::ConversationInfo &info);
    /// One transaction: everything that can be seen of it, on all branches, stored a second time as
    /// the conversation that `info` describes, whose place to scroll to is that of the original; as
    /// it is stored. What was running is interrupted there; pictures are shared. Told at once when
    /// the disk refuses, as addMessages().
    QFuture<core::Result<core::ConversationInfo>>
    copyConversation(const QUuid &conversation, const core::ConversationInfo &info);
    /// All folders and tags, and how conversations are filed.
    QFuture<core::Result<core::Filing>> filing();
    /// One transaction: a step of filing, with what goes into the bin or out of it.
    QFuture<core::Result<core::Done>> file(const core::Filing &step,
                                           const ConversationMove &moved = {});
    /// One transaction: makes those folders of an imported file that are not here. What became
    /// different. Told at once when the disk refuses.
    QFuture<core::Result<core::Filing>> addFolders(const QHash<QUuid, core::Folder> &folders,
                                                   const QDateTime &now);
    QFuture<core::Result<core::Done>> setCollapsed(const QUuid &folder, bool isCollapsed);

    /// What is copied here of the shelf with this name, compared with `content`, which is asked on
    /// the storage thread; see ShelfCopy.
    QFuture<core::Result<CopiedShelf>> copiedShelf(const QString &name,
                                                   const std::function<QJsonObject()> &content);
    /// In its place, unless it came out of a backup since `lookedAt`; true when it was written.
    /// Told at once when the disk refuses.
    QFuture<core::Result<bool>> copyShelf(const QString &name,
                                          const std::function<QJsonObject()> &content,
                                          const QString &lookedAt = {});

    /// Everything becomes what a backup holds, once what is here is backed up. Nothing else is
    /// written meanwhile.
    QFuture<core::Result<Restored>> restore(const RestoreOrder &order);

private:
    Store &m_store;
};

} // namespace storage
