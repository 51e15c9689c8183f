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
    /// `time` unset: out of the bin again.
    void setDeleted(const QUuid &id, const QDateTime &time);
    /// Those of the conversation that lie in the bin.
    [[nodiscard]] QSet<QUuid> deletedOf(qint64 conversation);

    struct Skeleton {
        QList<core::Message> messages; ///< in order; none that is, or lies below, a deleted one
        QHash<QUuid, QUuid> activeChildren;
    };
    [[nodiscard]] Skeleton skeleton(qint64 conversation, qint64 rootChild);
    /// As Store::lastMessages() says, in order and without their parts.
    [[nodiscard]] QList<core::Message> lastMessages(qint64 conversation, int most);

    /// The rows of replies that are not final.
    [[nodiscard]] QList<qint64> running();
    /// Marks what a crash left running as interrupted; how many there were.
    int interruptRunning();
    void setTextLength(qint64 row, qint64 length);

private:
    /// The remembered path goes from the parent to this child.
    [[nodiscard]] bool isShown(qint64 parent, qint64 activeChild, qint64 child);

    Database &m_database;
};

} // namespace storage
