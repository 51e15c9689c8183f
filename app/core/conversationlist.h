// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/conversationorder.h"

#include <QCollator>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

namespace core {

/// The stored conversations in the order of the sidebar: pinned ones first, those in the archive
/// last, and by order() among themselves. A row moves only when somebody does something with it: by
/// last use when a message is sent in it. GUI thread.
class ConversationList : public QObject
{
    Q_OBJECT

public:
    explicit ConversationList(QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_infos.size()); }
    [[nodiscard]] const ConversationInfo &at(int row) const { return m_infos.at(row); }
    /// The row, or -1.
    [[nodiscard]] int rowOf(const QUuid &id) const;
    /// Null when there is no such conversation.
    [[nodiscard]] const ConversationInfo *find(const QUuid &id) const;
    [[nodiscard]] ConversationMark mark(const QUuid &id) const;

    [[nodiscard]] ConversationOrder order() const { return m_order; }
    /// Sorts again, which is told as a reset.
    void setOrder(ConversationOrder order);
    /// For what is used or made now: `now`, or else just after the latest time that anything here
    /// bears, so that a clock that was set back puts nothing below what is older. Times more than a
    /// week ahead are not followed.
    [[nodiscard]] QDateTime stamp(const QDateTime &now) const;
    /// How many stand before the archive begins.
    [[nodiscard]] int openCount() const;

    /// Replaces everything; sorts.
    void setAll(QList<ConversationInfo> infos);
    /// Adds one in its place; an id that is known is updated instead.
    void insert(const ConversationInfo &info);
    /// Replaces one. What it is sorted by moves it, but for an earlier `updated`.
    void update(const ConversationInfo &info);
    /// The same for many at once, which is told as one reset that keeps every mark. Those that are
    /// not known are left out.
    void updateAll(const QList<ConversationInfo> &infos);
    void remove(const QUuid &id);
    /// Adds many at once, which is told as one reset that keeps every mark. Of one that is known
    /// only a later `updated` is taken.
    void insertAll(const QList<ConversationInfo> &infos);
    /// Takes many out at once, as one reset; those that were here, as they were.
    QList<ConversationInfo> removeAll(const QSet<QUuid> &ids);
    void setMark(const QUuid &id, ConversationMark mark);

Q_SIGNALS:
    void aboutToBeReset();
    void wasReset();
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    /// `to` is the row after the move.
    void aboutToMove(int from, int to);
    void moved(int from, int to);
    void changed(int row);

private:
    [[nodiscard]] bool isBefore(const ConversationInfo &a, const ConversationInfo &b) const;
    [[nodiscard]] bool mayMove(const ConversationInfo &before, const ConversationInfo &after) const;
    [[nodiscard]] int placeFor(const ConversationInfo &info) const;
    [[nodiscard]] int placeFor(const ConversationInfo &info, int row) const;
    void sort(QList<ConversationInfo> &infos) const;
    void replaceAll(QList<ConversationInfo> infos);

    ConversationOrder m_order = ConversationOrder::LastUse;
    QCollator m_titles; ///< as the person's language sorts them, numbers by their value
    QList<ConversationInfo> m_infos;
    QHash<QUuid, ConversationMark> m_marks;
};

} // namespace core
