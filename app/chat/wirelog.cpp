// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/wirelog.h"

namespace chat {
namespace {

/// Attempts whose records may still come. A record follows its attempt's end at once; this only
/// bounds what a wire that never records would leave.
constexpr int kMostKept = 1000;

qint64 sizeOf(const QList<core::Header> &headers)
{
    qint64 size = 0;
    for (const core::Header &header : headers)
        size += header.name.size() + header.value.size() + qint64(sizeof(core::Header));
    return size;
}

qint64 sizeOf(const QList<core::Reason> &reasons)
{
    qint64 size = 0;
    for (const core::Reason &reason : reasons)
        size += (reason.code.size() + reason.argument.size()) * 2 + qint64(sizeof(core::Reason));
    return size;
}

qint64 sizeOf(const api::WireRecord &record)
{
    return qint64(sizeof(api::WireRecord)) + record.url.size() * 2 + record.requestBody.size()
           + record.received.size() + sizeOf(record.why) + record.error.message.size() * 2
           + sizeOf(record.requestHeaders) + sizeOf(record.responseHeaders)
           + record.imageHashes.size() * 64;
}

/// What was being written, by the time from its first word to its end.
double tokensPerSecond(const api::WireRecord &record)
{
    const api::WireTiming &timing = record.timing;
    const qint64 ms = timing.totalMs - qMax<qint64>(0, timing.firstTokenMs);
    if (record.completionTokens <= 0 || timing.totalMs < 0 || ms <= 0)
        return -1;
    return record.completionTokens * 1000.0 / double(ms);
}

InspectedRequest inspected(const api::WireRecord &record)
{
    const api::WireTiming &timing = record.timing;
    InspectedRequest request;
    request.method = QString::fromLatin1(record.method);
    request.url = record.url;
    request.started = record.started;
    request.postNumber = record.postNumber;
    request.status = record.status;
    request.result = record.verdict;
    request.why = record.why;
    request.error = record.error;
    request.hasError = record.error != core::Error();
    request.timing = {timing.queueMs,           timing.connectMs,    timing.tlsMs,
                      timing.firstByteMs,       timing.firstTokenMs, timing.totalMs,
                      timing.isConnectionReused};
    request.tokensPerSecond = tokensPerSecond(record);
    request.imageCount = int(record.imageHashes.size());
    request.keptBytes = record.received.size();
    request.receivedBytes = record.receivedBytes;
    return request;
}

} // namespace

WireLog::WireLog(api::Wire &wire, QObject *parent, qint64 mostBytes)
    : QObject(parent)
    , m_mostBytes(mostBytes)
{
    connect(&wire, &api::Wire::recorded, this, &WireLog::take);
}

QUuid WireLog::exchangeOf(const core::Message &reply)
{
    return reply.exchangeId.isNull() ? reply.id : reply.exchangeId;
}

void WireLog::follow(quint64 attempt, const QUuid &exchange)
{
    m_attempts.insert(attempt, exchange);
    // Attempts are numbered as they come.
    if (attempt > kMostKept)
        m_attempts.remove(attempt - kMostKept);
}

QList<InspectedRequest> WireLog::requests(const QUuid &exchange) const
{
    QList<InspectedRequest> requests;
    for (const api::WireRecord &record : records(exchange))
        requests.append(inspected(record));
    return requests;
}

QList<api::WireRecord> WireLog::records(const QUuid &exchange) const
{
    return m_records.value(exchange);
}

void WireLog::take(quint64 attempt, const api::WireRecord &record)
{
    const auto known = m_attempts.constFind(attempt);
    if (known == m_attempts.constEnd())
        return;
    const QUuid exchange = *known;
    QList<api::WireRecord> &records = m_records[exchange];
    records.append(record);
    // What was reserved for more is not kept.
    records.last().received.squeeze();
    records.last().requestBody.squeeze();
    m_bytes += sizeOf(record);
    m_order.removeOne(exchange);
    m_order.append(exchange);
    keepWithinLimit();
    Q_EMIT recorded(exchange);
}

void WireLog::keepWithinLimit()
{
    while (m_bytes > m_mostBytes && m_order.size() > 1) {
        const QList<api::WireRecord> gone = m_records.take(m_order.takeFirst());
        for (const api::WireRecord &record : gone)
            m_bytes -= sizeOf(record);
    }
    // Of a reply that is too large alone, the last request is what people ask about.
    QList<api::WireRecord> &newest = m_records[m_order.constLast()];
    while (m_bytes > m_mostBytes && newest.size() > 1)
        m_bytes -= sizeOf(newest.takeFirst());
}

} // namespace chat
