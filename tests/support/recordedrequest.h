// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wirerecord.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Requests as the wire records them, made by hand.
namespace support {

inline QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject userMessage(const QJsonValue &content)
{
    return {{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), content}};
}

inline QJsonObject imageByAddress(const QString &url)
{
    return {{QStringLiteral("type"), QStringLiteral("image_url")},
            {QStringLiteral("image_url"), QJsonObject{{QStringLiteral("url"), url}}}};
}

inline QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// A request body and how the wire keeps it: images folded to their size.
struct BodyPair {
    QByteArray sent;
    QByteArray kept;
    QList<QByteArray> images; ///< bytes, in order of appearance
};

inline BodyPair bodyWith(QJsonObject options, const QString &text,
                         const QList<QByteArray> &images = {}, const QString &address = {})
{
    const auto content = [&](bool isFolded) {
        QJsonArray parts{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                                     {QStringLiteral("text"), text}}};
        if (!address.isEmpty())
            parts.append(imageByAddress(address));
        for (const QByteArray &image : images) {
            const QString data = isFolded ? QStringLiteral("<%1 bytes>").arg(image.size())
                                          : QString::fromLatin1(image.toBase64());
            parts.append(imageByAddress(QStringLiteral("data:image/png;base64,") + data));
        }
        return parts;
    };
    const bool isPlain = images.isEmpty() && address.isEmpty();
    options.insert(QStringLiteral("model"), QStringLiteral("m-1"));
    BodyPair pair;
    pair.images = images;
    for (const bool isFolded : {false, true}) {
        const QJsonValue said = isPlain ? QJsonValue(text) : QJsonValue(content(isFolded));
        options.insert(QStringLiteral("messages"), QJsonArray{userMessage(said)});
        (isFolded ? pair.kept : pair.sent) = compact(options);
    }
    return pair;
}

inline api::WireRecord recordOf(const QString &url, const BodyPair &body)
{
    api::WireRecord record;
    record.method = "POST";
    record.url = url;
    record.requestHeaders = {{"Host", "gw.example.org"},      {"Content-Type", "application/json"},
                             {"Accept", "text/event-stream"}, {"Accept-Encoding", "identity"},
                             {"User-Agent", "Loquat/0.1.0"},  {"Authorization", "***"}};
    record.requestBody = body.kept;
    for (const QByteArray &image : body.images)
        record.imageHashes.append(hashOf(image));
    record.started = QDateTime(QDate(2026, 3, 4), QTime(10, 0, 0, 123), Qt::UTC);
    record.status = 200;
    record.responseHeaders = {{"Content-Type", "text/event-stream"}, {"X-Request-Id", "r-1"}};
    record.received = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\ndata: [DONE]\n\n";
    record.receivedBytes = record.received.size();
    record.timing = {2, 30, 45, 200, 250, 1250, false};
    record.verdict = QStringLiteral("complete");
    record.why = {{core::reason::kFinishReason, QStringLiteral("stop")}};
    record.completionTokens = 50;
    return record;
}

} // namespace support
