// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which conversation the pane shows: a session, or for a moment a part of one that is being read.
#include "ui/conversationpane.h"

#include "chat/comparison.h"
#include "chat/toolbox.h"
#include "texts/toolsentences.h"
#include "ui/calls/callpanel.h"
#include "ui/compare/compareview.h"
#include "ui/composer/composer.h"
#include "ui/composer/sightoffer.h"
#include "ui/conversation/conversationport.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/findbar.h"
#include "ui/conversation/questionlist.h"
#include "ui/conversation/readrow.h"
#include "ui/header/header.h"
#include "ui/noticebar.h"

#include <QStackedWidget>
#include <utility>

namespace ui {

void ConversationPane::setSession(chat::ChatSession *session)
{
    if (m_session && m_session != session) {
        m_session->disconnect(this);
        m_session->conversation().disconnect(this);
    }
    const bool isOther = m_session != session || !session;
    // The same conversation, read again: its reader stays where they are.
    const bool isSame = m_session && session && m_session != session
                        && m_session->conversation().info().id == session->conversation().info().id;
    if (isSame) {
        m_view->setSession(nullptr); // says where it was
        session->setScrollPlace(m_session->conversation().info().scroll);
        compareAgain(*session);
    }
    const bool wasGlimpse = m_glimpse != nullptr;
    m_session = session;
    takePlaceOfGlimpse();
    m_composer->setHeld(false);
    if (isOther) {
        if (m_questions)
            m_questions->close();
        m_view->setPort(portOf(session));
        m_compare->setSession(session);
        m_calls->setSession(session);
        m_composer->setSession(session);
        m_sight->setSession(session);
        if (session)
            connectSession();
    } else if (wasGlimpse) {
        m_view->setPort(portOf(session));
        m_calls->setSession(session);
    }
    m_header->setUsable(session != nullptr);
    updatePage();
    updateHeader();
}

void ConversationPane::setGlimpse(const chat::Glimpse *glimpse)
{
    if (!glimpse && !m_glimpse)
        return;
    m_glimpse = glimpse ? glimpse->conversation.get() : nullptr;
    m_composer->setHeld(glimpse != nullptr);
    if (glimpse) {
        const QString instructions =
            m_glimpse->info().instructions.value_or(m_services.preferences.settings().instructions);
        m_view->setPort(std::make_unique<GlimpsePort>(*glimpse, !instructions.isEmpty()));
    } else {
        m_view->setPort(portOf(m_session));
    }
    m_calls->setSession(this->session());
    m_header->setUsable(session() != nullptr);
    updatePage();
    updateHeader();
}

/// Answers that stood side by side still do.
void ConversationPane::compareAgain(chat::ChatSession &session) const
{
    const QUuid compared = chat::Comparison::of(*m_session).current();
    if (!session.conversation().find(compared))
        return;
    session.conversation().activate(compared);
    chat::Comparison::of(session).show(compared);
}

/// Who scrolled meanwhile goes on reading there.
void ConversationPane::takePlaceOfGlimpse()
{
    const QPointer<core::Conversation> glimpse = std::exchange(m_glimpse, nullptr);
    if (!glimpse)
        return;
    m_view->setPort(nullptr); // says where it was
    const core::ConversationInfo &seen = glimpse->info();
    if (m_session && m_session->conversation().info().id == seen.id)
        m_session->setScrollPlace(seen.scroll);
}

std::unique_ptr<ConversationPort> ConversationPane::portOf(chat::ChatSession *session)
{
    if (!session)
        return nullptr;
    auto port = std::make_unique<SessionPort>(*session);
    connect(port.get(), &SessionPort::answerRequested, m_calls, &CallPanel::ask);
    return port;
}

void ConversationPane::connectCalls()
{
    connect(m_calls, &CallPanel::left, m_composer, &Composer::focusInput);
    chat::Toolbox *toolbox = m_services.toolbox;
    if (!toolbox)
        return;
    connect(toolbox, &chat::Toolbox::saveFailed, this, [this](const core::Error &error) {
        setWriteFailure(Written::Tools, texts::toolsNotSaved(error));
    });
    connect(toolbox, &chat::Toolbox::saveRecovered, this,
            [this] { setWriteFailure(Written::Tools, {}); });
    connect(toolbox, &chat::Toolbox::keptAside, this,
            [this](const QString &path) { m_warning->say(texts::toolsKeptAside(path)); });
}

void ConversationPane::connectCompare()
{
    connect(m_compare, &CompareView::wantedChanged, this, &ConversationPane::updatePage);
    connect(m_compare, &CompareView::viewMade, this, &ConversationPane::viewMade);
    connect(m_compare, &CompareView::currentViewChanged, this, [this] {
        // Where nothing is compared any more, the page that follows says what is searched.
        if (m_compare->isWanted())
            m_find->setView(shownView());
    });
}

ConversationView *ConversationPane::shownView() const
{
    if (m_pages->currentWidget() == m_compare)
        return m_compare->currentView();
    return m_pages->currentWidget() == m_view ? m_view : nullptr;
}

void ConversationPane::showQuestions()
{
    if (!m_session || !shownView())
        return;
    const core::Conversation &conversation = m_session->conversation();
    if (!m_questions) {
        m_questions = new QuestionList(m_services.theme, this);
        connect(m_questions, &QuestionList::chosen, this, [this](const QUuid &question) {
            if (!m_session)
                return;
            // Answers side by side stand in the place of what is to be seen.
            chat::Comparison::of(*m_session).close();
            m_view->goTo(m_session->conversation().rowOf(question));
        });
    }
    const int compared = conversation.rowOf(chat::Comparison::of(*m_session).question());
    m_questions->popupAt(m_header->menuButton(), std::make_unique<SessionPort>(*m_session),
                         compared < 0 ? readRow(*m_view) : compared);
}

void ConversationPane::connectSession()
{
    core::Conversation *conversation = &m_session->conversation();
    connect(conversation, &core::Conversation::infoChanged, this, &ConversationPane::updateHeader);
    connect(conversation, &core::Conversation::rowsInserted, this, &ConversationPane::updatePage);
    connect(conversation, &core::Conversation::rowsRemoved, this, &ConversationPane::updatePage);
    connect(m_session, &chat::ChatSession::stored, this, &ConversationPane::updateHeader);
}

} // namespace ui
