// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/streamevent.h"
#include "core/clock.h"
#include "core/conversation.h"

#include <QHash>
#include <QMap>

namespace chat {

/// Writes what one request streams into the conversation: the reply itself and, for choices
/// beyond the first, siblings of it. A plain class; an instance serves one request. GUI thread.
class ReplyWriter
{
public:
    /// `isContinuation`: what comes is appended to the text that `reply` has already.
    ReplyWriter(core::Conversation &conversation, const core::Clock &clock, const QUuid &reply,
                bool isContinuation);

    /// The address that is asked, for the reply's details.
    void setAddress(const QString &address) { m_address = address; }
    /// Fewer prompt tokens than these mean that an image was not looked at; 0: nobody can tell.
    void setLeastPrompt(qint64 tokens) { m_leastPrompt = tokens; }
    /// The form of answer that the request asks for; it is kept with the words of each reply.
    void setFormat(const QJsonObject &format) { m_format = format; }
    /// Something about the request that is kept with the reply.
    void addNotice(const QString &code);
    /// Tells the replies that still run what is known of their way by now. Whoever saves them then
    /// has it also of one that never ends.
    void noteSoFar();
    /// Keeps how long the first word took, for whoever compares.
    void setTimed(bool isTimed) { m_isTimed = isTimed; }
    /// The person was told before that this connection does not explain its ends.
    void setSaidBefore(bool isSaid) { m_isSaidBefore = isSaid; }
    void apply(const api::StreamEvent &event);
    /// Ends every choice that is still open; text so far is kept.
    void end(core::MessageState state, const std::optional<core::Error> &error = {});

    [[nodiscard]] bool hasContent() const { return m_hasContent; }
    /// True while nothing but reasoning has arrived.
    [[nodiscard]] bool isThinking() const { return m_isThinking; }
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// Every reply that this request brings, the first choice before the others.
    [[nodiscard]] QList<QUuid> replies() const;
    /// How long the first word of this one took, once it is there.
    [[nodiscard]] std::optional<qint64> firstTokenMs(const QUuid &reply) const;
    /// Siblings made since the last call, which nobody has committed yet.
    [[nodiscard]] QList<QUuid> takeNewSiblings();

private:
    struct Choice {
        QUuid id;
        int textPart = -1;
        int reasoningPart = -1;
        int refusalPart = -1;
        int probabilityPart = -1;
        QHash<int, int> callParts; ///< by the call's position
        qsizetype keptText = 0;    ///< characters that were there before a continuation
        qint64 startedMs = -1;     ///< of the first delta, monotonic
        qint64 endedMs = -1;       ///< of its finish reason, monotonic
        bool isReasoningTimed = false;
        bool areCallsSettled = false; ///< whether they make sense is known
        QString finishReason;
    };

    Choice &choiceAt(int index);
    void append(Choice &choice, int &part, const core::ContentPart &fresh, const QString &text);
    void began(Choice &choice, bool isReasoning);
    void timeReasoning(Choice &choice);
    void locateParts(Choice &choice);
    void reclassify(Choice &choice);
    void forgetProbabilities(Choice &choice);
    void take(const api::TextDelta &delta);
    void take(const api::ReasoningDelta &delta);
    void take(const api::RefusalDelta &delta);
    void take(const api::ProbabilityDelta &delta);
    void take(const api::ToolCallDelta &delta);
    void take(const api::Ended &ended);
    void take(const api::ChoiceFinished &finished);
    void finishEarly(int index, Choice &choice);
    void settleToolCalls(Choice &choice, const QList<core::ToolCallPart> &calls);
    void finishAll(const core::MessageOutcome &outcome, const QList<api::ChoiceEnd> &others = {});
    [[nodiscard]] core::MessageOutcome outcomeOf(int index, const Choice &choice,
                                                 const core::MessageOutcome &whole) const;
    static void takeOwnEnd(const api::ChoiceEnd &end, core::MessageOutcome &own);
    void addFigures(const Choice &choice, core::MessageOutcome &own) const;
    [[nodiscard]] QStringList noticesOf(const core::MessageOutcome &outcome) const;
    [[nodiscard]] core::ResponseInfo soFar(const core::Message &reply) const;
    [[nodiscard]] const core::Message *messageOf(const Choice &choice) const;

    core::Conversation &m_conversation;
    const core::Clock &m_clock;
    QMap<int, Choice> m_choices;
    QList<QUuid> m_newSiblings;
    core::ResponseInfo m_response;
    std::optional<core::Usage> m_usage;
    QString m_address;
    QJsonObject m_format;
    QStringList m_notices;
    qint64 m_leastPrompt = 0;
    qint64 m_begunMs; ///< monotonic
    bool m_isContinuation;
    bool m_hasContent = false;
    bool m_isThinking = true;
    bool m_hasEnded = false;
    bool m_isSaidBefore = false;
    bool m_isTimed = false;
};

} // namespace chat
