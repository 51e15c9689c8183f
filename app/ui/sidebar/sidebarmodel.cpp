// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarmodel.h"

#include "core/id.h"
#include "models/conversationlistmodel.h"
#include "ui/sidebar/folderwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace ui {

using Source = models::ConversationListModel;

SidebarModel::SidebarModel(Source &source, const core::Cabinet &cabinet, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(source)
    , m_cabinet(cabinet)
{
    connect(&source, &QAbstractItemModel::modelReset, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsInserted, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsMoved, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::dataChanged, this, &SidebarModel::forwardChange);
    connect(&cabinet, &core::Cabinet::foldersChanged, this, &SidebarModel::refreshFolders);
    connect(&cabinet, &core::Cabinet::filed, this, &SidebarModel::refreshFolders);
    connect(&cabinet, &core::Cabinet::collapsed, this, &SidebarModel::followCollapsed);
    connect(&cabinet, &core::Cabinet::tagsChanged, this, [this] {
        if (m_wish.filter.hasTags())
            rebuild();
    });
    rebuild();
}

void SidebarModel::setFilter(const QString &filter)
{
    m_wish.filter = SidebarFilter(filter);
    if (m_wish.filter.isEmpty())
        m_titles.clear();
    rebuild();
}

void SidebarModel::setArchiveShown(bool isShown)
{
    m_wish.isArchiveShown = isShown;
    rebuild();
}

void SidebarModel::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    if (!m_isHeld && m_isStale)
        rebuild();
}

void SidebarModel::refresh()
{
    rebuild();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole});
}

/// Folders look different, or hold others.
void SidebarModel::refreshFolders()
{
    rebuild();
    const auto isFolder = [](const SidebarRow &row) {
        return row.kind == SidebarRow::Kind::Folder;
    };
    const auto first = std::find_if(m_rows.cbegin(), m_rows.cend(), isFolder);
    const auto last = std::find_if(m_rows.crbegin(), m_rows.crend(), isFolder);
    if (first != m_rows.cend())
        Q_EMIT dataChanged(index(int(first - m_rows.cbegin())),
                           index(int(last.base() - m_rows.cbegin()) - 1));
}

void SidebarModel::followCollapsed(const QUuid &folder)
{
    rebuild();
    const QModelIndex row = indexOfFolder(folder);
    if (row.isValid())
        Q_EMIT dataChanged(row, row);
}

void SidebarModel::rebuild()
{
    m_isStale = m_isHeld;
    if (m_isHeld)
        return;
    const QList<SidebarRow> wanted = maker().all();
    const auto isSame = [](const SidebarRow &a, const SidebarRow &b) { return a.isSame(b); };
    const auto [oldMiddle, newMiddle] =
        std::mismatch(m_rows.cbegin(), m_rows.cend(), wanted.cbegin(), wanted.cend(), isSame);
    const int first = int(oldMiddle - m_rows.cbegin());
    const auto [oldTail, newTail] =
        std::mismatch(m_rows.crbegin(), std::make_reverse_iterator(oldMiddle), wanted.crbegin(),
                      std::make_reverse_iterator(newMiddle), isSame);
    const int same = int(oldTail - m_rows.crbegin());
    const int removed = int(m_rows.size()) - first - same;
    const int inserted = int(wanted.size()) - first - same;
    if (removed > 0) {
        beginRemoveRows({}, first, first + removed - 1);
        m_rows.remove(first, removed);
        findFoldersEnd();
        endRemoveRows();
    }
    if (inserted > 0) {
        beginInsertRows({}, first, first + inserted - 1);
        m_rows = wanted;
        findFoldersEnd();
        endInsertRows();
    } else {
        m_rows = wanted; // the same rows, at new places of the source
    }
    if (removed > 0 || inserted > 0)
        Q_EMIT rearranged();
}

void SidebarModel::findFoldersEnd()
{
    const auto last = std::find_if(m_rows.crbegin(), m_rows.crend(), [](const SidebarRow &row) {
        return row.kind == SidebarRow::Kind::Folder || row.depth > 0;
    });
    m_foldersEnd = int(last.base() - m_rows.cbegin());
}

void SidebarModel::forwardChange(const QModelIndex &first, const QModelIndex &last)
{
    for (int source = first.row(); source <= last.row(); ++source) {
        const QModelIndex changed = m_source.index(source, 0);
        const QModelIndex shown = indexOf(changed.data(Source::IdRole).toUuid());
        const SidebarRows rows = maker();
        if (shown.isValid() != (rows.matches(changed) && rows.isOpen(changed))
            || (shown.isValid() && m_rows.at(shown.row()).home != rows.homeOf(changed))) {
            rebuild();
            continue;
        }
        if (!shown.isValid())
            continue;
        m_rows[shown.row()].title = changed.data(Qt::DisplayRole).toString();
        Q_EMIT dataChanged(shown, shown);
    }
}

