// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/filer.h"
#include "ui/actions.h"
#include "ui/sidebar/sidebardeed.h"

#include <QObject>

class QWidget;

namespace ui {

class ConversationPane;
class SidebarFiling;

/// Does what the sidebar asks for about folders and tags, and the same from menus for the chat that
/// is shown, after asking where to and which ones; says what was done and offers to undo it.
class FilingActions : public QObject
{
    Q_OBJECT

public:
    /// `window` owns it, and the dialogs stand before it.
    FilingActions(chat::Filer &filer, const Actions &actions, ConversationPane &pane,
                  SidebarFiling &sidebar, QWidget &window);

private:
    void connectActions(const Actions &actions);
    void connectSidebar();
    void askFolderFor(const QList<QUuid> &chats);
    void askFolderForFolder(const QUuid &folder);
    void askTags(const QList<QUuid> &chats);
    void makeFolder(const QString &name, const QUuid &parent, const QList<QUuid> &chats);
    void rename(const QUuid &folder, const QString &name);
    void perform(FolderDeed deed, const QUuid &folder);
    void step(const QUuid &folder, int by);
    void reveal(const QUuid &chat);
    void say(chat::FilingDeed deed, const QString &name, int count);

    chat::Filer &m_filer;
    ConversationPane &m_pane;
    SidebarFiling &m_sidebar;
    QWidget &m_window;
    QUuid m_unnamed; ///< a new folder whose name is being typed
};

} // namespace ui
