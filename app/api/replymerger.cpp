// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/replymerger.h"

#include "api/deltareader.h"

#include <algorithm>
#include <cmath>

namespace api {
namespace {

template <typename Delta>
void addText(int choice, const QString &text, QList<StreamEvent> &events)
{
    if (text.isEmpty())
        return;
    if (Delta *run = openRun<Delta>(events, choice))
        run->text += text;
    else
        events.append(Delta{choice, text});
}

void addToolCall(const ToolCallDelta &delta, QList<StreamEvent> &events)
{
    if (!events.isEmpty() && delta.callId.isEmpty() && delta.name.isEmpty()) {
        auto *last = std::get_if<ToolCallDelta>(&events.last());
        if (last && last->choice == delta.choice && last->call == delta.call) {
            last->arguments += delta.arguments;
            return;
        }
    }
    events.append(delta);
}

/// A later figure replaces an earlier one that nobody has seen yet.
void addUsage(const core::Usage &usage, QList<StreamEvent> &events)
{
    for (StreamEvent &event : events) {
        if (auto *earlier = std::get_if<UsageUpdate>(&event)) {
            earlier->usage = usage;
            return;
        }
    }
    events.append(UsageUpdate{usage});
}

bool fill(QString &target, const QJsonObject &object, QLatin1StringView name)
{
    if (!target.isEmpty())
        return false;
    target = textOf(object.value(name));
    return !target.isEmpty();
}

double secondsOf(const QJsonValue &value)
{
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
    return std::isfinite(seconds) && seconds > 0 ? seconds : 0;
}

} // namespace

ReplyMerger::ReplyMerger(const QString &modelAsked, bool areLogprobsAsked)
    : m_areLogprobsAsked(areLogprobsAsked)
{
    m_response.modelAsked = modelAsked;
}

void ReplyMerger::take(const QJsonObject &object, const Chunk &chunk, QList<StreamEvent> &events)
{
    if (!m_isMetaKnown && chunk.hasChoices)
        takeMeta(object, events);
    takeService(object, events);
    for (const ChoiceChunk &choice : chunk.choices)
        takeChoice(choice, events);
    if (chunk.usage && m_usage != chunk.usage) {
        m_usage = chunk.usage;
        addUsage(*m_usage, events);
    }
}

void ReplyMerger::takePlainText(const QString &text, QList<StreamEvent> &events)
{
    (void)takeContent(0, m_choices[0], text, events);
}

void ReplyMerger::finish(QList<StreamEvent> &events)
{
    for (auto &[index, choice] : m_choices)
        finishChoice(index, choice, events);
}

void ReplyMerger::takeMeta(const QJsonObject &object, QList<StreamEvent> &events)
{
    bool isNews = fill(m_response.id, object, QLatin1StringView("id"));
    isNews |= fill(m_response.object, object, QLatin1StringView("object"));
    isNews |= fill(m_response.modelAnswered, object, QLatin1StringView("model"));
    if (m_response.created <= 0) {
        m_response.created = secondsOf(object.value(QLatin1StringView("created")));
        isNews |= m_response.created > 0;
    }
    m_isMetaKnown = !m_response.id.isEmpty() && !m_response.object.isEmpty()
                    && !m_response.modelAnswered.isEmpty() && m_response.created > 0;
    if (isNews)
        events.append(MetaUpdate{m_response});
}

/// Some gateways send them with the first chunk, some with the last, most never.
void ReplyMerger::takeService(const QJsonObject &object, QList<StreamEvent> &events)
{
    bool isNews =
        fill(m_response.systemFingerprint, object, QLatin1StringView("system_fingerprint"));
    isNews |= fill(m_response.serviceTier, object, QLatin1StringView("service_tier"));
    if (isNews)
        events.append(MetaUpdate{m_response});
}

void ReplyMerger::takeChoice(const ChoiceChunk &chunk, QList<StreamEvent> &events)
{
    Choice &choice = m_choices[chunk.index];
    // A message behind deltas repeats what they said.
    const bool isRepetition =
        chunk.isMessage
        && (choice.hasText || choice.hasReasoning || choice.hasRefusal || !choice.calls.isEmpty());
    if (!isRepetition)
        takeDelta(chunk, choice, events);
    if (chunk.finishReason.isEmpty() || chunk.finishReason == choice.finishReason)
        return;
    choice.finishReason = chunk.finishReason;
    events.append(ChoiceFinished{chunk.index, chunk.finishReason});
}

void ReplyMerger::takeDelta(const ChoiceChunk &chunk, Choice &choice, QList<StreamEvent> &events)
{
    const QString reasoning = choice.reasoning.take(chunk.reasoning);
    if (!reasoning.isEmpty()) {
        choice.hasReasoning = true;
        choice.splitter.noteReasoning();
        addText<ReasoningDelta>(chunk.index, reasoning, events);
    }
    for (const QJsonValue &detail : chunk.reasoningDetails)
        choice.reasoningDetails.append(detail);
    const ThinkSplitter::Pieces pieces = takeContent(chunk.index, choice, chunk.content, events);
    if (m_areLogprobsAsked)
        addText<ProbabilityDelta>(chunk.index, choice.tokens.take(chunk, pieces), events);
    const QString refusal = choice.refusal.take(chunk.refusal);
    choice.hasRefusal |= !refusal.isEmpty();
    addText<RefusalDelta>(chunk.index, refusal, events);
    for (const ToolCallFragment &fragment : chunk.toolCalls) {
        if (auto delta = choice.calls.take(fragment)) {
            delta->choice = chunk.index;
            addToolCall(*delta, events);
        }
    }
}

ThinkSplitter::Pieces ReplyMerger::takeContent(int index, Choice &choice, const QString &text,
                                               QList<StreamEvent> &events)
{
    ThinkSplitter::Pieces pieces;
    if (text.isEmpty())
        return pieces;
    choice.splitter.feed(choice.content.take(text), pieces);
    emitPieces(index, choice, pieces, events);
    return pieces;
}

void ReplyMerger::emitPieces(int index, Choice &choice, const ThinkSplitter::Pieces &pieces,
                             QList<StreamEvent> &events)
{
    for (const ThinkSplitter::Piece &piece : pieces) {
        switch (piece.kind) {
        case ThinkSplitter::Piece::Kind::Text:
            choice.hasText = true;
            choice.hasWords = choice.hasWords || !QStringView(piece.text).trimmed().isEmpty();
            addText<TextDelta>(index, piece.text, events);
            break;
        case ThinkSplitter::Piece::Kind::Reasoning:
            choice.hasReasoning = true;
            addText<ReasoningDelta>(index, piece.text, events);
            break;
        case ThinkSplitter::Piece::Kind::Reclassified:
            choice.hasReasoning = choice.hasReasoning || choice.hasText;
            choice.hasText = choice.hasWords = false;
            events.append(Reclassified{index});
            break;
        }
    }
}

void ReplyMerger::finishChoice(int index, Choice &choice, QList<StreamEvent> &events)
{
    const QString reasoning = choice.reasoning.finish();
    choice.hasReasoning |= !reasoning.isEmpty();
    addText<ReasoningDelta>(index, reasoning, events);
    ThinkSplitter::Pieces pieces;
    choice.splitter.feed(choice.content.finish(), pieces);
    choice.splitter.finish(pieces);
    emitPieces(index, choice, pieces, events);
    if (m_areLogprobsAsked)
        addText<ProbabilityDelta>(index, choice.tokens.take({}, pieces), events);
    const QString refusal = choice.refusal.finish();
    choice.hasRefusal |= !refusal.isEmpty();
    addText<RefusalDelta>(index, refusal, events);
}

bool ReplyMerger::hasContent() const
{
    return std::any_of(m_choices.begin(), m_choices.end(), [](const auto &entry) {
        const Choice &choice = entry.second;
        return choice.hasText || choice.hasReasoning || choice.hasRefusal
               || !choice.calls.isEmpty();
    });
}

bool ReplyMerger::isFinished() const
{
    return std::any_of(m_choices.begin(), m_choices.end(),
                       [](const auto &entry) { return !entry.second.finishReason.isEmpty(); });
}

bool ReplyMerger::hasOnlyReasoning() const
{
    const Choice *choice = first();
    return choice && choice->hasReasoning && !choice->hasWords && !choice->hasRefusal
           && choice->calls.isEmpty();
}

bool ReplyMerger::hasOnlyOthers() const
{
    const Choice *choice = first();
    const bool isSilent = !choice
                          || (!choice->hasText && !choice->hasReasoning && !choice->hasRefusal
                              && choice->calls.isEmpty());
    return isSilent && hasContent();
}

const ReplyMerger::Choice *ReplyMerger::first() const
{
    const auto it = m_choices.find(0);
    return it == m_choices.end() ? nullptr : &it->second;
}

QString ReplyMerger::finishReason() const
{
    const Choice *choice = first();
    return choice ? choice->finishReason : QString();
}

QList<core::ToolCallPart> ReplyMerger::toolCalls() const
{
    const Choice *choice = first();
    return choice ? choice->calls.result() : QList<core::ToolCallPart>();
}

QJsonObject ReplyMerger::extra() const
{
    const Choice *choice = first();
    return choice ? extraOf(*choice) : QJsonObject();
}

QJsonObject ReplyMerger::extraOf(const Choice &choice)
{
    QJsonObject object;
    if (!choice.reasoningDetails.isEmpty())
        object.insert(QLatin1StringView("reasoning_details"), choice.reasoningDetails);
    return object;
}

QList<std::pair<ChoiceEnd, QString>> ReplyMerger::others() const
{
    QList<std::pair<ChoiceEnd, QString>> ends;
    for (const auto &[index, choice] : m_choices) {
        if (index == 0)
            continue;
        ChoiceEnd end;
        end.choice = index;
        end.toolCalls = choice.calls.result();
        end.extra = extraOf(choice);
        ends.append({end, choice.finishReason});
    }
    return ends;
}

} // namespace api
