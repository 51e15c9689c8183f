// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationport.h"

namespace ui {

SessionPort::SessionPort(chat::ChatSession &session, QObject *parent)
    : ConversationPort(parent)
    , m_session(session)
{
    connect(&session, &chat::ChatSession::phaseChanged, this, &ConversationPort::phaseChanged);
}

core::Conversation &SessionPort::conversation() const
{
    return m_session.conversation();
}

chat::ReplyPhase SessionPort::phase() const
{
    return m_session.phase();
}

qint64 SessionPort::phaseElapsedMs() const
{
    return m_session.phaseElapsedMs();
}

bool SessionPort::hasInstructions() const
{
    return !m_session.effectiveInstructions().isEmpty();
}

void SessionPort::regenerate(const QUuid &reply)
{
    m_session.regenerate(reply);
}

void SessionPort::retry(const QUuid &reply)
{
    m_session.retry(reply);
}

void SessionPort::continueReply(const QUuid &reply)
{
    m_session.continueReply(reply);
}

void SessionPort::loadRows(int first, int last)
{
    m_session.loadRows(first, last);
}

void SessionPort::setScrollPlace(const core::ScrollPlace &place)
{
    m_session.setScrollPlace(place);
}

QFuture<QImage> SessionPort::thumbnail(const QByteArray &hash, int longSide)
{
    return m_session.thumbnail(hash, longSide);
}

} // namespace ui
