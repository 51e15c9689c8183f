// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/chatquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace demo {
namespace {

/// About what models count for a picture of common size.
constexpr qint64 kTokensPerImage = 300;
constexpr int kMostAlternatives = 20;

/// What the API allows.
constexpr int kMostChoices = 128;

struct Content {
    QString text;
    QStringList images;
};

Content readContent(const QJsonValue &value)
{
    Content content;
    if (value.isString()) {
        content.text = value.toString();
        return content;
    }
    const QJsonArray parts = value.toArray();
    for (const QJsonValue &part : parts) {
        const QString type = part[QLatin1StringView("type")].toString();
        if (type == QLatin1StringView("text"))
            content.text += part[QLatin1StringView("text")].toString();
        else if (type == QLatin1StringView("image_url"))
            content.images.append(
                part[QLatin1StringView("image_url")][QLatin1StringView("url")].toString());
    }
    return content;
}

void readTools(const QJsonObject &object, ChatQuery &query)
{
    const QJsonArray tools = object.value(QLatin1StringView("tools")).toArray();
    for (const QJsonValue &tool : tools) {
        const QJsonValue function = tool[QLatin1StringView("function")];
        const QString name = function[QLatin1StringView("name")].toString();
        if (!name.isEmpty())
            query.tools.append({name, function[QLatin1StringView("parameters")].toObject()});
    }
    const QJsonValue choice = object.value(QLatin1StringView("tool_choice"));
    query.isToolForbidden = choice.toString() == QLatin1StringView("none");
    query.forcedTool = choice[QLatin1StringView("function")][QLatin1StringView("name")].toString();
    query.isOneToolAtATime = !object.value(QLatin1StringView("parallel_tool_calls")).toBool(true);
}

void readOptions(const QJsonObject &object, ChatQuery &query)
{
    for (const QLatin1StringView name :
         {QLatin1StringView("max_completion_tokens"), QLatin1StringView("max_tokens")}) {
        const qint64 limit = object.value(name).toInteger(0);
        if (limit > 0 && !query.limit)
            query.limit = limit;
    }
    const QJsonValue stop = object.value(QLatin1StringView("stop"));
    query.stops = stop.isString() ? QStringList{stop.toString()} : stop.toVariant().toStringList();
    query.stops.removeAll(QString());
    query.areLogprobsAsked = object.value(QLatin1StringView("logprobs")).toBool();
    query.topLogprobs =
        std::clamp(object.value(QLatin1StringView("top_logprobs")).toInt(), 0, kMostAlternatives);
    query.responseFormat = object.value(QLatin1StringView("response_format")).toObject();
    query.serviceTier = object.value(QLatin1StringView("service_tier")).toString();
}

void readMessage(const QJsonValue &message, ChatQuery &query, qint64 &textBytes)
{
    const Content content = readContent(message[QLatin1StringView("content")]);
    const QString role = message[QLatin1StringView("role")].toString();
    textBytes += content.text.toUtf8().size();
    query.imageTokens += content.images.size() * kTokensPerImage;
    if (role == QLatin1StringView("tool")) {
        query.toolResults.append(
            {message[QLatin1StringView("tool_call_id")].toString(), content.text});
        return;
    }
    query.toolResults.clear();
    if (role != QLatin1StringView("user"))
        return;
    ++query.userMessages;
    query.prompt = content.text;
    query.images = content.images;
}

} // namespace

std::optional<ChatQuery> ChatQuery::fromJson(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonArray messages = object.value(QLatin1StringView("messages")).toArray();
    ChatQuery query;
    query.model = object.value(QLatin1StringView("model")).toString();
    if (query.model.isEmpty() || messages.isEmpty())
        return std::nullopt;
    qint64 textBytes = 0;
    for (const QJsonValue &message : messages)
        readMessage(message, query, textBytes);
    readTools(object, query);
    readOptions(object, query);
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key() != QLatin1StringView("model") && it.key() != QLatin1StringView("messages")
            && it.key() != QLatin1StringView("stream"))
            query.options.append(it.key());
    }
    query.promptTokens = (textBytes + 3) / 4 + query.imageTokens;
    query.choices = std::clamp(object.value(QLatin1StringView("n")).toInt(1), 1, kMostChoices);
    query.isStreaming = object.value(QLatin1StringView("stream")).toBool();
    query.isUsageAsked = object.value(QLatin1StringView("stream_options"))
                             .toObject()
                             .value(QLatin1StringView("include_usage"))
                             .toBool();
    return query;
}

} // namespace demo
