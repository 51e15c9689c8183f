// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/requestfile.h"

#include "api/copyas.h"
#include "api/masking.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace chat {
namespace {

/// The wire has redacted it; this is the second look.
QString shownValue(const core::Header &header)
{
    if (api::isSecretHeader(header.name))
        return QString::fromLatin1(api::kMask);
    return QString::fromLatin1(header.value);
}

/// In the order they came, and more than once where they did.
QJsonArray headersJson(const QList<core::Header> &headers)
{
    QJsonArray array;
    for (const core::Header &header : headers)
        array.append(QJsonArray{QString::fromLatin1(header.name), shownValue(header)});
    return array;
}

QJsonObject timingJson(const api::WireTiming &timing)
{
    QJsonObject json{{QStringLiteral("connection_reused"), timing.isConnectionReused}};
    const auto add = [&json](const char *name, qint64 ms) {
        if (ms >= 0)
            json.insert(QLatin1StringView(name), ms);
    };
    add("queue_ms", timing.queueMs);
    add("connect_ms", timing.connectMs);
    add("tls_ms", timing.tlsMs);
    add("first_byte_ms", timing.firstByteMs);
    add("first_token_ms", timing.firstTokenMs);
    add("total_ms", timing.totalMs);
    return json;
}

QJsonObject recordJson(const api::WireRecord &record)
{
    const QJsonDocument body = QJsonDocument::fromJson(record.requestBody);
    const QJsonObject request{
        {QStringLiteral("method"), QString::fromLatin1(record.method)},
        {QStringLiteral("url"), record.url},
        {QStringLiteral("headers"), headersJson(record.requestHeaders)},
        {QStringLiteral("body"), body.isObject()
                                     ? QJsonValue(body.object())
                                     : QJsonValue(QString::fromUtf8(record.requestBody))}};
    const QJsonObject response{
        {QStringLiteral("status"), record.status},
        {QStringLiteral("headers"), headersJson(record.responseHeaders)},
        {QStringLiteral("body"), QString::fromUtf8(record.received)},
        {QStringLiteral("body_bytes"), record.receivedBytes},
        {QStringLiteral("body_is_whole"), record.received.size() >= record.receivedBytes}};
    QJsonObject json{{QStringLiteral("post"), record.postNumber},
                     {QStringLiteral("started"), record.started.toString(Qt::ISODateWithMs)},
                     {QStringLiteral("request"), request},
                     {QStringLiteral("response"), response},
                     {QStringLiteral("timing"), timingJson(record.timing)},
                     {QStringLiteral("verdict"), record.verdict},
                     {QStringLiteral("why"), core::reasonCodes(record.why)},
                     {QStringLiteral("completion_tokens"), record.completionTokens}};
    if (record.error != core::Error())
        json.insert(QStringLiteral("error"),
                    QJsonObject{{QStringLiteral("kind"), core::errorKindName(record.error.kind)},
                                {QStringLiteral("message"), record.error.message},
                                {QStringLiteral("code"), record.error.code}});
    return json;
}

} // namespace

QString headerLines(const QList<core::Header> &headers)
{
    QString lines;
    for (const core::Header &header : headers)
        lines +=
            QString::fromLatin1(header.name) + QLatin1StringView(": ") + shownValue(header) + u'\n';
    return lines;
}

QByteArray requestFile(const QList<api::WireRecord> &records)
{
    QJsonArray requests;
    for (const api::WireRecord &record : records)
        requests.append(recordJson(record));
    return QJsonDocument(QJsonObject{{QStringLiteral("requests"), requests}}).toJson();
}

} // namespace chat
