// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wirerecording.h"

#include "api/errornormaliser.h"
#include "api/masking.h"
#include "core/secretname.h"
#include "net/exchange.h"

#include <QByteArrayMatcher>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>
#include <optional>

namespace api {
namespace {

constexpr qsizetype kMaxReceived = 2 * 1024 * 1024;

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
        if (isAmong(gateway.secretHeaders, header.name) || core::isSecretName(header.name))
            secrets.append(header.value);
    }
    secrets.removeIf([](const QByteArray &one) { return one.size() < kShortestSecret; });
    return secrets;
}

QString shownUrl(const QString &address, const QByteArray &key)
{
    QUrl url(address);
    QUrlQuery query(url);
    QList<QPair<QString, QString>> items = query.queryItems(QUrl::FullyEncoded);
    for (auto &[name, value] : items) {
        if (core::isSecretName(name.toUtf8()))
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
            maskIn(header.value, secrets);
    }
}

/// What is folded of a data URL.
struct DataUrl {
    qsizetype head = 0;  ///< "data:image/png;base64," has so many bytes
    qsizetype bytes = 0; ///< that it stands for
};

/// Nothing unless it is one of base64 throughout: whatever else begins like one is a text.
std::optional<DataUrl> dataUrlOf(QByteArrayView url)
{
    constexpr QByteArrayView kBegin = "data:";
    constexpr QByteArrayView kMark = ";base64,";
    const qsizetype mark = url.startsWith(kBegin) ? url.indexOf(kMark) : -1;
    if (mark < 0)
        return std::nullopt;
    const QByteArrayView mime = url.sliced(kBegin.size(), mark - kBegin.size());
    const QByteArrayView data = url.sliced(mark + kMark.size());
    const auto isAlnum = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    const bool isType = std::all_of(mime.begin(), mime.end(), [&isAlnum](char c) {
        return isAlnum(c) || QByteArrayView("/+-._").contains(c);
    });
    const bool isData = std::all_of(data.begin(), data.end(), [&isAlnum](char c) {
        return isAlnum(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_';
    });
    if (!isType || !isData || data.size() < 4)
        return std::nullopt;
    const qsizetype padding = data.last(2).count('=');
    return DataUrl{mark + kMark.size(), data.size() / 4 * 3 - padding};
}

} // namespace

QByteArray foldedBody(const QByteArray &body)
{
    // The two places where the format takes bytes as a data URL. In a JSON text these quotes are
    // escaped wherever a person wrote them.
    static const QByteArrayMatcher starts[] = {
        QByteArrayMatcher(QByteArrayLiteral("\"url\":\"data:")),
        QByteArrayMatcher(QByteArrayLiteral("\"file_data\":\"data:"))};
    constexpr qsizetype kScheme = 5; // "data:"
    qsizetype hits[] = {starts[0].indexIn(body), starts[1].indexIn(body)};
    QByteArray folded;
    qsizetype at = 0;
    while (hits[0] >= 0 || hits[1] >= 0) {
        const int next = hits[1] < 0 || (hits[0] >= 0 && hits[0] < hits[1]) ? 0 : 1;
        const qsizetype from = hits[next] + starts[next].pattern().size() - kScheme;
        const qsizetype end = body.indexOf('"', from);
        if (end < 0)
            break;
        const auto image = dataUrlOf(QByteArrayView(body).sliced(from, end - from));
        hits[next] = starts[next].indexIn(body, end);
        if (!image)
            continue;
        folded += QByteArrayView(body).sliced(at, from + image->head - at);
        folded += '<' + QByteArray::number(image->bytes) + " bytes>";
        at = end;
    }
    return folded + body.sliced(at);
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
                else if (image->hash.isEmpty() && dataUrlOf(image->url.toUtf8()))
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
    record.why.clear();
    const auto add = [&record](QLatin1StringView code, const QString &argument = {}) {
        record.why.append({code, argument});
    };
    if (!ended.finishReason.isEmpty())
        add(core::reason::kFinishReason, ended.finishReason.left(200));
    else if (ended.verdict == Verdict::Unexplained)
        add(core::reason::kOnlyDone);
    else if (ended.verdict == Verdict::Interrupted)
        add(core::reason::kNoEnd);
    else if (ended.verdict == Verdict::Stopped)
        add(core::reason::kStopped);
    if (ended.error) {
        add(core::reason::kError, core::errorKindName(ended.error->kind));
        if (ended.error->status >= 300)
            add(core::reason::kStatus, QString::number(ended.error->status));
        if (!ended.error->code.isEmpty())
            add(core::reason::kErrorCode, ended.error->code);
    }
    for (const Notice notice : ended.notices)
        add(core::reason::kNotice, noticeName(notice));
}

void redactRecord(WireRecord &record, const Gateway &gateway)
{
    const QList<QByteArray> secrets = secretsOf(gateway);
    record.url = shownUrl(record.url, gateway.key);
    redactHeaders(record.requestHeaders, secrets, [&gateway](const QByteArray &name) {
        return isAmong(gateway.secretHeaders, name) || core::isSecretName(name);
    });
    redactHeaders(record.responseHeaders, secrets,
                  [](const QByteArray &name) { return name.toLower().endsWith("cookie"); });
    maskInJson(record.requestBody, secrets);
    const qsizetype kept = record.received.size();
    maskInAnswer(record.received, secrets);
    // Gateways repeat a refused key with stars in it; an answer may speak of such things.
    if (record.status >= 400)
        record.received = redact(QString::fromUtf8(record.received), {}).toUtf8();
    // What was masked is not missing.
    record.receivedBytes += record.received.size() - kept;
}

} // namespace api
