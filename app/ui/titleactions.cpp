// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/titleactions.h"

#include "chat/requestexport.h"
#include "chat/titlewriter.h"
#include "ui/conversationpane.h"
#include "ui/inspector/requestactions.h"
#include "ui/settings/titlespage.h"
#include "ui/shorttitle.h"
#include "ui/titlerounds.h"

#include <QEvent>
#include <QMainWindow>

namespace ui {

TitleActions::TitleActions(const Services &services, Actions &actions, ConversationPane &pane,
                           QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
    , m_rounds(new TitleRounds(services, pane, window))
{
    chat::TitleWriter *titles = &services.workspace.titles();
    titles->setUsualPrompt(TitlesPage::usualPrompt());
    window.installEventFilter(this);
    connect(actions.at(Act::MakeTitle), &QAction::triggered, this, &TitleActions::write);
    connect(actions.at(Act::TitleRequest), &QAction::triggered, this, [this, &window] {
        if (const chat::ChatSession *session = m_pane.session())
            RequestActions::inspect(
                m_services, window,
                chat::TitleWriter::exchangeOf(session->conversation().info().id));
    });
    connect(titles, &chat::TitleWriter::failed, this, &TitleActions::sayFailed);
    connect(titles, &chat::TitleWriter::unfounded, this, [this](const QUuid &conversation) {
        if (!m_services.workspace.titles().round().isRunning() || isShown(conversation))
            m_pane.sayPassing(tr("A title needs a question and its answer."));
    });
    connect(titles, &chat::TitleWriter::unreadable, this, &TitleActions::sayUnreadable);
    connect(titles, &chat::TitleWriter::changed, this, &TitleActions::follow);
    connect(&services.workspace.requestExport().log(), &chat::WireLog::recorded, this,
            &TitleActions::follow);
    connect(&services.workspace, &chat::Workspace::currentChanged, this, &TitleActions::follow);
    follow();
}

void TitleActions::follow()
{
    const chat::ChatSession *session = m_services.workspace.current();
    const QUuid id = session ? session->conversation().info().id : QUuid();
    const bool isWriting = m_services.workspace.titles().isWriting(id);
    const QUuid exchange = chat::TitleWriter::exchangeOf(id);
    m_actions.at(Act::MakeTitle)->setEnabled(session && !session->isTemporary && !isWriting);
    m_actions.at(Act::TitleRequest)
        ->setVisible(m_services.workspace.requestExport().log().has(exchange));
}

void TitleActions::write()
{
    chat::ChatSession *session = m_pane.session();
    if (session && !m_services.workspace.titles().write(*session))
        m_pane.sayPassing(tr("A title needs a question and its answer."));
}

void TitleActions::writeAll(const QList<QUuid> &conversations)
{
    if (conversations.size() == 1)
        m_services.workspace.titles().writeFor(conversations.constFirst(), true);
    else
        m_rounds->begin(conversations);
}

bool TitleActions::isShown(const QUuid &conversation) const
{
    const chat::ChatSession *session = m_pane.session();
    return session && session->conversation().info().id == conversation;
}

void TitleActions::sayFailed(const QUuid &conversation)
{
    const core::ConversationInfo *info = m_services.workspace.list().find(conversation);
    if (isShown(conversation))
        m_pane.sayPassing(tr("No title came. The title request in the menu of this chat says "
                             "why."));
    else if (info)
        m_pane.sayPassing(tr("No title came for “%1”. Open it: the title request in its menu says "
                             "why.")
                              .arg(shortTitle(info->title)));
}

/// A round counts those of its own, and says so at its end.
void TitleActions::sayUnreadable(const QUuid &conversation)
{
    const core::ConversationInfo *info = m_services.workspace.list().find(conversation);
    if (isShown(conversation))
        m_pane.sayPassing(
            tr("What is stored of this chat's first messages cannot be read, so there "
               "is nothing to make a title of. Its title stays."));
    else if (info && !m_services.workspace.titles().round().isRunning())
        m_pane.sayPassing(tr("What is stored of the first messages of “%1” cannot be read, so "
                             "there is nothing to make a title of. Its title stays.")
                              .arg(shortTitle(info->title)));
}

bool TitleActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_services.workspace.titles().setUsualPrompt(TitlesPage::usualPrompt());
    return QObject::eventFilter(watched, event);
}

} // namespace ui
