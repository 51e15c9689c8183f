// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wirerecording.h"

#include "api/errornormaliser.h"
#include "net/exchange.h"

#include <QByteArrayMatcher>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kMaxReceived = 2 * 1024 * 1024;
constexpr qsizetype kShortestSecret = 3;
constexpr char kMask[] = "***";

/// Words in the names of request headers and query members that carry secrets.
bool isSecretName(const QByteArray &name)
{
    static constexpr const char *kWords[] = {"auth",   "key",      "token", "secret",
                                             "cookie", "password", "sig",   "credential"};
    const QByteArray lower = name.toLower();
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&lower](const char *word) { return lower.contains(word); });
}

bool isAmong(const QList<QByteArray> &names, const QByteArray &name)
{
    return std::any_of(names.cbegin(), names.cend(), [&name](const QByteArray &one) {
        return one.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QList<QByteArray> secretsOf(const Gateway &gateway)
{
    QList<QByteArray> secrets = gateway.moreKeys;
    secrets.append(gateway.key);
    secrets.append(gateway.proxyPassword);
    for (const core::Header &header : gateway.headers) {
        if (isAmong(gateway.secretHeaders, header.name) || isSecretName(header.name))
            secrets.append(header.value);
    }
    secrets.removeIf([](const QByteArray &one) { return one.size() < kShortestSecret; });
    return secrets;
}

void removeSecrets(QByteArray &text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets)
        text.replace(secret, kMask);
}

QString shownUrl(const QString &address, const QByteArray &key)
{
    QUrl url(address);
    QUrlQuery query(url);
    QList<QPair<QString, QString>> items = query.queryItems(QUrl::FullyEncoded);
    for (auto &[name, value] : items) {
        if (isSecretName(name.toUtf8()))
            value = QString::fromLatin1(kMask);
    }
    query.setQueryItems(items);
    url.setQuery(query);
    return redact(url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded), key);
}

template <typename IsSecret>
void redactHeaders(QList<core::Header> &headers, const QList<QByteArray> &secrets,
                   IsSecret isSecret)
{
    for (core::Header &header : headers) {
        if (isSecret(header.name))
            header.value = kMask;
        else
            removeSecrets(header.value, secrets);
    }
}

} // namespace

QByteArray foldedBody(const QByteArray &body)
{
    // In a JSON text these quotes are escaped wherever a person wrote them.
    static const QByteArrayMatcher start(QByteArrayLiteral("\":\"data:"));
    QByteArray folded;
    qsizetype at = 0;
    for (qsizetype hit = start.indexIn(body); hit >= 0; hit = start.indexIn(body, at)) {
        const qsizetype end = body.indexOf('"', hit + 3);
        const qsizetype comma = body.indexOf(',', hit);
        if (end < 0)
            break;
        if (comma < 0 || comma > end) {
            folded += body.mid(at, end - at);
            at = end;
            continue;
        }
        const qsizetype padding = body.mid(end - 2, 2).count('=');
        const qsizetype bytes = (end - comma - 1) / 4 * 3 - padding;
        folded += body.mid(at, comma + 1 - at) + '<' + QByteArray::number(bytes) + " bytes>";
        at = end;
    }
    return folded + body.mid(at);
}

QList<QByteArray> sentHashes(const ChatRequest &request)
{
    QList<QByteArray> hashes;
    for (const core::Message &message : request.messages) {
        if (message.role != core::Role::User)
            continue;
        for (const core::ContentPart &part : message.parts) {
            if (const auto *image = std::get_if<core::ImagePart>(&part)) {
                if (!request.attachments.value(image->hash).isEmpty())
                    hashes.append(image->hash);
                else if (image->hash.isEmpty() && image->url.startsWith(QLatin1StringView("data:")))
                    hashes.append(QByteArray());
            } else if (const auto *file = std::get_if<core::FilePart>(&part)) {
                if (!request.attachments.value(file->hash).isEmpty())
                    hashes.append(file->hash);
            }
        }
    }
    return hashes;
}

void recordBytes(WireRecord &record, const QByteArray &bytes)
{
    record.receivedBytes += bytes.size();
    if (record.received.size() < kMaxReceived)
        record.received += bytes.left(kMaxReceived - record.received.size());
}

void recordExchange(WireRecord &record, const net::Exchange &exchange)
{
    const net::Milestones &times = exchange.milestones();
    WireTiming &timing = record.timing;
    timing.isConnectionReused = times.connecting < 0 && times.sent >= 0;
    timing.queueMs = times.connecting >= 0 ? times.connecting : times.sent;
    if (times.connecting >= 0 && times.encrypted >= 0)
        timing.tlsMs = times.encrypted - times.connecting;
    else if (times.connecting >= 0 && times.sent >= 0)
        timing.connectMs = times.sent - times.connecting;
    timing.firstByteMs = times.head;
    timing.totalMs = exchange.elapsedMs();
    record.status = exchange.status();
    if (times.head < 0)
        return;
    record.responseHeaders.clear();
    for (const auto &[name, value] : exchange.headerPairs())
        record.responseHeaders.append({name, value});
}

void recordEnd(WireRecord &record, const Ended &ended)
{
    record.verdict = verdictName(ended.verdict);
    record.error = ended.error.value_or(core::Error());
    record.completionTokens = ended.usage ? int(ended.usage->completionTokens) : 0;
    QStringList why;
    if (!ended.finishReason.isEmpty())
        why.append(QStringLiteral("finish_reason \"%1\"").arg(ended.finishReason));
    else if (ended.verdict == Verdict::Unexplained)
        why.append(QStringLiteral("[DONE] without finish_reason"));
    else if (ended.verdict == Verdict::Interrupted)
        why.append(QStringLiteral("neither finish_reason nor [DONE]"));
    else if (ended.verdict == Verdict::Stopped)
        why.append(QStringLiteral("stopped by the person"));
    if (ended.error) {
        why.append(core::errorKindName(ended.error->kind));
        if (ended.error->status >= 300)
            why.append(QStringLiteral("HTTP %1").arg(ended.error->status));
        if (!ended.error->code.isEmpty())
            why.append(ended.error->code);
    }
    for (const Notice notice : ended.notices)
        why.append(noticeName(notice));
    record.why = why.join(QLatin1StringView(", "));
}

void redactRecord(WireRecord &record, const Gateway &gateway)
{
    const QList<QByteArray> secrets = secretsOf(gateway);
    record.url = shownUrl(record.url, gateway.key);
    redactHeaders(record.requestHeaders, secrets, [&gateway](const QByteArray &name) {
        return isAmong(gateway.secretHeaders, name) || isSecretName(name);
    });
    redactHeaders(record.responseHeaders, secrets,
                  [](const QByteArray &name) { return name.toLower().endsWith("cookie"); });
    removeSecrets(record.requestBody, secrets);
    removeSecrets(record.received, secrets);
    // Gateways repeat a refused key with stars in it; an answer may speak of such things.
    if (record.status >= 400)
        record.received = redact(QString::fromUtf8(record.received), gateway.key).toUtf8();
}

} // namespace api
