// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarrows.h"

#include "core/id.h"
#include "models/conversationlistmodel.h"

#include <algorithm>

namespace ui {

using List = models::ConversationListModel;

namespace {

const auto kPinned = QStringLiteral("pinned");

} // namespace

SidebarRows::SidebarRows(const List &source, const core::Cabinet &cabinet, const Wish &wish,
                         FoldedTitles &titles)
    : m_source(source)
    , m_cabinet(cabinet)
    , m_wish(wish)
    , m_titles(titles)
{
}

bool SidebarRows::matches(const QModelIndex &source) const
{
    return matches(m_source.infoAt(source.row()));
}

bool SidebarRows::matches(const core::ConversationInfo &info) const
{
    const SidebarFilter &filter = m_wish.filter;
    if (info.isArchived != m_wish.isArchiveShown && (m_wish.isArchiveShown || filter.isEmpty()))
        return false;
    if (filter.isEmpty())
        return true;
    const QList<core::Tag> tags = filter.hasTags() ? m_cabinet.tagsOf(info.id) : QList<core::Tag>();
    QStringList names;
    for (const core::Tag &tag : tags)
        names.append(m_titles.of(tag.id, tag.name));
    return filter.matches(m_titles.of(info.id, info.title), names);
}

bool SidebarRows::hasFolders() const
{
    return m_wish.filter.isEmpty() && !m_wish.isArchiveShown && !m_cabinet.entries().isEmpty();
}

/// Null for what stands among the groups.
QUuid SidebarRows::folderOf(const QModelIndex &source) const
{
    if (!hasFolders() || source.data(List::GroupRole).toString() == kPinned)
        return {};
    return m_cabinet.folderOf(source.data(List::IdRole).toUuid());
}

/// Pinned ones come first; asking the calendar for the group of each would take longer than all the
/// rest.
int SidebarRows::pinnedCount() const
{
    int first = 0;
    int end = m_source.rowCount();
    while (first < end) {
        const int middle = first + (end - first) / 2;
        if (m_source.index(middle, 0).data(List::GroupRole).toString() == kPinned)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

QString SidebarRows::homeOf(const QModelIndex &source) const
{
    const QUuid folder = folderOf(source);
    return folder.isNull() ? source.data(List::GroupRole).toString() : core::idText(folder);
}

bool SidebarRows::isClosed(const QUuid &folder) const
{
    for (const core::Cabinet::Entry *at = m_cabinet.entry(folder); at;
         at = m_cabinet.entry(at->parent)) {
        if (m_cabinet.folder(at->id)->isCollapsed)
            return true;
    }
    return false;
}

bool SidebarRows::isOpen(const QModelIndex &source) const
{
    return !isClosed(folderOf(source));
}

QString SidebarRows::groupOf(const SidebarRow &chat) const
{
    return m_source.index(chat.source, 0).data(List::GroupRole).toString();
}

QList<SidebarRow> SidebarRows::all() const
{
    QList<SidebarRow> loose;
    QHash<QUuid, QList<SidebarRow>> filed;
    const int count = m_source.rowCount();
    const int firstFiled = hasFolders() ? pinnedCount() : count;
    loose.reserve(count);
    for (int row = 0; row < count; ++row) {
        const core::ConversationInfo &info = m_source.infoAt(row);
        if (!matches(info))
            continue;
        SidebarRow chat;
        chat.id = info.id;
        chat.title = info.title;
        chat.source = row;
        const QUuid folder = row < firstFiled ? QUuid() : m_cabinet.folderOf(chat.id);
        if (folder.isNull())
            loose.append(chat);
        else
            filed[folder].append(chat);
    }
    QList<SidebarRow> rows;
    rows.reserve(count + m_cabinet.entries().size() + 16);
    if (!hasFolders()) {
        appendGrouped(rows, loose);
        return rows;
    }
    const auto unpinned =
        std::partition_point(loose.cbegin(), loose.cend(),
                             [this](const auto &chat) { return groupOf(chat) == kPinned; });
    appendGrouped(rows, QList<SidebarRow>(loose.cbegin(), unpinned));
    appendFolders(rows, std::move(filed));
    appendGrouped(rows, QList<SidebarRow>(unpinned, loose.cend()));
    return rows;
}

void SidebarRows::appendGrouped(QList<SidebarRow> &rows, const QList<SidebarRow> &chats) const
{
    // The list is sorted by what its groups are made of, so each is one run and its end can be
    // searched by halving: asking the calendar for every row would take longer than all the rest.
    auto begin = chats.begin();
    while (begin != chats.end()) {
        const QString group = groupOf(*begin);
        const auto end = std::partition_point(
            begin, chats.end(), [&](const SidebarRow &chat) { return groupOf(chat) == group; });
        SidebarRow caption;
        caption.kind = SidebarRow::Kind::Caption;
        caption.home = group;
        rows.append(caption);
        for (; begin != end; ++begin) {
            rows.append(*begin);
            rows.last().home = group;
        }
    }
}

QHash<QUuid, int> SidebarRows::counts(const QHash<QUuid, QList<SidebarRow>> &filed) const
{
    QHash<QUuid, int> counts;
    const QList<core::Cabinet::Entry> &entries = m_cabinet.entries();
    // Each after those that lie in it.
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        counts[entry->id] += int(filed.value(entry->id).size());
        if (!entry->parent.isNull())
            counts[entry->parent] += counts.value(entry->id);
    }
    return counts;
}

void SidebarRows::appendFolders(QList<SidebarRow> &rows,
                                QHash<QUuid, QList<SidebarRow>> filed) const
{
    SidebarRow caption;
    caption.kind = SidebarRow::Kind::Caption;
    caption.home = QStringLiteral("folders");
    rows.append(caption);
    const QHash<QUuid, int> count = counts(filed);
    // The chats of a folder stand below the folders in it: they wait until those are through.
    QList<core::Cabinet::Entry> open;
    const auto close = [&](int depth) {
        while (!open.isEmpty() && open.constLast().depth >= depth) {
            const core::Cabinet::Entry entry = open.takeLast();
            // One text for all of them: what is made anew for each takes longer than all the rest.
            const QString home = core::idText(entry.id);
            QList<SidebarRow> chats = filed.take(entry.id);
            for (SidebarRow &chat : chats) {
                chat.home = home;
                chat.depth = entry.depth + 1;
                rows.append(std::move(chat));
            }
        }
    };
    for (const core::Cabinet::Entry &entry : m_cabinet.entries()) {
        close(entry.depth);
        if (isClosed(entry.parent))
            continue;
        SidebarRow folder;
        folder.kind = SidebarRow::Kind::Folder;
        folder.id = entry.id;
        folder.title = m_cabinet.folder(entry.id)->name;
        folder.depth = entry.depth;
        folder.count = count.value(entry.id);
        rows.append(folder);
        if (!m_cabinet.folder(entry.id)->isCollapsed)
            open.append(entry);
    }
    close(0);
}

} // namespace ui
