// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/message.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <variant>

namespace api {

/// How an answer ended (the names of verdictName() are a contract of the command line).
enum class Verdict { Complete, Unexplained, Interrupted, Error, Stopped };

/// What is worth saying about an answer that is not an error.
enum class Notice {
    NoFinishReason,
    Length,
    ContentFiltered,
    FramesSkipped,
    NoAnswerText,
    PlainText
};

/// "complete", "unexplained", "interrupted", "error", "stopped".
[[nodiscard]] QString verdictName(Verdict verdict);
/// "no-finish-reason", "length", "content-filtered", "frames-skipped", "no-answer-text",
/// "plain-text".
[[nodiscard]] QString noticeName(Notice notice);

/// The request's way before the first event.
struct PhaseChanged {
    enum class Phase { Connecting, Waiting, Receiving } phase = Phase::Connecting;
};
struct TextDelta {
    int choice = 0;
    QString text;
};
struct ReasoningDelta {
    int choice = 0;
    QString text;
};
struct RefusalDelta {
    int choice = 0;
    QString text;
};
/// How likely the tokens of the text were, as core::encodedToken() writes them. Comes behind the
/// text that they make.
struct ProbabilityDelta {
    int choice = 0;
    QString text;
};
/// A fragment of a tool call. `call` is the position among the choice's calls in order of
/// arrival; id and name come whole, once, possibly later than the first fragment.
struct ToolCallDelta {
    int choice = 0;
    int call = 0;
    QString callId;
    QString name;
    QString arguments;
};
/// All text of the choice so far was reasoning; sent at most once a choice.
struct Reclassified {
    int choice = 0;
};
/// What the answer says about itself, each time more becomes known.
struct MetaUpdate {
    core::ResponseInfo response;
};
struct UsageUpdate {
    core::Usage usage;
};
struct ChoiceFinished {
    int choice = 0;
    QString reason; ///< as sent
};
/// The attempt failed before an answer began, and another POST follows after a wait. Until then
/// Wire::retryNow() sends it at once and Wire::stop() ends the send with `reason` kept.
struct RetryPlanned {
    core::Error reason;
    int delayMs = 0;
    int posts = 1; ///< sent so far
};
/// The gateway refused a member of the request, and the request goes out once more without it.
struct ParameterRepaired {
    QString parameter;   ///< as it was sent, for example "max_tokens"
    QString replacement; ///< what is sent instead; empty: nothing
};
/// The key was refused or limited; the connection's next one is used from here on.
struct KeyRotated {
    int index = 0; ///< into the gateway's key followed by its moreKeys
};
/// How one choice beyond the first ended, as far as the events before did not say.
struct ChoiceEnd {
    int choice = 0;
    std::optional<core::Error> error; ///< it failed alone; the others went on
    QList<Notice> notices;            ///< about it alone
    QList<core::ToolCallPart> toolCalls;
    QJsonObject extra;
};
/// The one terminal event. Everything that arrived has been sent before it.
struct Ended {
    Verdict verdict = Verdict::Error;
    /// Also for Interrupted (network or timeout), and for Stopped while waiting for a retry.
    std::optional<core::Error> error;
    QList<Notice> notices;
    int attempts = 1;
    QString finishReason; ///< of choice 0, as sent
    std::optional<core::Usage> usage;
    core::ResponseInfo response;
    QList<core::ToolCallPart> toolCalls; ///< of choice 0, final, with ids and validity
    QJsonObject extra;                   ///< members of choice 0 that gateways want back
    QList<ChoiceEnd> others;             ///< choices beyond the first
};

using StreamEvent =
    std::variant<PhaseChanged, TextDelta, ReasoningDelta, RefusalDelta, ProbabilityDelta,
                 ToolCallDelta, Reclassified, MetaUpdate, UsageUpdate, ChoiceFinished, RetryPlanned,
                 ParameterRepaired, KeyRotated, Ended>;

/// False for what tells of the request's way and not of the answer.
template <typename Event>
inline constexpr bool kIsPartOfAnswer = !(
    std::is_same_v<
        Event,
        PhaseChanged> || std::is_same_v<Event, RetryPlanned> || std::is_same_v<Event, ParameterRepaired> || std::is_same_v<Event, KeyRotated>);

/// The delta that more of the same kind is added to; null: it becomes one of its own. A text and
/// its probabilities come by turns and are two runs nevertheless.
template <typename Delta>
Delta *openRun(QList<StreamEvent> &events, int choice)
{
    const auto at = [&events](qsizetype i) { return std::get_if<Delta>(&events[i]); };
    const qsizetype last = events.size() - 1;
    if (last < 0)
        return nullptr;
    Delta *run = at(last);
    const bool isBeside = std::holds_alternative<ProbabilityDelta>(events.at(last))
                          || std::is_same_v<Delta, ProbabilityDelta>;
    if (!run && isBeside && last > 0)
        run = at(last - 1);
    return run && run->choice == choice ? run : nullptr;
}

} // namespace api

Q_DECLARE_METATYPE(api::StreamEvent)
