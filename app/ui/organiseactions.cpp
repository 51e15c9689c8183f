// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organiseactions.h"

#include "ui/conversationpane.h"
#include "ui/shorttitle.h"
#include "ui/sidebar/sidebar.h"

#include <QActionGroup>
#include <QMainWindow>
#include <utility>

namespace ui {
namespace {

constexpr std::pair<Act, core::ConversationOrder> kOrders[] = {
    {Act::SortByUse, core::ConversationOrder::LastUse},
    {Act::SortByTitle, core::ConversationOrder::Title},
    {Act::SortByDate, core::ConversationOrder::Created},
};

QString sentenceForMany(chat::Deed deed, int count)
{
    switch (deed) {
    case chat::Deed::Pinned:
        return OrganiseActions::tr("%n chats pinned", nullptr, count);
    case chat::Deed::Unpinned:
        return OrganiseActions::tr("%n chats unpinned", nullptr, count);
    case chat::Deed::Archived:
        return OrganiseActions::tr("%n chats archived", nullptr, count);
    case chat::Deed::TakenOut:
        return OrganiseActions::tr("%n chats taken out of the archive", nullptr, count);
    case chat::Deed::Deleted:
        return OrganiseActions::tr("%n chats deleted", nullptr, count);
    case chat::Deed::Duplicated:
        break;
    }
    return OrganiseActions::tr("Chat duplicated");
}

QString sentenceForOne(chat::Deed deed, const QString &title)
{
    switch (deed) {
    case chat::Deed::Pinned:
        return OrganiseActions::tr("Pinned “%1”").arg(title);
    case chat::Deed::Unpinned:
        return OrganiseActions::tr("Unpinned “%1”").arg(title);
    case chat::Deed::Archived:
        return OrganiseActions::tr("Archived “%1”").arg(title);
    case chat::Deed::TakenOut:
        return OrganiseActions::tr("Took “%1” out of the archive").arg(title);
    case chat::Deed::Deleted:
        return OrganiseActions::tr("Deleted “%1”").arg(title);
    case chat::Deed::Duplicated:
        break;
    }
    return OrganiseActions::tr("Duplicated “%1”").arg(title);
}

} // namespace

OrganiseActions::OrganiseActions(const Services &services, Actions &actions, ConversationPane &pane,
                                 Sidebar &sidebar, QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
{
    connectActions();
    connectSidebar(sidebar);
    chat::Workspace *workspace = &services.workspace;
    connect(&workspace->organiser(), &chat::Organiser::organised, this, &OrganiseActions::say);
    connect(workspace, &chat::Workspace::currentChanged, this, &OrganiseActions::follow);
    connect(&workspace->list(), &core::ConversationList::changed, this, &OrganiseActions::follow);
    connect(&workspace->list(), &core::ConversationList::wasReset, this, &OrganiseActions::follow);
    connect(&services.preferences, &chat::Preferences::changed, this,
            &OrganiseActions::followOrder);
    follow();
    followOrder();
}

void OrganiseActions::connectActions()
{
    const auto on = [this](Act act, auto &&what) {
        connect(m_actions.at(act), &QAction::triggered, this, [this, what](bool isChecked) {
            if (const chat::ChatSession *session = m_pane.session())
                what(session->conversation().info().id, isChecked);
        });
    };
    chat::Organiser *organiser = &m_services.workspace.organiser();
    on(Act::Pin,
       [organiser](const QUuid &id, bool isPinned) { organiser->setPinned({id}, isPinned); });
    on(Act::Archive,
       [organiser](const QUuid &id, bool isArchived) { organiser->setArchived({id}, isArchived); });
    on(Act::Duplicate, [this](const QUuid &id, bool) { duplicate(id); });
    auto *orders = new QActionGroup(this);
    for (const auto &[act, order] : kOrders) {
        orders->addAction(m_actions.at(act));
        connect(m_actions.at(act), &QAction::triggered, this, [this, order = order] {
            core::Settings changed = m_services.preferences.settings();
            changed.conversationOrder = order;
            m_services.preferences.set(changed);
        });
    }
}

void OrganiseActions::connectSidebar(Sidebar &sidebar)
{
    chat::Organiser *organiser = &m_services.workspace.organiser();
    connect(&sidebar, &Sidebar::pinRequested, organiser, &chat::Organiser::setPinned);
    connect(&sidebar, &Sidebar::archiveRequested, organiser, &chat::Organiser::setArchived);
    connect(&sidebar, &Sidebar::removeRequested, organiser, &chat::Organiser::remove);
    connect(&sidebar, &Sidebar::duplicateRequested, this, &OrganiseActions::duplicate);
}

void OrganiseActions::duplicate(const QUuid &id)
{
    const core::ConversationInfo *info = m_services.workspace.list().find(id);
    if (!info)
        return;
    //: Title of the copy of a chat; %1 is the title of the original
    m_services.workspace.organiser().duplicate(id, tr("%1 (copy)").arg(info->title));
}

void OrganiseActions::follow()
{
    const chat::ChatSession *session = m_services.workspace.current();
    const core::ConversationInfo info =
        session ? session->conversation().info() : core::ConversationInfo();
    m_actions.at(Act::Pin)->setChecked(info.isPinned);
    m_actions.at(Act::Archive)->setChecked(info.isArchived);
}

void OrganiseActions::followOrder()
{
    for (const auto &[act, order] : kOrders) {
        m_actions.at(act)->setChecked(m_services.preferences.settings().conversationOrder == order);
    }
}

void OrganiseActions::say(chat::Deed deed, const QStringList &titles)
{
    const QString title = titles.size() == 1 ? shortTitle(titles.constFirst()) : QString();
    m_pane.sayPassing(title.isEmpty() ? sentenceForMany(deed, int(titles.size()))
                                      : sentenceForOne(deed, title),
                      ConversationPane::Offer::Undo);
}

} // namespace ui
