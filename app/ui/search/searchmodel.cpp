// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchmodel.h"

#include <QLocale>
#include <QSet>
#include <algorithm>

namespace ui {

QString searchedRole(const chat::SearchHit &hit)
{
    switch (hit.role) {
    case core::Role::User:
        return SearchModel::tr("You");
    case core::Role::Assistant:
        return hit.model.isEmpty() ? SearchModel::tr("Reply") : hit.model;
    case core::Role::Tool:
        return SearchModel::tr("Tool");
    case core::Role::System:
    case core::Role::Developer:
        break;
    }
    return SearchModel::tr("Instructions");
}

SearchModel::SearchModel(chat::MessageSearch &search, const core::ConversationList &list,
                         QObject *parent)
    : QAbstractListModel(parent)
    , m_search(search)
    , m_list(list)
{
    connect(&search, &chat::MessageSearch::arrived, this, &SearchModel::take);
}

void SearchModel::clear()
{
    beginResetModel();
    m_groups.clear();
    m_firsts.clear();
    m_places.clear();
    m_rows = 0;
    m_hits = 0;
    m_isSlow = false;
    endResetModel();
}

void SearchModel::take(const chat::SearchPage &page, bool isFirst)
{
    if (isFirst)
        clear();
    m_isSlow = m_isSlow || !page.isIndexUsed;
    m_hits += page.hitCount;
    for (const chat::SearchGroup &group : page.groups)
        add(group);
}

void SearchModel::add(const chat::SearchGroup &group)
{
    const auto known = m_places.constFind(group.conversation);
    if (known == m_places.cend()) {
        const int rows = 1 + int(group.hits.size());
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_places.insert(group.conversation, m_groups.size());
        m_groups.push_back(group);
        m_firsts.push_back(m_rows);
        m_rows += rows;
        endInsertRows();
        return;
    }
    if (group.hits.isEmpty())
        return;
    const std::size_t place = *known;
    const int at = m_firsts[place] + 1 + int(m_groups[place].hits.size());
    beginInsertRows({}, at, at + int(group.hits.size()) - 1);
    m_groups[place].hits += group.hits;
    count(place + 1);
    endInsertRows();
}

void SearchModel::count(std::size_t from)
{
    for (std::size_t i = std::max<std::size_t>(from, 1); i < m_groups.size(); ++i)
        m_firsts[i] = m_firsts[i - 1] + 1 + int(m_groups[i - 1].hits.size());
    m_rows = m_groups.empty() ? 0 : m_firsts.back() + 1 + int(m_groups.back().hits.size());
}

std::size_t SearchModel::groupAt(int row) const
{
    const auto behind = std::upper_bound(m_firsts.begin(), m_firsts.end(), row);
    return std::size_t(behind - m_firsts.begin()) - 1;
}

SearchModel::Row SearchModel::at(int row) const
{
    if (row < 0 || row >= m_rows)
        return {};
    const std::size_t place = groupAt(row);
    const chat::SearchGroup &group = m_groups[place];
    const int inside = row - m_firsts[place];
    return {&group, inside == 0 ? nullptr : &group.hits.at(inside - 1)};
}

int SearchModel::nextFound(int row, int step) const
{
    for (int i = row + step; i >= 0 && i < m_rows; i += step) {
        const Row found = at(i);
        if (found.hit || !found.group->titleMarks.isEmpty())
            return i;
    }
    return -1;
}

QStringList SearchModel::models() const
{
    QStringList models;
    QSet<QString> known;
    for (const chat::SearchGroup &group : m_groups) {
        for (const chat::SearchHit &hit : group.hits) {
            if (!hit.model.isEmpty() && !known.contains(hit.model)) {
                known.insert(hit.model);
                models.append(hit.model);
            }
        }
    }
    return models;
}

bool SearchModel::isArchived(const QUuid &conversation) const
{
    const core::ConversationInfo *info = m_list.find(conversation);
    return info && info->isArchived;
}

void SearchModel::retranslate()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0), index(m_rows - 1));
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    const Row row = at(index.row());
    if (!row.group)
        return {};
    const QString title = row.group->title.simplified();
    if (role == Qt::DisplayRole)
        return row.hit ? row.hit->snippet : title;
    if (role != Qt::AccessibleTextRole)
        return {};
    const QLocale locale;
    if (row.hit) {
        const QString date = locale.toString(row.hit->created.toLocalTime().date());
        //: A message that was found, for screen readers: who wrote it, when, and what
        return tr("%1, %2: %3").arg(searchedRole(*row.hit), date, row.hit->snippet);
    }
    //: A chat in which something was found, for screen readers; %n messages of it so far
    const QString words = tr("Chat “%1”, %n found", nullptr, int(row.group->hits.size()));
    return isArchived(row.group->conversation) ? tr("%1, archived").arg(words.arg(title))
                                               : words.arg(title);
}

bool SearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_search.hasMore() && !m_search.isSearching();
}

void SearchModel::fetchMore(const QModelIndex &parent)
{
    if (!parent.isValid())
        m_search.fetchMore();
}

} // namespace ui
