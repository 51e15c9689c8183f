// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each of several choices of one request ends with.
#include "chat/replywriter.h"
#include "core/mend.h"
#include "core/tokenfigures.h"

namespace chat {
namespace {

/// It said itself that it was through.
bool hasOwnEnd(const QString &finishReason)
{
    return !finishReason.isEmpty() && finishReason != QLatin1StringView("error");
}

} // namespace

/// A choice that is through while others go on is final on disk at once: what befalls the rest of
/// the answer takes nothing from it. Calls are settled at the very end.
void ReplyWriter::take(const api::ChoiceFinished &finished)
{
    Choice &choice = choiceAt(finished.choice);
    choice.finishReason = finished.reason;
    choice.endedMs = m_clock.monotonicMs();
    if (m_choices.size() > 1)
        finishEarly(finished.choice, choice);
}

void ReplyWriter::finishEarly(int index, Choice &choice)
{
    const core::Message *message = messageOf(choice);
    if (!hasOwnEnd(choice.finishReason) || !choice.callParts.isEmpty() || !message
        || !core::isRunning(message->state))
        return;
    timeReasoning(choice);
    core::MessageOutcome outcome;
    outcome.response = m_response;
    outcome.response.notices = m_notices; // what the others end with comes later, if it comes
    m_conversation.finish(choice.id, outcomeOf(index, choice, outcome));
}

core::MessageOutcome ReplyWriter::outcomeOf(int index, const Choice &choice,
                                            const core::MessageOutcome &whole) const
{
    core::MessageOutcome own = whole;
    own.response.index = index;
    own.response.address = m_address;
    const bool isOnly = m_choices.size() == 1;
    const qint64 endedMs = isOnly || choice.endedMs < 0 ? m_clock.monotonicMs() : choice.endedMs;
    own.response.elapsedMs = endedMs - m_begunMs;
    if (own.response.modelAsked.isEmpty())
        own.response.modelAsked = messageOf(choice)->model;
    if (choice.refusalPart >= 0)
        own.response.notices.append(QString(core::notice::kModelDeclined));
    addFigures(choice, own);
    if (isOnly && index == 0)
        return own;
    if (index != 0 || own.finishReason.isEmpty())
        own.finishReason = choice.finishReason;
    if (index != 0) {
        // The verdict is the whole answer's; a choice that never said why it ended says so.
        if (own.state == core::MessageState::Complete && own.finishReason.isEmpty())
            own.state = core::MessageState::Unexplained;
        own.usage.reset();
        own.extra = {};
    }
    // What broke off after its end were the others. Calls that nobody looked at are not through:
    // they would run, or be called broken, by themselves.
    const bool isThrough = choice.callParts.isEmpty() || choice.areCallsSettled;
    if (isThrough && hasOwnEnd(own.finishReason)) {
        own.state = core::MessageState::Complete;
        own.error.reset();
    }
    return own;
}

/// What the answer says of its first choice is not said of this one.
void ReplyWriter::takeOwnEnd(const api::ChoiceEnd &end, core::MessageOutcome &own)
{
    QStringList &notices = own.response.notices;
    for (const api::Notice ofFirst :
         {api::Notice::Length, api::Notice::ContentFiltered, api::Notice::NoAnswerText})
        notices.removeAll(api::noticeName(ofFirst));
    for (const api::Notice notice : end.notices)
        notices.append(api::noticeName(notice));
    own.extra = end.extra;
    if (!end.error)
        return;
    own.state = core::MessageState::Failed;
    own.error = end.error;
}

void ReplyWriter::addFigures(const Choice &choice, core::MessageOutcome &own) const
{
    const bool isOneOfSeveral = m_choices.size() > 1;
    if ((m_isTimed || isOneOfSeveral) && choice.startedMs >= 0)
        own.response.notices.append(core::notice::kFirstToken
                                    + QString::number(choice.startedMs - m_begunMs));
    if (isOneOfSeveral)
        own.response.notices.append(core::notice::kSharedUsage + QString::number(m_choices.size()));
}

std::optional<qint64> ReplyWriter::firstTokenMs(const QUuid &reply) const
{
    for (const Choice &choice : m_choices) {
        if (choice.id == reply && choice.startedMs >= 0)
            return choice.startedMs - m_begunMs;
    }
    return std::nullopt;
}

QList<QUuid> ReplyWriter::replies() const
{
    QList<QUuid> replies;
    for (const Choice &choice : m_choices)
        replies.append(choice.id);
    return replies;
}

} // namespace chat
