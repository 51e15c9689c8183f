// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/branches/branchactions.h"

#include "chat/comparison.h"
#include "ui/branches/branchmodel.h"
#include "ui/branches/branchpanel.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/readrow.h"
#include "ui/conversationpane.h"
#include "ui/panelhost.h"

#include <QApplication>
#include <QScrollBar>

namespace ui {

BranchActions::BranchActions(const Services &services, Actions &actions, ConversationPane &pane,
                             PanelHost &host, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_action(actions.at(Act::Branches))
    , m_pane(pane)
    , m_host(host)
{
    connect(m_action, &QAction::triggered, this, &BranchActions::toggle);
    connect(pane.view().verticalScrollBar(), &QScrollBar::valueChanged, this,
            &BranchActions::followReader);
    connect(&host, &PanelHost::panelChanged, this, &BranchActions::followHost);
    followSession();
}

bool BranchActions::isOpen() const
{
    return m_panel && m_host.panel() == m_panel;
}

void BranchActions::followSession()
{
    chat::ChatSession *session = m_pane.session();
    if (session) {
        core::Conversation *conversation = &session->conversation();
        connect(conversation, &core::Conversation::rowsInserted, this,
                &BranchActions::followBranches, Qt::UniqueConnection);
        connect(conversation, &core::Conversation::treeChanged, this,
                &BranchActions::followBranches, Qt::UniqueConnection);
        connect(conversation, &core::Conversation::messageRemoved, this,
                &BranchActions::followBranches, Qt::UniqueConnection);
        const chat::Comparison *comparison = &chat::Comparison::of(*session);
        // Once the view has the branch that was picked.
        connect(comparison, &chat::Comparison::changed, this, &BranchActions::followReader,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        connect(comparison, &chat::Comparison::currentChanged, this, &BranchActions::followReader,
                Qt::UniqueConnection);
    }
    followBranches();
    if (!isOpen())
        return;
    if (!session || !m_action->isVisible()) {
        closePanel();
        return;
    }
    m_panel->setPort(std::make_unique<SessionPort>(*session));
    followReader();
}

/// Where nothing branches there is no tree to be shown.
void BranchActions::followBranches()
{
    const chat::ChatSession *session = m_pane.session();
    const bool hasBranches =
        session && session->conversation().messageCount() > session->conversation().rowCount();
    m_action->setVisible(hasBranches);
    m_action->setEnabled(hasBranches);
    if (!hasBranches)
        closePanel();
}

void BranchActions::toggle()
{
    if (isOpen()) {
        closePanel();
        return;
    }
    chat::ChatSession *session = m_pane.session();
    if (!session)
        return;
    if (!m_panel) {
        m_panel = new BranchPanel(m_services.theme, &m_host);
        connect(m_panel, &BranchPanel::chosen, this, &BranchActions::jump);
        connect(m_panel, &BranchPanel::closeRequested, this, &BranchActions::closePanel);
    }
    m_panel->setPort(std::make_unique<SessionPort>(*session));
    m_host.setPanel(m_panel);
    m_action->setChecked(true);
    followReader();
    m_panel->focusTree();
}

bool BranchActions::closePanel()
{
    if (!isOpen())
        return false;
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_host.setPanel(nullptr);
    m_panel->setPort(nullptr);
    m_action->setChecked(false);
    if (hadFocus)
        m_pane.middle()->setFocus(Qt::OtherFocusReason);
    return true;
}

void BranchActions::followReader()
{
    const chat::ChatSession *session = m_pane.session();
    if (!isOpen() || !session)
        return;
    // While answers stand side by side the conversation behind them is not what is read.
    if (const chat::Comparison &comparison = chat::Comparison::of(*session); comparison.isOpen()) {
        m_panel->setCurrent(comparison.current());
        return;
    }
    const int row = readRow(m_pane.view());
    const core::Conversation &conversation = session->conversation();
    if (row >= 0 && row < conversation.rowCount())
        m_panel->setCurrent(conversation.at(row).id);
}

bool reachMessage(ConversationPane &pane, const QUuid &message)
{
    chat::ChatSession *session = pane.session();
    if (!session)
        return false;
    const core::Conversation &conversation = session->conversation();
    if (!conversation.find(message))
        return false;
    // Answers side by side stand in the place of what is to be seen.
    chat::Comparison::of(*session).close();
    if (conversation.rowOf(message) < 0) {
        // What waits to be sent is meant for the branch that it was written in.
        if (session->isRunning()) {
            pane.sayPassing(BranchActions::tr("A reply is still coming in. Stop it first."));
            return false;
        }
        SessionPort port(*session);
        walkTo(port, message);
    }
    return conversation.rowOf(message) >= 0;
}

/// Another panel may have taken its place.
void BranchActions::followHost()
{
    m_action->setChecked(isOpen());
    if (m_panel && !isOpen())
        m_panel->setPort(nullptr);
}

void BranchActions::jump(const QUuid &message)
{
    if (!reachMessage(m_pane, message))
        return;
    m_pane.view().goTo(m_pane.session()->conversation().rowOf(message));
    m_panel->setCurrent(message);
    if (m_host.isNarrow())
        closePanel();
}

} // namespace ui
