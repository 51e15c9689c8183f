// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"
#include "storage/database.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace storage {

/// The rows of `message`, without their parts. Storage thread; failures stick in the Database.
class MessageTable
{
public:
    explicit MessageTable(Database &database);

    /// 0 when there is none.
    [[nodiscard]] qint64 rowOf(const QUuid &id);
    /// `parent` 0: a first message. The new row's id.
    qint64 insert(qint64 conversation, qint64 parent, const core::Message &message);
    /// Everything but its place in the tree.
    void update(qint64 row, const core::Message &message);
    /// As it is stored: of all texts of a message that is loaded.
    [[nodiscard]] static qint64 textLength(const core::Message &message);
    void setActiveChild(qint64 parent, qint64 child);
    /// `parent` 0: a first message.
    void setParent(qint64 row, qint64 parent);
    /// From the first message to this one; empty when one of them lies in the bin.
    [[nodiscard]] QList<qint64> pathTo(qint64 row);
    /// The same message once more, elsewhere and without its parts. The new row's id.
    qint64 copy(qint64 row, const QUuid &id, qint64 conversation, qint64 parent, qint64 seq);
    /// The same, where the parent has no active child yet.
    void adopt(qint64 parent, qint64 child);
    /// What it takes to compare a message of an import with the one that is stored.
    struct Known {
        qint64 row = 0;
        qint64 textLength = 0;
        bool isDeleted = false;
        QUuid place; ///< the message, or the nearest one above it that can be seen; null: none
    };
    /// All of the conversation's, those in the bin with them.
    [[nodiscard]] QHash<QUuid, Known> known(qint64 conversation);
    /// The greatest of the conversation; 0 when it has no messages.
    [[nodiscard]] qint64 lastSeq(qint64 conversation);
    /// Those of the conversation that came after this one.
    [[nodiscard]] QList<QUuid> after(qint64 conversation, qint64 seq);
    /// 0 when there is no such message.
    [[nodiscard]] qint64 conversationOf(const QUuid &id);
    /// `time` unset: out of the bin again.
    void setDeleted(const QUuid &id, const QDateTime &time);
    /// Out of the bin, and all that it hangs on with it; false where the message does not
    /// lie there.
    bool bringBack(qint64 row);
    /// Those of the conversation that lie in the bin.
    [[nodiscard]] QSet<QUuid> deletedOf(qint64 conversation);

    struct Skeleton {
        QList<core::Message> messages; ///< in order; none that is, or lies below, a deleted one
        QHash<QUuid, QUuid> activeChildren;
    };
    [[nodiscard]] Skeleton skeleton(qint64 conversation, qint64 rootChild);
    /// Those of the rows that can be seen in the conversation, in their order and without parents
    /// and parts.
    [[nodiscard]] QList<core::Message> visible(qint64 conversation, const QList<qint64> &rows);
    /// The same of this one and those beside it, in the order they were made; none of a first one.
    [[nodiscard]] QList<core::Message> siblings(qint64 message);

    /// The rows of replies that are not final.
    [[nodiscard]] QList<qint64> running();
    /// Marks what a crash left running as interrupted; how many there were.
    int interruptRunning();
    /// As it is with these parts.
    void setTextLength(qint64 row, const QList<core::ContentPart> &parts);

private:
    /// A message whose parent was not read before it.
    struct Late {
        qint64 row = 0;
        qint64 parent = 0;
        qint64 activeChild = 0;
        core::Message message;
    };
    static void takeLate(QList<Late> late, QList<core::Message> &messages,
                         QHash<qint64, QUuid> &shown,
                         QList<std::pair<QUuid, qint64>> &activeChildren);

    Database &m_database;
};

} // namespace storage
