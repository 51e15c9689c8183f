// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askcollector.h"

#include "cli/words.h"
#include "core/tokenprobability.h"
#include "texts/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace cli {
namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray toolCallsToJson(const QList<core::ToolCallPart> &calls)
{
    QJsonArray array;
    for (const core::ToolCallPart &call : calls)
        array.append(QJsonObject{{QStringLiteral("id"), call.callId},
                                 {QStringLiteral("name"), call.name},
                                 {QStringLiteral("arguments"), call.arguments},
                                 {QStringLiteral("valid"), call.isValid}});
    return array;
}

/// As the API writes them; null where there are none.
QJsonValue logprobsToJson(const QString &tokens)
{
    const auto entry = [](const QByteArray &bytes, std::optional<double> logprob) {
        QJsonArray list;
        for (const char byte : bytes)
            list.append(int(uchar(byte)));
        return QJsonObject{
            {QStringLiteral("token"), QString::fromUtf8(bytes)},
            {QStringLiteral("logprob"), logprob ? QJsonValue(*logprob) : QJsonValue::Null},
            {QStringLiteral("bytes"), list}};
    };
    QJsonArray content;
    core::forEachToken(tokens, [&](QStringView line) {
        const core::TokenProbability token = core::decodedToken(line);
        QJsonArray others;
        for (const core::TokenAlternative &other : token.alternatives)
            others.append(entry(other.bytes, other.logprob));
        QJsonObject object = entry(token.bytes, token.logprob);
        object.insert(QStringLiteral("top_logprobs"), others);
        content.append(object);
    });
    return content.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(content);
}

QJsonObject choiceToJson(int index, const AskCollector::Choice &one)
{
    QJsonObject object{{QStringLiteral("index"), index},
                       {QStringLiteral("text"), one.text},
                       {QStringLiteral("finish_reason"), textOrNull(one.finishReason)}};
    if (!one.refusal.isEmpty())
        object.insert(QStringLiteral("refusal"), one.refusal);
    if (index > 0 && !one.tokens.isEmpty())
        object.insert(QStringLiteral("logprobs"), logprobsToJson(one.tokens));
    return object;
}

QJsonArray noticesToJson(const QList<api::Notice> &notices)
{
    QJsonArray array;
    for (const api::Notice notice : notices)
        array.append(api::noticeName(notice));
    return array;
}

} // namespace

QString kindName(core::ErrorKind kind)
{
    const bool isOwn = kind == core::ErrorKind::Storage || kind == core::ErrorKind::BadInput;
    return core::errorKindName(isOwn ? core::ErrorKind::Unknown : kind);
}

QString askAdvice(const core::Error &error)
{
    QString advice = texts::explain(error).advice;
    const bool isOfAddress =
        error.kind == core::ErrorKind::WrongPath || error.kind == core::ErrorKind::NotAnApi;
    if (!isOfAddress || !error.proposedBaseUrl.isEmpty())
        return advice;
    while (advice.endsWith(u'.') || advice.endsWith(u'。'))
        advice.chop(1);
    return Words::tr("%1; “loquat doctor” looks for the right address.").arg(advice);
}

QString oneLine(const QJsonObject &object)
{
    QString line = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    line.replace(QChar(0x2028), QLatin1StringView("\\u2028"));
    line.replace(QChar(0x2029), QLatin1StringView("\\u2029"));
    line.replace(QChar(0x85), QLatin1StringView("\\u0085"));
    return line + u'\n';
}

QJsonObject errorToJson(const core::Error &error)
{
    return {{QStringLiteral("kind"), kindName(error.kind)},
            {QStringLiteral("status"),
             error.status > 0 ? QJsonValue(error.status) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("code"), textOrNull(error.code)},
            {QStringLiteral("param"), textOrNull(error.param)},
            {QStringLiteral("message"), textOrNull(error.message)},
            {QStringLiteral("request_id"), textOrNull(error.requestId)},
            {QStringLiteral("retry_after"),
             error.retryAfter ? QJsonValue(*error.retryAfter) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("advice"), askAdvice(error)}};
}

