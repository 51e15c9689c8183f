// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversationlistmodel.h"

namespace models {
namespace {

constexpr int kWeek = 7;

/// Days are counted in the person's own time zone.
QString groupOfDay(const QDateTime &time, const QDateTime &now)
{
    const QDate day = time.toLocalTime().date();
    const qint64 age = day.daysTo(now.toLocalTime().date());
    // A clock that was set back must not make a group of its own.
    if (age <= 0)
        return QStringLiteral("today");
    if (age == 1)
        return QStringLiteral("yesterday");
    if (age <= kWeek)
        return QStringLiteral("week");
    return day.toString(QStringLiteral("yyyy-MM"));
}

} // namespace

ConversationListModel::ConversationListModel(core::ConversationList &list, const core::Clock &clock,
                                             QObject *parent)
    : QAbstractListModel(parent)
    , m_list(list)
    , m_clock(clock)
{
    using List = core::ConversationList;
    connect(&list, &List::aboutToBeReset, this, [this] { beginResetModel(); });
    connect(&list, &List::wasReset, this, [this] { endResetModel(); });
    connect(&list, &List::aboutToInsert, this,
            [this](int row) { beginInsertRows(QModelIndex(), row, row); });
    connect(&list, &List::inserted, this, [this] { endInsertRows(); });
    connect(&list, &List::aboutToRemove, this,
            [this](int row) { beginRemoveRows(QModelIndex(), row, row); });
    connect(&list, &List::removed, this, [this] { endRemoveRows(); });
    connect(&list, &List::aboutToMove, this, [this](int from, int to) {
        // Qt names the row in front of which the moved one comes, before the move.
        beginMoveRows(QModelIndex(), from, from, QModelIndex(), to > from ? to + 1 : to);
    });
    connect(&list, &List::moved, this, [this] { endMoveRows(); });
    connect(&list, &List::changed, this, [this](int row) {
        const QModelIndex changed = index(row);
        Q_EMIT dataChanged(changed, changed);
    });
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::ConversationInfo &info = m_list.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
        return info.title;
    case IdRole:
        return info.id;
    case MarkRole:
        return int(m_list.mark(info.id));
    case GroupRole:
        return groupOf(info);
    case UpdatedRole:
        return info.updated;
    case IsArchivedRole:
        return info.isArchived;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"}, {IdRole, "id"},           {MarkRole, "mark"},
            {GroupRole, "group"},       {UpdatedRole, "updated"}, {IsArchivedRole, "isArchived"}};
}

QString ConversationListModel::groupOf(const core::ConversationInfo &info) const
{
    if (info.isArchived)
        return QStringLiteral("archive");
    if (info.isPinned)
        return QStringLiteral("pinned");
    switch (m_list.order()) {
    case core::ConversationOrder::Title:
        return QStringLiteral("title");
    case core::ConversationOrder::Created:
        return groupOfDay(info.created, m_clock.now());
    case core::ConversationOrder::LastUse:
        break;
    }
    return groupOfDay(info.updated, m_clock.now());
}

} // namespace models
