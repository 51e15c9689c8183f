// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/services.h"

#include <QObject>

namespace ui {

class BranchPanel;
class ConversationPane;
class PanelHost;

/// The panel of branches in the window: opens and closes it, keeps it at the conversation that is
/// shown, and leads to the message that is chosen in it.
class BranchActions : public QObject
{
    Q_OBJECT

public:
    BranchActions(const Services &services, Actions &actions, ConversationPane &pane,
                  PanelHost &host, QObject *parent);

    /// Another conversation is shown.
    void followSession();
    /// False when it was not open.
    bool closePanel();

private:
    void toggle();
    void followBranches();
    void followReader();
    void jump(const QUuid &message);
    void followHost();
    [[nodiscard]] bool isOpen() const;

    Services m_services;
    QAction *m_action;
    ConversationPane &m_pane;
    PanelHost &m_host;
    BranchPanel *m_panel = nullptr;
};

/// Walks the branch that the message of the shown conversation is on, if need be; says why where
/// that cannot be now. True when it is on the path that is shown.
[[nodiscard]] bool reachMessage(ConversationPane &pane, const QUuid &message);

} // namespace ui
