// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar/sidebarfiling.h"

#include "ui/sidebar/foldermenu.h"
#include "ui/sidebar/sidebardrag.h"
#include "ui/sidebar/sidebarlist.h"
#include "ui/sidebar/sidebarmodel.h"

namespace ui {

SidebarFiling::SidebarFiling(const Theme &theme, const core::Cabinet &cabinet, SidebarModel &model,
                             SidebarList &list)
    : QObject(&list)
    , m_theme(theme)
    , m_cabinet(cabinet)
    , m_list(list)
{
    connect(&model, &SidebarModel::folderRenamed, this, &SidebarFiling::folderRenamed);
    connect(&list, &SidebarList::folderToggled, this, &SidebarFiling::folderToggled);
    connect(&list, &SidebarList::shownChanged, this, &SidebarFiling::revealRequested);
    connect(&list, &SidebarList::folderMenuRequested, this, &SidebarFiling::showMenu);
    connect(&list, &SidebarList::folderAsked, this, &SidebarFiling::folderAsked);
    connect(&list.drag(), &SidebarDrag::chatsDropped, this, &SidebarFiling::chatsDropped);
    connect(&list.drag(), &SidebarDrag::folderDropped, this, &SidebarFiling::folderDropped);
}

bool SidebarFiling::beginRename(const QUuid &folder)
{
    return m_list.beginRenameFolder(folder);
}

void SidebarFiling::showMenu(const QUuid &folder, const QPoint &position)
{
    if (!m_cabinet.folder(folder))
        return;
    auto *menu = new FolderMenu(m_theme, m_cabinet, folder, &m_list);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &FolderMenu::chose, this,
            [this, folder](FolderDeed deed) { Q_EMIT folderAsked(deed, folder); });
    connect(menu, &FolderMenu::coloured, this,
            [this, folder](core::FolderColour colour) { Q_EMIT folderColoured(folder, colour); });
    menu->popup(position);
}

} // namespace ui
