// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modelfacts.h"

#include "api/patterns.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace api {
namespace {

bool hasAny(const QJsonArray &list, const QRegularExpression &expression)
{
    return std::any_of(list.begin(), list.end(), [&expression](const QJsonValue &value) {
        return expression.match(value.toString()).hasMatch();
    });
}

/// OpenRouter and new llama.cpp: what comes out of the model.
std::optional<bool> byModalities(const QJsonObject &item)
{
    const QJsonArray outputs = item.value(QLatin1StringView("architecture"))
                                   .toObject()
                                   .value(QLatin1StringView("output_modalities"))
                                   .toArray();
    if (outputs.isEmpty())
        return std::nullopt;
    return outputs.contains(QJsonValue(QStringLiteral("text")));
}

/// New API: the interfaces the model is offered at.
std::optional<bool> byEndpoints(const QJsonObject &item)
{
    const QJsonArray types = item.value(QLatin1StringView("supported_endpoint_types")).toArray();
    if (types.isEmpty())
        return std::nullopt;
    static const QRegularExpression chat(
        QStringLiteral("^(?:openai|openai-response.*|anthropic|gemini|chat.*)$"), kNoCase);
    static const QRegularExpression other(
        QStringLiteral("embed|rerank|image|video|audio|speech|moderation"), kNoCase);
    if (hasAny(types, chat))
        return std::nullopt; // a gateway that knows no better says so of everything
    return hasAny(types, other) ? std::optional(false) : std::nullopt;
}

/// LM Studio's `type`, and the capabilities of Ollama and llama.cpp.
std::optional<bool> byType(const QJsonObject &item)
{
    static const QRegularExpression chat(
        QStringLiteral("^(?:llm|vlm|chat|language|text-generation|completion)$"), kNoCase);
    static const QRegularExpression other(
        QStringLiteral("^(?:embeddings?|text-embedding|image|audio|video|tts|speech|stt|"
                       "transcriptions?|rerank(?:er)?|moderation)$"),
        kNoCase);
    const QString type = item.value(QLatin1StringView("type")).toString();
    if (chat.match(type).hasMatch())
        return true;
    if (other.match(type).hasMatch())
        return false;
    const QJsonArray capabilities = item.value(QLatin1StringView("capabilities")).toArray();
    if (hasAny(capabilities, chat))
        return true;
    static const QRegularExpression embedding(QStringLiteral("^(?:embeddings?|rerank)$"), kNoCase);
    if (hasAny(capabilities, embedding))
        return false;
    return std::nullopt;
}

bool isOtherByName(const QString &id)
{
    static const QRegularExpression other(
        QStringLiteral("embed|(?:^|[-_/])(?:bge|gte|e5|m3e|jina-(?:clip|colbert))[-_]|rerank|"
                       "moderation|whisper|transcri|(?:^|[-_/])(?:tts|asr|stt)(?:$|[-_.:\\d])|"
                       "speech|paraformer|sensevoice|cosyvoice|realtime|"
                       "dall-?e|(?:gpt|qwen|grok-2|chatgpt|hunyuan|z)-image|imagen(?:$|[-_.\\d])|"
                       "stable-?diffusion|sdxl|(?:^|[-_/])(?:sd3|flux|mj|midjourney|kolors|"
                       "seedream|seedance|wanx?|recraft|ideogram|sora|veo|kling|suno|udio|"
                       "hailuo|vidu|pika|luma|runway)(?:$|[-_.:\\d])|cogview|cogvideo|"
                       "(?:^|[-_/])(?:text|image|t2|i2)[-_]?(?:to|2)?[-_]?video"),
        kNoCase);
    return other.match(id).hasMatch();
}

} // namespace

QString ownerOf(const QJsonObject &item, const QString &id)
{
    const QString owner = item.value(QLatin1StringView("owned_by")).toString().trimmed();
    if (!owner.isEmpty())
        return owner;
    // A file's path has no owner.
    const bool hasPrefix = id.count(u'/') == 1 && !id.startsWith(u'/') && !id.endsWith(u'/');
    return hasPrefix ? id.section(u'/', 0, 0).trimmed() : QString();
}

bool isForChat(const QJsonObject &item, const QString &id)
{
    for (const auto &known : {byModalities(item), byType(item), byEndpoints(item)}) {
        if (known)
            return *known;
    }
    return !isOtherByName(id);
}

} // namespace api
