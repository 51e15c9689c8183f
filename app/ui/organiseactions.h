// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/organiser.h"
#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

class QMainWindow;

namespace ui {

class ConversationPane;
class Sidebar;

/// Pinning, archiving, copying, deleting and sorting conversations: what the sidebar asks for, and
/// the same from menus and keys for the one that is shown. Says what was done and offers to undo
/// it.
class OrganiseActions : public QObject
{
    Q_OBJECT

public:
    OrganiseActions(const Services &services, Actions &actions, ConversationPane &pane,
                    Sidebar &sidebar, QMainWindow &window);

private:
    void connectActions();
    void connectSidebar(Sidebar &sidebar);
    void duplicate(const QUuid &id);
    void follow();
    void followOrder();
    void say(chat::Deed deed, const QStringList &titles);

    Services m_services;
    Actions &m_actions;
    ConversationPane &m_pane;
};

} // namespace ui
