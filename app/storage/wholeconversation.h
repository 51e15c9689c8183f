// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/revision.h"
#include "storage/store.h"

namespace storage {

/// Everything that is stored of a conversation and can be seen, on all branches.
struct WholeConversation {
    core::ConversationInfo info;
    QList<core::Message> messages; ///< with their parts
    QHash<QUuid, QUuid> activeChildren;
    QHash<QUuid, QList<Revision>> revisions; ///< of messages that have any
    QList<Attachment> attachments;           ///< those that the messages and revisions name
};

/// Takes a conversation out of one Store and puts it into another, with their threads and their
/// rules. As light as a reference.
class WholeConversations
{
public:
    explicit WholeConversations(Store &store);

    QFuture<core::Result<WholeConversation>> read(const QUuid &conversation);
    /// One transaction. Told at once when the disk refuses, as Store::addMessages().
    QFuture<core::Result<core::Done>> add(const WholeConversation &whole);
    /// The same in place of what add() stored under its id. Waits while the disk refuses.
    QFuture<core::Result<core::Done>> replace(const WholeConversation &whole);

private:
    Store &m_store;
};

} // namespace storage
