// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/chatquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace demo {
namespace {

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
    for (const QJsonValue &message : messages) {
        const Content content = readContent(message[QLatin1StringView("content")]);
        textBytes += content.text.toUtf8().size();
        if (message[QLatin1StringView("role")].toString() != QLatin1StringView("user"))
            continue;
        ++query.userMessages;
        query.prompt = content.text;
        query.images = content.images;
    }
    query.promptTokens = (textBytes + 3) / 4;
    query.isStreaming = object.value(QLatin1StringView("stream")).toBool();
    query.isUsageAsked = object.value(QLatin1StringView("stream_options"))
                             .toObject()
                             .value(QLatin1StringView("include_usage"))
                             .toBool();
    return query;
}

} // namespace demo
