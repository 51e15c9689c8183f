// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replyrun.h"

#include "chat/conversationrecorder.h"
#include "chat/origin.h"
#include "chat/wirelog.h"
#include "core/whendone.h"

namespace chat {

ReplyRun::ReplyRun(const ChatSession::Services &services, core::Conversation &conversation,
                   ConversationRecorder &recorder, Task task, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_conversation(conversation)
    , m_recorder(recorder)
    , m_task(std::move(task))
    , m_writer(conversation, services.clock, m_task.reply, m_task.isContinuation)
    , m_composer(conversation, services.store)
{
    connect(&m_composer, &RequestComposer::composed, this, &ReplyRun::composed);
    connect(&m_composer, &RequestComposer::failed, this, &ReplyRun::fail);
    connect(&services.wire, &api::Wire::received, this, &ReplyRun::take);
}

ReplyRun::~ReplyRun()
{
    if (m_attempt != 0)
        m_services.wire.stop(m_attempt);
}

void ReplyRun::start()
{
    const core::Message *reply = m_conversation.find(m_task.reply);
    const QUuid last = m_task.isContinuation || !reply ? m_task.reply : reply->parentId;
    m_composer.compose(last, m_task.isContinuation, m_task.attachments);
}

void ReplyRun::composed(const QList<core::Message> &messages,
                        const QHash<QByteArray, QByteArray> &attachments)
{
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (m_hasEnded || !reply)
        return;
    api::ChatRequest request;
    request.model = reply->model;
    request.instructions = m_task.instructions;
    request.messages = messages;
    request.attachments = attachments;
    core::whenDone(this, m_services.connections.gateway(reply->profileId),
                   [this, request](const core::Result<api::Gateway> &gateway) mutable {
                       if (!gateway) {
                           fail(gateway.error());
                           return;
                       }
                       request.gateway = gateway.value();
                       m_writer.setAddress(shownAddress(request.gateway.baseUrl));
                       post(request);
                   });
}

void ReplyRun::post(const api::ChatRequest &request)
{
    if (m_hasEnded)
        return;
    m_attempt = m_services.wire.send(request);
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (m_services.wireLog && reply)
        m_services.wireLog->follow(m_attempt, WireLog::exchangeOf(*reply));
}

void ReplyRun::take(quint64 attempt, const QList<api::StreamEvent> &events)
{
    if (attempt != m_attempt || m_hasEnded)
        return;
    for (const api::StreamEvent &event : events) {
        m_writer.apply(event);
        noteProgress(event);
    }
    commitSiblings();
    if (m_writer.hasEnded()) {
        m_attempt = 0;
        end();
    }
}

void ReplyRun::noteProgress(const api::StreamEvent &event)
{
    if (m_writer.hasContent()) {
        setPhase(m_writer.isThinking() ? ReplyPhase::Thinking : ReplyPhase::Answering);
        if (!m_hasAnnouncedContent) {
            m_hasAnnouncedContent = true;
            Q_EMIT firstContent();
        }
        return;
    }
    const auto *phase = std::get_if<api::PhaseChanged>(&event);
    if (phase && phase->phase != api::PhaseChanged::Phase::Connecting)
        setPhase(ReplyPhase::Waiting);
}

void ReplyRun::commitSiblings()
{
    const QList<QUuid> siblings = m_writer.takeNewSiblings();
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (siblings.isEmpty() || !reply)
        return;
    (void)m_recorder.commit(siblings, {});
    // Committing makes the newest the active one on disk; on screen the first choice stays.
    (void)m_services.store.setActiveChild(m_conversation.info().id, reply->parentId, reply->id);
}

void ReplyRun::setPhase(ReplyPhase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void ReplyRun::fail(const core::Error &error)
{
    if (m_hasEnded)
        return;
    m_writer.end(core::MessageState::Failed, error);
    end();
}

void ReplyRun::abandon(core::MessageState state)
{
    if (m_hasEnded)
        return;
    if (m_attempt != 0)
        m_services.wire.stop(std::exchange(m_attempt, 0));
    m_writer.end(state);
    end();
}

void ReplyRun::end()
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_phase = ReplyPhase::Idle;
    Q_EMIT ended();
}

} // namespace chat
