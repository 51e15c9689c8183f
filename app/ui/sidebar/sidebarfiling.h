// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"
#include "ui/sidebar/sidebardeed.h"
#include "ui/theme.h"

#include <QObject>
#include <QPoint>

namespace ui {

class SidebarList;
class SidebarModel;

/// What a person wants to do with folders and tags in the sidebar: said here, done elsewhere.
class SidebarFiling : public QObject
{
    Q_OBJECT

public:
    SidebarFiling(const Theme &theme, const core::Cabinet &cabinet, SidebarModel &model,
                  SidebarList &list);

    /// False when it is not shown, as in the archive or in a closed folder.
    bool beginRename(const QUuid &folder);

Q_SIGNALS:
    void moveRequested(const QList<QUuid> &chats);
    void tagsRequested(const QList<QUuid> &chats);
    /// Null: out of their folders.
    void chatsDropped(const QList<QUuid> &chats, const QUuid &folder);
    /// In front of `before`; null: as the last one.
    void folderDropped(const QUuid &folder, const QUuid &parent, const QUuid &before);
    void folderAsked(ui::FolderDeed deed, const QUuid &folder);
    void folderRenamed(const QUuid &folder, const QString &name);
    void folderColoured(const QUuid &folder, core::FolderColour colour);
    void folderToggled(const QUuid &folder, bool isCollapsed);
    /// It is shown now, and its row is to be seen.
    void revealRequested(const QUuid &chat);

private:
    void showMenu(const QUuid &folder, const QPoint &position);

    const Theme &m_theme;
    const core::Cabinet &m_cabinet;
    SidebarList &m_list;
};

} // namespace ui
