// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"
#include "core/conversationinfo.h"
#include "ui/sidebar/foldedtitles.h"
#include "ui/sidebar/sidebarfilter.h"

#include <QModelIndex>

namespace models {
class ConversationListModel;
} // namespace models

namespace ui {

/// One row of the sidebar.
struct SidebarRow {
    enum class Kind { Caption, Folder, Chat };
    Kind kind = Kind::Chat;
    QString home;  ///< key of the group, or text of the folder's id, that a chat stands in; a
                   ///< caption's own key
    QUuid id;      ///< of the chat or the folder
    QString title; ///< kept, because while held the places of the source are unknown
    int source = -1;
    int depth = 0; ///< how far a row is indented
    int count = 0; ///< chats that are shown in a folder and all below it
    [[nodiscard]] bool isSame(const SidebarRow &other) const
    {
        return kind == other.kind && id == other.id && depth == other.depth
               && (kind != Kind::Caption || home == other.home);
    }
};

/// Which rows the sidebar has: the pinned chats, the folders with theirs, the others by groups.
/// While something is looked for, or in the archive, there are no folders. As light as a reference.
class SidebarRows
{
public:
    struct Wish {
        SidebarFilter filter;
        bool isArchiveShown = false;
    };

    SidebarRows(const models::ConversationListModel &source, const core::Cabinet &cabinet,
                const Wish &wish, FoldedTitles &titles);

    [[nodiscard]] QList<SidebarRow> all() const;
    [[nodiscard]] bool matches(const QModelIndex &source) const;
    /// What its row's `home` is when it is shown.
    [[nodiscard]] QString homeOf(const QModelIndex &source) const;
    /// False for what lies in a folder that is closed.
    [[nodiscard]] bool isOpen(const QModelIndex &source) const;

private:
    [[nodiscard]] bool matches(const core::ConversationInfo &info) const;
    [[nodiscard]] bool hasFolders() const;
    [[nodiscard]] QUuid folderOf(const QModelIndex &source) const;
    [[nodiscard]] int pinnedCount() const;
    [[nodiscard]] bool isClosed(const QUuid &folder) const;
    void appendGrouped(QList<SidebarRow> &rows, const QList<SidebarRow> &chats) const;
    void appendFolders(QList<SidebarRow> &rows, QHash<QUuid, QList<SidebarRow>> filed) const;
    [[nodiscard]] QHash<QUuid, int> counts(const QHash<QUuid, QList<SidebarRow>> &filed) const;
    [[nodiscard]] QString groupOf(const SidebarRow &chat) const;

    const models::ConversationListModel &m_source;
    const core::Cabinet &m_cabinet;
    const Wish &m_wish;
    FoldedTitles &m_titles;
};

} // namespace ui
