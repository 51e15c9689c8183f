// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which conversation the pane shows: a session, or for a moment a part of one that is being read.
#include "ui/conversationpane.h"

#include "ui/compare/compareview.h"
#include "ui/composer/composer.h"
#include "ui/composer/sightoffer.h"
#include "ui/conversation/conversationport.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/questionlist.h"
#include "ui/header/header.h"

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
    }
    const bool wasGlimpse = m_glimpse != nullptr;
    m_session = session;
    takePlaceOfGlimpse();
    m_composer->setHeld(false);
    if (isOther) {
        if (m_questions)
            m_questions->close();
        m_view->setSession(session);
        m_compare->setSession(session);
        m_composer->setSession(session);
        m_sight->setSession(session);
        if (session)
            connectSession();
    } else if (wasGlimpse) {
        m_view->setSession(session);
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
        m_view->setSession(m_session);
    }
    m_header->setUsable(session() != nullptr);
    updatePage();
    updateHeader();
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

void ConversationPane::connectSession()
{
    core::Conversation *conversation = &m_session->conversation();
    connect(conversation, &core::Conversation::infoChanged, this, &ConversationPane::updateHeader);
    connect(conversation, &core::Conversation::rowsInserted, this, &ConversationPane::updatePage);
    connect(conversation, &core::Conversation::rowsRemoved, this, &ConversationPane::updatePage);
    connect(m_session, &chat::ChatSession::stored, this, &ConversationPane::updateHeader);
}

} // namespace ui
