// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarmodel.h"

#include "models/conversationlistmodel.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace ui {

using Source = models::ConversationListModel;

SidebarModel::SidebarModel(QAbstractItemModel &source, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(source)
{
    connect(&source, &QAbstractItemModel::modelReset, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsInserted, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsRemoved, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::rowsMoved, this, &SidebarModel::rebuild);
    connect(&source, &QAbstractItemModel::dataChanged, this, &SidebarModel::forwardChange);
    rebuild();
}

void SidebarModel::setFilter(const QString &filter)
{
    m_words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    rebuild();
}

void SidebarModel::setArchiveShown(bool isShown)
{
    m_isArchiveShown = isShown;
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

bool SidebarModel::matches(const QModelIndex &source) const
{
    const bool isArchived = source.data(Source::IsArchivedRole).toBool();
    if (isArchived != m_isArchiveShown && (m_isArchiveShown || m_words.isEmpty()))
        return false;
    const QString title = source.data(Qt::DisplayRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&title](const QString &word) {
        return title.contains(word, Qt::CaseInsensitive);
    });
}

QString SidebarModel::groupOf(int sourceRow) const
{
    return m_source.index(sourceRow, 0).data(Source::GroupRole).toString();
}

QList<SidebarModel::Row> SidebarModel::wantedRows() const
{
    QList<Row> matching;
    const int count = m_source.rowCount();
    matching.reserve(count);
    for (int row = 0; row < count; ++row) {
        const QModelIndex index = m_source.index(row, 0);
        if (matches(index)) {
            matching.append({{},
                             index.data(Source::IdRole).toUuid(),
                             index.data(Qt::DisplayRole).toString(),
                             row});
        }
    }
    QList<Row> rows;
    rows.reserve(matching.size() + 16);
    appendGrouped(rows, matching);
    return rows;
}

void SidebarModel::appendGrouped(QList<Row> &rows, const QList<Row> &matching) const
{
    // The list is sorted by what its groups are made of, so each is one run and its end can be
    // searched by halving: asking the calendar for every row would take longer than all the rest.
    auto begin = matching.begin();
    while (begin != matching.end()) {
        const QString group = groupOf(begin->source);
        const auto end =
            std::partition_point(begin, matching.end(), [this, &group](const Row &row) {
                return groupOf(row.source) == group;
            });
        rows.append({group, {}, {}, -1});
        std::copy(begin, end, std::back_inserter(rows));
        begin = end;
    }
}

void SidebarModel::rebuild()
{
    m_isStale = m_isHeld;
    if (m_isHeld)
        return;
    const QList<Row> wanted = wantedRows();
    const auto isSame = [](const Row &a, const Row &b) { return a.isSame(b); };
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
        endRemoveRows();
    }
    if (inserted > 0) {
        beginInsertRows({}, first, first + inserted - 1);
        m_rows = wanted;
        endInsertRows();
    } else {
        m_rows = wanted; // the same rows, at new places of the source
    }
    if (removed > 0 || inserted > 0)
        Q_EMIT rearranged();
}

bool SidebarModel::isInPlace(int row, int sourceRow) const
{
    int caption = row;
    while (caption > 0 && m_rows.at(caption).caption.isEmpty())
        --caption;
    return m_rows.at(caption).caption == groupOf(sourceRow);
}

void SidebarModel::forwardChange(const QModelIndex &first, const QModelIndex &last)
{
    for (int source = first.row(); source <= last.row(); ++source) {
        const QModelIndex changed = m_source.index(source, 0);
        const QModelIndex shown = indexOf(changed.data(Source::IdRole).toUuid());
        if (shown.isValid() != matches(changed)
            || (shown.isValid() && !isInPlace(shown.row(), source))) {
            rebuild();
            continue;
        }
        if (!shown.isValid())
            continue;
        m_rows[shown.row()].title = changed.data(Qt::DisplayRole).toString();
        Q_EMIT dataChanged(shown, shown);
    }
}

QModelIndex SidebarModel::indexOf(const QUuid &id) const
{
    if (id.isNull())
        return {};
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

int SidebarModel::conversationCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const Row &row) { return row.caption.isEmpty(); }));
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IsCaptionRole)
        return !row.caption.isEmpty();
    if (!row.caption.isEmpty()) {
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return isText ? QVariant(groupCaption(row.caption)) : QVariant();
    }
    if (role == Source::IdRole)
        return row.id;
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole)
        return row.title;
    if (m_isStale)
        return {};
    return m_source.index(row.source, 0).data(role);
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!m_rows.at(index.row()).caption.isEmpty())
        return Qt::ItemNeverHasChildren | Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString title = value.toString().simplified();
    if (role != Qt::EditRole || !index.isValid() || title.isEmpty())
        return false;
    const QUuid id = index.data(Source::IdRole).toUuid();
    if (id.isNull() || title == index.data(Qt::DisplayRole).toString())
        return false;
    Q_EMIT renamed(id, title);
    return true;
}

QString groupCaption(const QString &key)
{
    if (key == QLatin1StringView("pinned"))
        return QCoreApplication::translate("ui::Sidebar", "Pinned");
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
