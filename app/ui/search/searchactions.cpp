// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchactions.h"

#include "chat/filer.h"
#include "chat/temporarychat.h"
#include "ui/branches/branchactions.h"
#include "ui/conversation/conversationreach.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/finder.h"
#include "ui/conversationpane.h"
#include "ui/panelhost.h"

#include <QAccessible>
#include <QApplication>

namespace ui {

SearchActions::SearchActions(const Services &services, Actions &actions, ConversationPane &pane,
                             PanelHost &host, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_pane(pane)
    , m_host(host)
    , m_window(window)
{
    actions.at(Act::Search)->setVisible(services.search != nullptr);
    actions.at(Act::Search)->setEnabled(services.search != nullptr);
    connect(actions.at(Act::Search), &QAction::triggered, this, [this] { open(); });
    connect(actions.at(Act::FindNext), &QAction::triggered, this, [this] { step(false); });
    connect(actions.at(Act::FindPrevious), &QAction::triggered, this, [this] { step(true); });
    connect(&pane.view().finder(), &Finder::arrived, this, &SearchActions::tellPlace);
    connect(&services.workspace, &chat::Workspace::openFailed, this, [this] { m_way.reset(); });
    connect(&services.workspace, &chat::Workspace::foundInBin, this, [this] { m_way.reset(); });
}

bool SearchActions::isOpen() const
{
    return m_panel && m_host.panel() == m_panel;
}

bool SearchActions::hasFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    return isOpen() && focus && m_panel->isAncestorOf(focus);
}

void SearchActions::open(const QString &text)
{
    if (!m_services.search)
        return;
    if (!m_panel) {
        auto *filters =
            new SearchFilters(m_services.connections, m_services.workspace.list(),
                              m_services.workspace.filer().cabinet(), m_services.clock, m_window);
        m_panel = new SearchPanel(m_services.theme, *m_services.search, m_services.workspace.list(),
                                  *filters, &m_host);
        connect(m_panel, &SearchPanel::chosen, this, &SearchActions::go);
        connect(m_panel, &SearchPanel::closeRequested, this, &SearchActions::closePanel);
    }
    if (!hasFocus())
        m_before = QApplication::focusWidget();
    if (!isOpen())
        m_host.setPanel(m_panel);
    m_panel->begin(text);
}

bool SearchActions::closePanel()
{
    if (!isOpen())
        return false;
    const bool hadFocus = hasFocus();
    m_host.setPanel(nullptr);
    if (hadFocus) {
        QWidget *next = m_before && m_before->isVisible() ? m_before.data() : m_pane.middle();
        next->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

/// Whoever looks for a word in the conversation steps through that; else through what was found
/// everywhere, while it can be seen.
void SearchActions::step(bool isBackward)
{
    if (isOpen() && m_pane.findBar().isHidden())
        m_panel->step(isBackward ? -1 : 1);
    else
        m_pane.findBar().step(isBackward);
}

void SearchActions::go(const SearchPlace &place, bool isAgain)
{
    chat::Workspace &workspace = m_services.workspace;
    if (!isShown(place.conversation)
        && workspace.temporary().hold([this, place, isAgain] { go(place, isAgain); }))
        return;
    // Who walks through the list stays in it, and goes along when it is chosen once more.
    m_isEntering = isAgain || m_host.isNarrow() || !hasFocus();
    m_way = place;
    if (m_host.isNarrow())
        closePanel();
    // Even the one that is shown: another may be on its way, and is not wanted any more.
    workspace.open(place.conversation);
    if (m_way && isShown(place.conversation))
        arrive();
}

bool SearchActions::isShown(const QUuid &conversation) const
{
    const chat::ChatSession *session = m_services.workspace.current();
    return session && session->conversation().info().id == conversation;
}

void SearchActions::followSession()
{
    const chat::ChatSession *session = m_pane.session();
    if (!m_way || !session)
        return;
    if (session->conversation().info().id == m_way->conversation)
        arrive();
    else
        m_way.reset(); // the person went elsewhere meanwhile
}

void SearchActions::arrive()
{
    const SearchPlace place = *m_way;
    m_way.reset();
    m_pane.findBar().closeFind();
    if (place.message.isNull()) {
        if (m_isEntering)
            m_pane.middle()->setFocus(Qt::OtherFocusReason);
        return;
    }
    const chat::ChatSession *session = m_pane.session();
    if (!session)
        return;
    if (!session->conversation().find(place.message)) {
        m_pane.sayPassing(tr("This message is no longer in its chat."));
        return;
    }
    if (!reachMessage(m_pane, place.message))
        return;
    const int row = m_pane.session()->conversation().rowOf(place.message);
    if (m_isEntering)
        ConversationReach(m_pane.view()).focus(row, std::nullopt);
    m_pane.view().finder().goTo(place.message, place.spans);
}

/// Screen readers read on from there.
void SearchActions::tellPlace(int row, const RowPlace &place)
{
    if (m_isEntering && QAccessible::isActive())
        ConversationReach(m_pane.view()).select(row, place, place);
}

} // namespace ui