QModelIndex SidebarModel::find(SidebarRow::Kind kind, const QUuid &id) const
{
    if (id.isNull())
        return {};
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const SidebarRow &row) {
        return row.id == id && row.kind == kind;
    });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

QModelIndex SidebarModel::indexOf(const QUuid &id) const
{
    return find(SidebarRow::Kind::Chat, id);
}

QModelIndex SidebarModel::indexOfFolder(const QUuid &id) const
{
    return find(SidebarRow::Kind::Folder, id);
}

QUuid SidebarModel::neighbourOf(const QUuid &chat, int step) const
{
    QModelIndex here = indexOf(chat);
    for (const core::Cabinet::Entry *at = m_cabinet.entry(m_cabinet.folderOf(chat));
         at && !here.isValid(); at = m_cabinet.entry(at->parent))
        here = indexOfFolder(at->id);
    const int way = step > 0 ? 1 : -1;
    for (int row = here.row() + way; row >= 0 && row < rowCount(); row += way) {
        if (m_rows.at(row).kind == SidebarRow::Kind::Chat)
            return m_rows.at(row).id;
    }
    return {};
}

int SidebarModel::conversationCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const SidebarRow &row) {
        return row.kind == SidebarRow::Kind::Chat;
    }));
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SidebarRow &row = m_rows.at(index.row());
    if (role == IsCaptionRole)
        return row.kind == SidebarRow::Kind::Caption;
    if (role == DepthRole)
        return row.depth;
    if (row.kind == SidebarRow::Kind::Folder)
        return folderData(row, role);
    if (row.kind == SidebarRow::Kind::Chat)
        return chatData(row, role);
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return isText ? QVariant(groupCaption(row.home)) : QVariant();
}

QVariant SidebarModel::folderData(const SidebarRow &row, int role) const
{
    const core::Folder *folder = m_cabinet.folder(row.id);
    if (!folder)
        return {}; // held, while it went
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return folder->name;
    case Qt::AccessibleTextRole:
        return folderSentence(*folder, row.count);
    case FolderRole:
        return row.id;
    case PlaceRole:
        return m_cabinet.entry(row.id)->parent;
    case ColourRole:
        return int(folder->colour);
    case IsCollapsedRole:
        return folder->isCollapsed;
    default:
        return {};
    }
}

QVariant SidebarModel::chatData(const SidebarRow &row, int role) const
{
    if (role == Source::IdRole)
        return row.id;
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    // Examples that were put in by hand stand in a chat before its first question names it.
    if (isText && row.title.trimmed().isEmpty())
        return QCoreApplication::translate("ui::Sidebar", "New chat");
    if (isText || role == Qt::EditRole)
        return row.title;
    if (role == PlaceRole)
        return row.depth > 0 ? core::idFromText(row.home) : QUuid();
    if (m_isStale || role >= IsCaptionRole)
        return {};
    return m_source.index(row.source, 0).data(role);
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows.at(index.row()).kind == SidebarRow::Kind::Caption)
        return Qt::ItemNeverHasChildren | Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString title = value.toString().simplified();
    if (role != Qt::EditRole || !index.isValid() || title.isEmpty())
        return false;
    const SidebarRow &row = m_rows.at(index.row());
    if (row.kind == SidebarRow::Kind::Caption || title == index.data(Qt::EditRole).toString())
        return false;
    if (row.kind == SidebarRow::Kind::Folder)
        Q_EMIT folderRenamed(row.id, title);
    else
        Q_EMIT renamed(row.id, title);
    return true;
}

QString groupCaption(const QString &key)
{
    if (key == QLatin1StringView("pinned"))
        return QCoreApplication::translate("ui::Sidebar", "Pinned");
    if (key == QLatin1StringView("folders"))
        return QCoreApplication::translate("ui::Sidebar", "Folders");
    if (key == QLatin1StringView("archive"))
        return QCoreApplication::translate("ui::Sidebar", "Archive");
    if (key == QLatin1StringView("title"))
        return QCoreApplication::translate("ui::Sidebar", "By title");
    if (key == QLatin1StringView("today"))
        return QCoreApplication::translate("ui::Sidebar", "Today");
    if (key == QLatin1StringView("yesterday"))
        return QCoreApplication::translate("ui::Sidebar", "Yesterday");
    if (key == QLatin1StringView("week"))
        return QCoreApplication::translate("ui::Sidebar", "Previous 7 days");
    const QDate month = QDate::fromString(key, QStringLiteral("yyyy-MM"));
    //: Format of a month above a group of the sidebar; in Chinese yyyy年M月
    return QLocale().toString(month, QCoreApplication::translate("ui::Sidebar", "MMMM yyyy"));
}

} // namespace ui
