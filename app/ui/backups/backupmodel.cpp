// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupmodel.h"

#include <QLocale>

namespace ui {
namespace {

using Preview = storage::BackupPreview;

} // namespace

BackupModel::BackupModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void BackupModel::setPreview(const storage::BackupPreview &preview)
{
    beginResetModel();
    m_preview = preview;
    m_chosen.clear();
    endResetModel();
    Q_EMIT chosenChanged();
}

QUuid BackupModel::idAt(int row) const
{
    const bool isThere = row >= 0 && row < m_preview.conversations.size();
    return isThere ? m_preview.conversations.at(row).id : QUuid();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.conversations.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BackupModel::textAt(const QModelIndex &index) const
{
    const Preview::Conversation &one = m_preview.conversations.at(index.row());
    switch (index.column()) {
    case Title:
        return one.title.isEmpty() ? tr("Without a title") : one.title.simplified();
    case Updated:
        return QLocale().toString(one.updated.toLocalTime(), QLocale::ShortFormat);
    case Messages:
        return QLocale().toString(one.messages);
    default:
        break;
    }
    switch (one.standing) {
    case Preview::Standing::OnlyThere:
        return tr("Only in the backup");
    case Preview::Standing::InBin:
        return tr("Deleted here");
    case Preview::Standing::Differs:
        return tr("Different here");
    case Preview::Standing::Same:
        return tr("The same here");
    }
    return {};
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_preview.conversations.size())
        return {};
    if (role == Qt::DisplayRole)
        return textAt(index);
    const bool canBeChosen = flags(index).testFlag(Qt::ItemIsUserCheckable);
    if (role == Qt::CheckStateRole && canBeChosen)
        return m_chosen.contains(idAt(index.row())) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole && index.column() == Messages)
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    return {};
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Conversation");
    case Updated:
        return tr("Last message");
    case Messages:
        return tr("Messages");
    default:
        return tr("Compared with now");
    }
}

Qt::ItemFlags BackupModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool isSame =
        index.isValid() && index.row() < m_preview.conversations.size()
        && m_preview.conversations.at(index.row()).standing == Preview::Standing::Same;
    if (index.column() == Title && !isSame)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool BackupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(idAt(index.row()));
    else
        m_chosen.remove(idAt(index.row()));
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

} // namespace ui
