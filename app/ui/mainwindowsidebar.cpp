// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "chat/filer.h"
#include "ui/bin/binactions.h"
#include "ui/composer/composer.h"
#include "ui/conversationpane.h"
#include "ui/export/exportactions.h"
#include "ui/filing/filingactions.h"
#include "ui/menus.h"
#include "ui/organiseactions.h"
#include "ui/search/searchactions.h"
#include "ui/sidebar/sidebar.h"
#include "ui/sidebarhost.h"
#include "ui/titleactions.h"
#include "ui/windowcommands.h"

namespace ui {

void MainWindow::connectSidebar()
{
    chat::Workspace *workspace = &m_services.workspace;
    const auto startNew = [this, workspace] {
        m_host->closeOverlay();
        workspace->startNew();
        m_pane->composer().focusInput();
    };
    connect(m_sidebar, &Sidebar::newRequested, this, startNew);
    connect(m_actions->at(Act::NewChat), &QAction::triggered, this, startNew);
    connect(m_sidebar, &Sidebar::chosen, this, [this, workspace](const QUuid &id) {
        m_host->closeOverlay();
        workspace->open(id);
        m_pane->composer().focusInput();
    });
    connect(m_actions->at(Act::Rename), &QAction::triggered, this, &MainWindow::renameShown);
    connect(m_sidebar, &Sidebar::renamed, workspace, &chat::Workspace::rename);
    new OrganiseActions(m_services, *m_actions, *m_pane, *m_sidebar, *this);
    new FilingActions(m_services.workspace.filer(), *m_actions, *m_pane, m_sidebar->filing(),
                      *this);
    new BinActions(m_services, *m_actions, *m_pane, *m_sidebar, *this);
    auto *titles = new TitleActions(m_services, *m_actions, *m_pane, *this);
    connect(m_sidebar, &Sidebar::titlesRequested, titles, &TitleActions::writeAll);
    new ExportActions(m_services, *m_actions, *m_pane, *m_sidebar, *this);
    connect(m_sidebar, &Sidebar::settingsRequested, this, [this] {
        m_host->closeOverlay();
        m_commands->showSettings();
    });
    connect(m_sidebar, &Sidebar::menuRequested, m_menus, &Menus::popupAt);
    connect(m_host, &SidebarHost::arranged, this, &MainWindow::rememberPlace);
    connect(m_host, &SidebarHost::overlayOpened, m_sidebar, &Sidebar::focusList);
    connect(m_actions->at(Act::Sidebar), &QAction::triggered, m_host, [this] {
        m_host->toggle();
        m_actions->at(Act::Sidebar)->setChecked(m_host->isSidebarShown());
    });
    connect(m_sidebar, &Sidebar::messagesRequested, this, [this](const QString &text) {
        m_host->closeOverlay();
        m_search->open(text);
    });
    connect(m_actions->at(Act::Next), &QAction::triggered, this, [this] { openNeighbour(1); });
    connect(m_actions->at(Act::Previous), &QAction::triggered, this, [this] { openNeighbour(-1); });
    connect(m_actions->at(Act::LastUsed), &QAction::triggered, workspace,
            &chat::Workspace::openLastUsed);
    connect(m_actions->at(Act::NextArea), &QAction::triggered, this, [this] { walkAreas(1); });
    connect(m_actions->at(Act::PreviousArea), &QAction::triggered, this, [this] { walkAreas(-1); });
}

/// Walks through what the sidebar shows, as it shows it.
void MainWindow::openNeighbour(int step)
{
    const chat::ChatSession *shown = m_services.workspace.current();
    const QUuid next =
        m_sidebar->neighbourOf(shown ? shown->conversation().info().id : QUuid(), step);
    if (!next.isNull())
        m_services.workspace.open(next);
}

} // namespace ui
