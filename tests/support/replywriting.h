// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/replywriter.h"
#include "core/id.h"
#include "core/tokenprobability.h"
#include "support/manualclock.h"

#include <memory>

namespace support {

/// A question and a reply that waits, for tests that write the reply.
class ReplyWriting
{
protected:
    using MessageState = core::MessageState;

    void ask()
    {
        core::ConversationInfo info;
        info.id = core::newId();
        m_conversation = std::make_unique<core::Conversation>(info);
        core::Message question;
        question.parts = {core::TextPart{QStringLiteral("?")}};
        m_question = m_conversation->add(question);
        core::Message reply;
        reply.parentId = m_question;
        reply.role = core::Role::Assistant;
        reply.state = MessageState::Waiting;
        reply.model = QStringLiteral("m");
        reply.exchangeId = core::newId();
        m_reply = m_conversation->add(reply);
    }

    std::unique_ptr<core::Conversation> m_conversation;
    support::ManualClock m_clock;
    QUuid m_question;
    QUuid m_reply;

    const core::Message &reply() { return *m_conversation->find(m_reply); }
    std::unique_ptr<chat::ReplyWriter> writer(bool isContinuation = false)
    {
        return std::make_unique<chat::ReplyWriter>(*m_conversation, m_clock, m_reply,
                                                   isContinuation);
    }
    QString text() { return core::plainText(reply()); }
    QString tokens()
    {
        const core::ProbabilityPart *probabilities = core::probabilitiesOf(reply());
        return probabilities ? probabilities->tokens : QString();
    }
    core::ReasoningPart reasoning(int part = 0)
    {
        return std::get<core::ReasoningPart>(reply().parts.at(part));
    }
};

} // namespace support
