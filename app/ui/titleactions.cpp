// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/titleactions.h"

#include "chat/requestexport.h"
#include "chat/titlewriter.h"
#include "ui/conversationpane.h"
#include "ui/inspector/requestactions.h"
#include "ui/settings/titlespage.h"
#include "ui/shorttitle.h"

#include <QEvent>
#include <QMainWindow>

namespace ui {

TitleActions::TitleActions(const Services &services, Actions &actions, ConversationPane &pane,
                           QMainWindow &window)
    : QObject(&window)
    , m_services(services)
    , m_actions(actions)
    , m_pane(pane)
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
    connect(&titles->round(), &chat::TitleRound::ended, this, &TitleActions::sayEnded);
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
    chat::TitleWriter &titles = m_services.workspace.titles();
    if (conversations.size() == 1) {
        titles.writeFor(conversations.constFirst(), true);
        return;
    }
    m_pane.sayPassing(tr("Titles are being written…"));
    titles.round().begin(conversations);
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

void TitleActions::sayEnded(int written, int named, int failed)
{
    if (written == 0) {
        m_pane.sayPassing(failed > 0 ? tr("No titles came. Open one of the chats: the title "
                                          "request in its menu says why.")
                                     : tr("These chats keep the names you gave them."));
        return;
    }
    const QString words = named + failed == 0
                              ? tr("%n titles written", nullptr, written)
                              : tr("%n titles written; the others keep theirs.", nullptr, written);
    m_pane.sayPassing(words, ConversationPane::Offer::Undo);
}

bool TitleActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_services.workspace.titles().setUsualPrompt(TitlesPage::usualPrompt());
    return QObject::eventFilter(watched, event);
}

} // namespace ui
