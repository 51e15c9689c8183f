// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replywriter.h"

#include "core/mend.h"
#include "core/tokenprobability.h"

#include <utility>

namespace chat {
namespace {

core::MessageState stateOf(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Complete:
        return core::MessageState::Complete;
    case api::Verdict::Unexplained:
        return core::MessageState::Unexplained;
    case api::Verdict::Interrupted:
        return core::MessageState::Interrupted;
    case api::Verdict::Stopped:
        return core::MessageState::Stopped;
    case api::Verdict::Error:
        break;
    }
    return core::MessageState::Failed;
}

} // namespace

ReplyWriter::ReplyWriter(core::Conversation &conversation, const core::Clock &clock,
                         const QUuid &reply, bool isContinuation)
    : m_conversation(conversation)
    , m_clock(clock)
    , m_begunMs(clock.monotonicMs())
    , m_isContinuation(isContinuation)
{
    Choice &first = m_choices[0];
    first.id = reply;
    const core::Message *message = conversation.find(reply);
    if (!isContinuation || !message)
        return;
    locateParts(first);
    first.isReasoningTimed = first.reasoningPart >= 0;
    if (first.textPart >= 0)
        first.keptText = core::partText(message->parts.at(first.textPart)).size();
}

const core::Message *ReplyWriter::messageOf(const Choice &choice) const
{
    return m_conversation.find(choice.id);
}

ReplyWriter::Choice &ReplyWriter::choiceAt(int index)
{
    const auto known = m_choices.find(index);
    if (known != m_choices.end())
        return *known;
    const QUuid first = m_choices.constFind(0)->id;
    core::Message sibling;
    if (const core::Message *reply = m_conversation.find(first)) {
        sibling.parentId = reply->parentId;
        sibling.model = reply->model;
        sibling.profileId = reply->profileId;
        sibling.exchangeId = reply->exchangeId;
        sibling.created = reply->created;
    }
    sibling.role = core::Role::Assistant;
    sibling.state = core::MessageState::Streaming;
    sibling.response = soFar(sibling);
    sibling.response.index = index;
    Choice choice;
    const QUuid shown = m_conversation.activeChild(sibling.parentId);
    choice.id = m_conversation.add(sibling);
    // The one that is shown stays so.
    m_conversation.activate(shown.isNull() ? first : shown);
    m_newSiblings.append(choice.id);
    const auto added = m_choices.insert(index, choice);
    // Some gateways send one after the other: what ended before is one of several only now.
    for (auto it = m_choices.begin(); it != m_choices.end(); ++it)
        finishEarly(it.key(), *it);
    return *added;
}

QList<QUuid> ReplyWriter::takeNewSiblings()
{
    return std::exchange(m_newSiblings, {});
}

void ReplyWriter::apply(const api::StreamEvent &event)
{
    if (m_hasEnded)
        return;
    std::visit(
        [this](const auto &value) {
            using Event = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Event, api::Reclassified>)
                reclassify(choiceAt(value.choice));
            else if constexpr (std::is_same_v<Event, api::MetaUpdate>)
                m_response = value.response;
            else if constexpr (std::is_same_v<Event, api::UsageUpdate>)
                m_usage = value.usage;
            else if constexpr (std::is_same_v<Event, api::ChoiceFinished>)
                take(value);
            else if constexpr (api::kIsPartOfAnswer<Event>)
                take(value);
        },
        event);
}

void ReplyWriter::began(Choice &choice, bool isReasoning)
{
    m_hasContent = true;
    m_isThinking = m_isThinking && isReasoning;
    if (choice.startedMs < 0) {
        choice.startedMs = m_clock.monotonicMs();
        m_conversation.setState(choice.id, core::MessageState::Streaming);
    }
    if (!isReasoning)
        timeReasoning(choice);
}

void ReplyWriter::append(Choice &choice, int &part, const core::ContentPart &fresh,
                         const QString &text)
{
    if (part < 0)
        part = m_conversation.addPart(choice.id, fresh);
    m_conversation.appendText(choice.id, part, text);
}

void ReplyWriter::take(const api::TextDelta &delta)
{
    Choice &choice = choiceAt(delta.choice);
    began(choice, false);
    append(choice, choice.textPart, core::TextPart{{}, m_format}, delta.text);
}

