// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sidebar/sidebarrows.h"

#include <QAbstractListModel>
#include <QUuid>

namespace ui {

/// The rows as the sidebar shows them: the folders with what lies in them, and the conversations
/// whose titles and tags match the filter, with a caption in front of each group. Those in the
/// archive are left out, unless it is looked through or a filter finds them. Captions and folders
/// are rows of their own, as high as all others, so that tens of thousands of rows need no
/// measuring.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsCaptionRole = Qt::UserRole + 100, ///< bool
        FolderRole,                         ///< QUuid of the folder that the row is; null: none
        PlaceRole,                          ///< QUuid of the folder that the row stands in
        DepthRole,                          ///< int: how far it is indented
        ColourRole,                         ///< int of core::FolderColour
        IsCollapsedRole,                    ///< bool
    };

    /// Both must outlive this.
    SidebarModel(models::ConversationListModel &source, const core::Cabinet &cabinet,
                 QObject *parent = nullptr);

    /// As SidebarFilter reads it; empty shows all.
    void setFilter(const QString &filter);
    /// Only those in the archive, or those that are not.
    void setArchiveShown(bool isShown);
    [[nodiscard]] bool isArchiveShown() const { return m_wish.isArchiveShown; }
    /// While held, the rows stay as they are: somebody is typing into one of them.
    void setHeld(bool isHeld);
    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    /// Reads the groups again: the day may have changed, or the language.
    void refresh();
    /// An invalid index when it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QUuid &id) const;
    [[nodiscard]] QModelIndex indexOfFolder(const QUuid &id) const;
    /// The nearest chat below (or above, for a negative step) in the order of the rows; null when
    /// there is none. A chat in a closed folder stands where the folder does, any other one that is
    /// not shown above all.
    [[nodiscard]] QUuid neighbourOf(const QUuid &chat, int step) const;
    [[nodiscard]] int conversationCount() const;
    /// The row behind the last folder and what lies in it; 0: there is no folder.
    [[nodiscard]] int foldersEnd() const { return m_foldersEnd; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Emits renamed() or folderRenamed() instead of changing anything itself.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renamed(const QUuid &id, const QString &title);
    void folderRenamed(const QUuid &id, const QString &name);
    /// Rows came or went: choose the shown conversation again.
    void rearranged();

private:
    void rebuild();
    void findFoldersEnd();
    void refreshFolders();
    void followCollapsed(const QUuid &folder);
    void forwardChange(const QModelIndex &first, const QModelIndex &last);
    [[nodiscard]] SidebarRows maker() const { return {m_source, m_cabinet, m_wish, m_titles}; }
    [[nodiscard]] QModelIndex find(SidebarRow::Kind kind, const QUuid &id) const;
    [[nodiscard]] QVariant folderData(const SidebarRow &row, int role) const;
    [[nodiscard]] QVariant chatData(const SidebarRow &row, int role) const;

    models::ConversationListModel &m_source;
    const core::Cabinet &m_cabinet;
    SidebarRows::Wish m_wish;
    mutable FoldedTitles m_titles;
    QList<SidebarRow> m_rows;
    int m_foldersEnd = 0;
    bool m_isHeld = false;
    bool m_isStale = false;
};

/// The words above a group, for a key of models::ConversationListModel::GroupRole.
[[nodiscard]] QString groupCaption(const QString &key);

} // namespace ui
