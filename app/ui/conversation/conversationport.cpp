// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationport.h"

#include "chat/pageloader.h"
#include "chat/sessionparameters.h"

namespace ui {

bool ConversationPort::hasQuestion(const core::Message &reply) const
{
    const core::Message *asked = conversation().find(reply.parentId);
    return asked && asked->role != core::Role::Assistant;
}

SessionPort::SessionPort(chat::ChatSession &session, QObject *parent)
    : ConversationPort(parent)
    , m_session(session)
{
    connect(&session, &chat::ChatSession::phaseChanged, this, &ConversationPort::phaseChanged);
    connect(&chat::ToolRun::of(session), &chat::ToolRun::changed, this,
            &ConversationPort::callsChanged);
}

core::Conversation &SessionPort::conversation() const
{
    return m_session.conversation();
}

chat::ReplyProgress SessionPort::progress() const
{
    return m_session.progress();
}

bool SessionPort::hasInstructions() const
{
    return !m_session.parameters().instructions().isEmpty();
}

void SessionPort::regenerate(const QUuid &reply)
{
    m_session.regenerate(reply);
}

void SessionPort::activate(const QUuid &message)
{
    m_session.conversation().activate(message);
}

void SessionPort::mend(const QUuid &reply, const core::Mend &mend)
{
    m_session.mend(reply, mend);
}

void SessionPort::retryNow()
{
    m_session.retryNow();
}

void SessionPort::stop()
{
    m_session.stop();
}

void SessionPort::loadRows(int first, int last)
{
    m_session.pages().loadRows(first, last);
}

QFuture<QHash<QUuid, QList<core::ContentPart>>>
SessionPort::storedParts(const QList<QUuid> &messages)
{
    return m_session.pages().read(messages);
}

void SessionPort::setScrollPlace(const core::ScrollPlace &place)
{
    m_session.setScrollPlace(place);
}

QFuture<QImage> SessionPort::thumbnail(const QByteArray &hash, int longSide)
{
    return m_session.thumbnail(hash, longSide);
}

QList<chat::ToolCallView> SessionPort::calls(const core::Message &message) const
{
    const chat::ToolRun &run = chat::ToolRun::of(m_session);
    if (message.role != core::Role::Tool)
        return run.calls(message.id);
    const core::Message *caller = &message;
    while (caller && caller->role == core::Role::Tool)
        caller = m_session.conversation().find(caller->parentId);
    return caller ? run.calls(caller->id) : QList<chat::ToolCallView>();
}

void SessionPort::useCall(const core::ToolCallPart &call, CallUse use)
{
    chat::ToolRun &run = chat::ToolRun::of(m_session);
    if (use == CallUse::Stop)
        run.cancel(call.callId);
    else if (use == CallUse::AskAgain)
        run.askAgain(call.name);
    else
        Q_EMIT answerRequested(call.callId);
}

} // namespace ui