void ReplyWriter::take(const api::ReasoningDelta &delta)
{
    Choice &choice = choiceAt(delta.choice);
    began(choice, true);
    append(choice, choice.reasoningPart, core::ReasoningPart(), delta.text);
}

void ReplyWriter::take(const api::RefusalDelta &delta)
{
    Choice &choice = choiceAt(delta.choice);
    began(choice, false);
    append(choice, choice.refusalPart, core::RefusalPart(), delta.text);
}

void ReplyWriter::take(const api::ProbabilityDelta &delta)
{
    Choice &choice = choiceAt(delta.choice);
    if (choice.textPart < 0)
        return;
    if (choice.probabilityPart < 0)
        choice.probabilityPart = m_conversation.addPart(choice.id, core::ProbabilityPart());
    const QList<core::ContentPart> &parts = messageOf(choice)->parts;
    QString lines = delta.text;
    // What was said before the first of them stands there, too: tokens have their places by it.
    if (std::get<core::ProbabilityPart>(parts.at(choice.probabilityPart)).tokens.isEmpty()) {
        const QString text = core::partText(parts.at(choice.textPart));
        const qsizetype before = text.size() - core::tokenTextLength(lines);
        if (before > 0)
            lines.prepend(core::encodedToken({text.left(before).toUtf8(), {}, {}}));
    }
    m_conversation.appendText(choice.id, choice.probabilityPart, lines);
}

void ReplyWriter::take(const api::ToolCallDelta &delta)
{
    Choice &choice = choiceAt(delta.choice);
    began(choice, false);
    const auto known = choice.callParts.constFind(delta.call);
    if (known == choice.callParts.constEnd()) {
        const core::ToolCallPart call{delta.callId, delta.name, delta.arguments, false, {}};
        choice.callParts.insert(delta.call, m_conversation.addPart(choice.id, call));
        return;
    }
    const int part = *known;
    if (!delta.callId.isEmpty() || !delta.name.isEmpty()) {
        auto call = std::get<core::ToolCallPart>(messageOf(choice)->parts.at(part));
        call.callId = delta.callId.isEmpty() ? call.callId : delta.callId;
        call.name = delta.name.isEmpty() ? call.name : delta.name;
        m_conversation.replacePart(choice.id, part, call);
    }
    m_conversation.appendText(choice.id, part, delta.arguments);
}

void ReplyWriter::timeReasoning(Choice &choice)
{
    if (choice.reasoningPart < 0 || choice.isReasoningTimed)
        return;
    choice.isReasoningTimed = true;
    auto part = std::get<core::ReasoningPart>(messageOf(choice)->parts.at(choice.reasoningPart));
    part.elapsedMs = m_clock.monotonicMs() - choice.startedMs;
    m_conversation.replacePart(choice.id, choice.reasoningPart, part);
}

void ReplyWriter::locateParts(Choice &choice)
{
    choice.textPart = choice.reasoningPart = choice.refusalPart = choice.probabilityPart = -1;
    choice.callParts.clear();
    const QList<core::ContentPart> &parts = messageOf(choice)->parts;
    int calls = 0;
    for (int i = 0; i < parts.size(); ++i) {
        if (std::holds_alternative<core::TextPart>(parts.at(i)))
            choice.textPart = i;
        else if (std::holds_alternative<core::ReasoningPart>(parts.at(i)))
            choice.reasoningPart = i;
        else if (std::holds_alternative<core::RefusalPart>(parts.at(i)))
            choice.refusalPart = i;
        else if (std::holds_alternative<core::ProbabilityPart>(parts.at(i)))
            choice.probabilityPart = i;
        else if (std::holds_alternative<core::ToolCallPart>(parts.at(i)))
            choice.callParts.insert(calls++, i);
    }
}

void ReplyWriter::reclassify(Choice &choice)
{
    if (choice.textPart < 0)
        return;
    if (choice.keptText == 0) {
        m_conversation.reclassifyAsReasoning(choice.id);
        locateParts(choice);
        forgetProbabilities(choice);
        choice.isReasoningTimed = false;
        timeReasoning(choice);
        return;
    }
    forgetProbabilities(choice);
    // Only what the continuation brought was reasoning; the text before it was an answer.
    const QString text = core::partText(messageOf(choice)->parts.at(choice.textPart));
    m_conversation.replacePart(choice.id, choice.textPart,
                               core::TextPart{text.left(choice.keptText), m_format});
    append(choice, choice.reasoningPart, core::ReasoningPart(), text.mid(choice.keptText));
}

