// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/chatformat.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {

Streamed readStream(const QByteArray &body)
{
    Streamed streamed;
    for (const QByteArray &block : body.split('\n')) {
        if (!block.startsWith("data: "))
            continue;
        if (block == "data: [DONE]") {
            streamed.isDone = true;
            continue;
        }
        const QJsonObject event = QJsonDocument::fromJson(block.mid(6)).object();
        const QJsonValue choice = event.value(QStringLiteral("choices")).toArray().first();
        const QJsonValue delta = choice[QStringLiteral("delta")];
        const QString text = delta[QStringLiteral("content")].toString();
        streamed.text += text;
        streamed.textEvents += text.isEmpty() ? 0 : 1;
        streamed.role += delta[QStringLiteral("role")].toString();
        streamed.finishReason += choice[QStringLiteral("finish_reason")].toString();
        if (event.contains(QStringLiteral("usage")))
            streamed.usage = event.value(QStringLiteral("usage")).toObject();
    }
    return streamed;
}

QByteArray chatBody(const QString &model, const QJsonValue &content, bool isStreaming)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")},
                              {QStringLiteral("content"), content}};
    QJsonObject body{{QStringLiteral("model"), model},
                     {QStringLiteral("stream"), isStreaming},
                     {QStringLiteral("messages"), QJsonArray{message}}};
    if (isStreaming) {
        body.insert(QStringLiteral("stream_options"),
                    QJsonObject{{QStringLiteral("include_usage"), true}});
    }
    return QJsonDocument(body).toJson();
}

QJsonObject imagePart(const QString &url)
{
    return {{QStringLiteral("type"), QStringLiteral("image_url")},
            {QStringLiteral("image_url"), QJsonObject{{QStringLiteral("url"), url}}}};
}

} // namespace support