void AskCollector::take(const api::StreamEvent &event)
{
    if (const auto *text = std::get_if<api::TextDelta>(&event)) {
        m_choices[text->choice].text += text->text;
    } else if (const auto *reasoning = std::get_if<api::ReasoningDelta>(&event)) {
        m_choices[reasoning->choice].reasoning += reasoning->text;
    } else if (const auto *refusal = std::get_if<api::RefusalDelta>(&event)) {
        m_choices[refusal->choice].refusal += refusal->text;
    } else if (const auto *probabilities = std::get_if<api::ProbabilityDelta>(&event)) {
        m_choices[probabilities->choice].tokens += probabilities->text;
    } else if (const auto *reclassified = std::get_if<api::Reclassified>(&event)) {
        Choice &choice = m_choices[reclassified->choice];
        choice.tokens.clear();
        choice.reasoning += std::exchange(choice.text, {});
    } else if (const auto *finished = std::get_if<api::ChoiceFinished>(&event)) {
        m_choices[finished->choice].finishReason = finished->reason;
    } else if (const auto *ended = std::get_if<api::Ended>(&event)) {
        m_ended = *ended;
        m_hasEnded = true;
        if (!ended->finishReason.isEmpty())
            m_choices[0].finishReason = ended->finishReason;
    }
}

QList<core::ToolCallPart> AskCollector::callsOf(int choice) const
{
    if (choice == 0)
        return m_ended.toolCalls;
    const auto end = std::find_if(m_ended.others.cbegin(), m_ended.others.cend(),
                                  [choice](const auto &other) { return other.choice == choice; });
    return end == m_ended.others.cend() ? QList<core::ToolCallPart>() : end->toolCalls;
}

AskCollector::Choice AskCollector::first() const
{
    const auto found = m_choices.find(0);
    return found == m_choices.end() ? Choice{} : found->second;
}

int AskCollector::firstSpoken() const
{
    const auto found = std::find_if(m_choices.begin(), m_choices.end(), [](const auto &entry) {
        return !entry.second.text.isEmpty() || !entry.second.refusal.isEmpty();
    });
    return found == m_choices.end() ? 0 : found->first;
}

QList<int> AskCollector::spokenChoices() const
{
    QList<int> spoken;
    for (const auto &[index, choice] : m_choices) {
        if (!choice.text.isEmpty() || !choice.refusal.isEmpty())
            spoken.append(index);
    }
    return spoken;
}

qsizetype AskCollector::answeredCount() const
{
    return std::count_if(m_choices.begin(), m_choices.end(), [this](const auto &entry) {
        const Choice &choice = entry.second;
        return !choice.text.isEmpty() || !choice.refusal.isEmpty()
               || !callsOf(entry.first).isEmpty();
    });
}

QString AskCollector::spoken(int choice) const
{
    const auto found = m_choices.find(choice);
    if (found == m_choices.end())
        return {};
    return found->second.text.isEmpty() ? found->second.refusal : found->second.text;
}

QJsonObject AskCollector::toJson() const
{
    const Choice choice = first();
    QJsonArray choices;
    for (const auto &[index, one] : m_choices) {
        QJsonObject whole = choiceToJson(index, one);
        whole.insert(QStringLiteral("tool_calls"), toolCallsToJson(callsOf(index)));
        choices.append(whole);
    }
    const core::ResponseInfo &response = m_ended.response;
    const QJsonValue null(QJsonValue::Null);
    return {
        {QStringLiteral("verdict"), api::verdictName(m_ended.verdict)},
        {QStringLiteral("text"), choice.text},
        {QStringLiteral("reasoning"), choice.reasoning},
        {QStringLiteral("refusal"), choice.refusal},
        {QStringLiteral("choices"), choices},
        {QStringLiteral("tool_calls"), toolCallsToJson(m_ended.toolCalls)},
        {QStringLiteral("finish_reason"), textOrNull(choice.finishReason)},
        {QStringLiteral("usage"), m_ended.usage ? QJsonValue(m_ended.usage->toJson()) : null},
        {QStringLiteral("logprobs"), logprobsToJson(choice.tokens)},
        {QStringLiteral("system_fingerprint"), textOrNull(response.systemFingerprint)},
        {QStringLiteral("service_tier"), textOrNull(response.serviceTier)},
        {QStringLiteral("id"), response.id},
        {QStringLiteral("created"), response.created},
        {QStringLiteral("model"),
         response.modelAnswered.isEmpty() ? response.modelAsked : response.modelAnswered},
        {QStringLiteral("error"), m_ended.error ? QJsonValue(errorToJson(*m_ended.error)) : null},
        {QStringLiteral("notices"), noticesToJson(m_ended.notices)},
        {QStringLiteral("attempts"), m_ended.attempts}};
}

} // namespace cli