/// They were those of the reasoning.
void ReplyWriter::forgetProbabilities(Choice &choice)
{
    if (choice.probabilityPart >= 0)
        m_conversation.replacePart(choice.id, choice.probabilityPart, core::ProbabilityPart());
}

void ReplyWriter::settleToolCalls(Choice &choice, const QList<core::ToolCallPart> &calls)
{
    choice.areCallsSettled = true;
    for (int i = 0; i < calls.size(); ++i) {
        const int part = choice.callParts.value(i, -1);
        if (part < 0)
            choice.callParts.insert(i, m_conversation.addPart(choice.id, calls.at(i)));
        else if (messageOf(choice)->parts.at(part) != core::ContentPart(calls.at(i)))
            m_conversation.replacePart(choice.id, part, calls.at(i));
    }
}

void ReplyWriter::take(const api::Ended &ended)
{
    core::MessageOutcome outcome;
    outcome.state = stateOf(ended.verdict);
    outcome.error = ended.error;
    outcome.finishReason = ended.finishReason;
    outcome.usage = ended.usage ? ended.usage : m_usage;
    outcome.response = ended.response;
    for (api::Notice notice : ended.notices)
        outcome.response.notices.append(api::noticeName(notice));
    outcome.extra = ended.extra;
    // A continuation that brings calls of its own leaves the earlier ones as they were.
    if (!m_isContinuation)
        settleToolCalls(m_choices[0], ended.toolCalls);
    for (const api::ChoiceEnd &other : ended.others) {
        const auto choice = m_choices.find(other.choice);
        if (choice != m_choices.end())
            settleToolCalls(*choice, other.toolCalls);
    }
    finishAll(outcome, ended.others);
}

void ReplyWriter::end(core::MessageState state, const std::optional<core::Error> &error)
{
    if (m_hasEnded)
        return;
    core::MessageOutcome outcome;
    outcome.state = state;
    outcome.error = error;
    outcome.finishReason = m_choices[0].finishReason;
    outcome.usage = m_usage;
    outcome.response = m_response;
    finishAll(outcome);
}

void ReplyWriter::addNotice(const QString &code)
{
    if (!m_notices.contains(code))
        m_notices.append(code);
}

core::ResponseInfo ReplyWriter::soFar(const core::Message &reply) const
{
    // What goes on has said something of itself already.
    core::ResponseInfo known = m_isContinuation ? reply.response : core::ResponseInfo();
    known.index = reply.response.index;
    known.address = m_address;
    known.notices = m_notices;
    return known;
}

void ReplyWriter::noteSoFar()
{
    for (const Choice &choice : std::as_const(m_choices)) {
        const core::Message *reply = messageOf(choice);
        if (reply && core::isRunning(reply->state))
            core::noteResponse(m_conversation, choice.id, soFar(*reply));
    }
}

QStringList ReplyWriter::noticesOf(const core::MessageOutcome &outcome) const
{
    QStringList notices = outcome.response.notices + m_notices;
    const bool hasAnswered = outcome.state == core::MessageState::Complete
                             || outcome.state == core::MessageState::Unexplained;
    if (hasAnswered && outcome.usage && outcome.usage->promptTokens > 0
        && outcome.usage->promptTokens < m_leastPrompt)
        notices.append(QString(core::notice::kImageUnseen));
    if (outcome.state == core::MessageState::Unexplained && m_isSaidBefore)
        notices.append(QString(core::notice::kSaidBefore));
    return notices;
}

void ReplyWriter::finishAll(const core::MessageOutcome &outcome,
                            const QList<api::ChoiceEnd> &others)
{
    m_hasEnded = true;
    core::MessageOutcome whole = outcome;
    whole.response.notices = noticesOf(outcome);
    for (auto it = m_choices.begin(); it != m_choices.end(); ++it) {
        if (!messageOf(*it))
            continue;
        timeReasoning(*it);
        core::MessageOutcome own = outcomeOf(it.key(), *it, whole);
        for (const api::ChoiceEnd &other : others) {
            if (other.choice == it.key())
                takeOwnEnd(other, own);
        }
        m_conversation.finish(it->id, own);
    }
}

} // namespace chat
