// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/completion.h"

#include "demo/inventedlogprobs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace demo {

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

Completion::Completion(const ChatQuery &query, qint64 createdSeconds)
    : m_head("\"id\":\"chatcmpl-" + QUuid::createUuid().toByteArray(QUuid::Id128)
             + "\",\"created\":" + QByteArray::number(createdSeconds)
             + ",\"model\":" + jsonString(query.model) + ",\"system_fingerprint\":\"fp_demo\""
             + (query.serviceTier.isEmpty() ? QByteArray() : ",\"service_tier\":\"default\""))
    , m_promptTokens(query.promptTokens)
    // What stood before the last question is known already.
    , m_cachedTokens(query.userMessages > 1 ? query.promptTokens / 2 : 0)
    , m_alternatives(query.areLogprobsAsked ? query.topLogprobs : -1)
    , m_isUsageAsked(query.isUsageAsked)
{
}

QByteArray Completion::roleEvent() const
{
    return event("[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                 "\"finish_reason\":null}]");
}

QByteArray Completion::textEvent(const QString &text)
{
    const QByteArray delta = "{\"content\":" + jsonString(text) + '}';
    const QByteArray logprobs = logprobsOf(text);
    if (logprobs.isEmpty())
        return deltaEvent(delta);
    ++m_chunks;
    return event("[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":{\"content\":[" + logprobs
                 + "],\"refusal\":null},\"finish_reason\":null}]");
}

QByteArray Completion::logprobsOf(const QString &text) const
{
    return m_alternatives < 0 ? QByteArray() : inventLogprobs(text, m_alternatives);
}

QByteArray Completion::reasoningEvent(const QString &text)
{
    ++m_reasoningChunks;
    return deltaEvent("{\"reasoning_content\":" + jsonString(text) + '}');
}

QByteArray Completion::deltaEvent(const QByteArray &delta)
{
    ++m_chunks;
    return event("[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]");
}

QByteArray Completion::finishEvent(const QByteArray &reason) const
{
    return event("[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]");
}

QByteArray Completion::usageEvent() const
{
    return event("[]", usage(m_chunks));
}

QByteArray Completion::endEvents(const QByteArray &reason) const
{
    return finishEvent(reason) + (m_isUsageAsked ? usageEvent() : QByteArray())
           + "data: [DONE]\n\n";
}

QByteArray Completion::document(const QByteArray &message, qint64 chunks, const QByteArray &reason,
                                const QByteArray &logprobs) const
{
    return '{' + m_head
           + ",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":" + message
           + (logprobs.isEmpty()
                  ? QByteArray()
                  : ",\"logprobs\":{\"content\":[" + logprobs + "],\"refusal\":null}")
           + ",\"finish_reason\":\"" + reason + "\"}],\"usage\":" + usage(chunks) + '}';
}

QByteArray Completion::textDocument(const QString &text, qint64 chunks, const QByteArray &reason,
                                    const QByteArray &logprobs) const
{
    return document("{\"role\":\"assistant\",\"content\":" + jsonString(text) + '}', chunks, reason,
                    logprobs);
}

QByteArray Completion::event(const QByteArray &choices, const QByteArray &usage) const
{
    QByteArray line =
        "data: {" + m_head + ",\"object\":\"chat.completion.chunk\",\"choices\":" + choices;
    if (!usage.isEmpty())
        line += ",\"usage\":" + usage;
    return line + "}\n\n";
}

QByteArray Completion::usage(qint64 chunks) const
{
    const qint64 completionTokens = chunks * m_choices;
    return "{\"prompt_tokens\":" + QByteArray::number(m_promptTokens)
           + ",\"completion_tokens\":" + QByteArray::number(completionTokens)
           + ",\"total_tokens\":" + QByteArray::number(m_promptTokens + completionTokens)
           + (m_cachedTokens > 0 ? ",\"prompt_tokens_details\":{\"cached_tokens\":"
                                       + QByteArray::number(m_cachedTokens) + '}'
                                 : QByteArray())
           + (m_reasoningChunks > 0 ? ",\"completion_tokens_details\":{\"reasoning_tokens\":"
                                          + QByteArray::number(m_reasoningChunks * m_choices) + '}'
                                    : QByteArray())
           + '}';
}

} // namespace demo
