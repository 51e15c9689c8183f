// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatreply.h"

#include "api/answerlimits.h"
#include "api/errornormaliser.h"
#include "api/requestheaders.h"
#include "api/wirerecording.h"
#include "net/networkguard.h"

#include <algorithm>

namespace api {
namespace {

/// The longest that a setting may let a model think in silence.
constexpr int kMaxFirstByteMs = 600'000;

PhaseChanged phaseEvent(net::Exchange::Phase phase)
{
    switch (phase) {
    case net::Exchange::Phase::Connecting:
        return {PhaseChanged::Phase::Connecting};
    case net::Exchange::Phase::Waiting:
        return {PhaseChanged::Phase::Waiting};
    case net::Exchange::Phase::Receiving:
        break;
    }
    return {PhaseChanged::Phase::Receiving};
}

TransportEnd transportEnd(net::Exchange::End end)
{
    switch (end) {
    case net::Exchange::End::Clean:
        return TransportEnd::Clean;
    case net::Exchange::End::Cut:
        return TransportEnd::Cut;
    case net::Exchange::End::IdleTimeout:
        break;
    }
    return TransportEnd::IdleTimeout;
}

bool isToken(const StreamEvent &event)
{
    return std::holds_alternative<TextDelta>(event)
           || std::holds_alternative<ReasoningDelta>(event);
}

} // namespace

ChatReply::ChatReply(ChatPost post, QObject *parent)
    : QObject(parent)
    , m_post(std::move(post))
{
    m_dataWatch.setSingleShot(true);
    connect(&m_dataWatch, &QTimer::timeout, this, &ChatReply::watchForData);
}

ChatReply::~ChatReply() = default;

void ChatReply::start(net::NetworkGuard &guard, const QByteArray &body)
{
    const core::Result<QNetworkReply *> sent =
        guard.post(m_post.url, requestHeaders(m_post.gateway), body, routeOf(m_post.gateway));
    if (!sent.isOk()) {
        fail(sent.error());
        return;
    }
    m_result.isSent = true;
    const core::Patience &limits = m_post.gateway.patience;
    m_exchange = new net::Exchange(
        sent.value(),
        {limits.connectMs, std::min(limits.firstByteMs, kMaxFirstByteMs), limits.idleMs}, this);
    connectExchange();
    Q_EMIT progressed({PhaseChanged{PhaseChanged::Phase::Connecting}});
}

void ChatReply::connectExchange()
{
    connect(m_exchange, &net::Exchange::phaseChanged, this,
            [this](net::Exchange::Phase phase) { Q_EMIT progressed({phaseEvent(phase)}); });
    connect(m_exchange, &net::Exchange::headReceived, this, &ChatReply::takeHead);
    connect(m_exchange, &net::Exchange::bytesReceived, this, &ChatReply::takeBytes);
    connect(m_exchange, &net::Exchange::failed, this, &ChatReply::fail);
    connect(m_exchange, &net::Exchange::ended, this, &ChatReply::takeEnd);
}

void ChatReply::takeHead()
{
    const int status = m_exchange->status();
    m_result.headers = m_exchange->headers();
    if (status >= 300 && status < 400) {
        m_result.redirect = redirectFacts(*m_exchange, m_post.gateway.key);
        fail(errorOfRedirect(m_result.redirect));
        return;
    }
    if (status < 200 || status >= 400)
        return;
    m_result.hasAnswer = true;
    ReplyHead head;
    head.status = status;
    head.contentType = m_exchange->contentType();
    head.headers = m_result.headers;
    head.key = m_post.gateway.key;
    head.modelAsked = m_post.model;
    head.isStreamAsked = m_post.isStreamAsked;
    head.areLogprobsAsked = m_post.areLogprobsAsked;
    m_decoder = std::make_unique<ReplyDecoder>(head);
    m_sinceData.start();
    m_dataWatch.start(m_post.gateway.patience.noDataMs);
    Q_EMIT answered();
}

void ChatReply::takeBytes(const QByteArray &bytes)
{
    recordBytes(m_record, bytes);
    if (!m_decoder) {
        m_errorBody += bytes.left(kErrorBodyBytes - m_errorBody.size());
        if (m_errorBody.size() >= kErrorBodyBytes)
            failWithBody();
        return;
    }
    const QList<StreamEvent> events = m_decoder->feed(bytes);
    if (!events.isEmpty() || m_decoder->isInsideData())
        noteProgress(events);
    // Not waiting for the close: some gateways keep the connection open after [DONE].
    if (m_decoder->isDone() && !m_isOver)
        finishDecoder(TransportEnd::Clean, {});
}

void ChatReply::noteProgress(const QList<StreamEvent> &events)
{
    m_sinceData.restart();
    if (events.isEmpty())
        return;
    if (m_record.timing.firstTokenMs < 0 && std::any_of(events.cbegin(), events.cend(), isToken))
        m_record.timing.firstTokenMs = m_exchange->elapsedMs();
    Q_EMIT progressed(events);
}

/// Keep-alives are life for the transport; against endless ones data has a limit of its own. As
/// with the other deadlines, the timer is not restarted with every byte.
void ChatReply::watchForData()
{
    const int limitMs = m_post.gateway.patience.noDataMs;
    const qint64 left = limitMs - m_sinceData.elapsed();
    if (left > 0) {
        m_dataWatch.start(int(left));
        return;
    }
    if (m_isOver)
        return;
    const core::Error error =
        net::timeoutError(net::TimeoutStage::NoData, limitMs, m_exchange->url());
    m_exchange->abort();
    finishDecoder(TransportEnd::IdleTimeout, error);
}

void ChatReply::takeEnd(net::Exchange::End end, const core::Error &error)
{
    if (m_decoder)
        finishDecoder(transportEnd(end), error);
    else
        failWithBody();
}

void ChatReply::finishDecoder(TransportEnd end, const core::Error &error)
{
    QList<StreamEvent> events = m_decoder->finish(end, error.message);
    Ended ended = std::get<Ended>(events.takeLast());
    // Which of the waits it was, or how the network failed, is the transport's to say.
    if (ended.verdict == Verdict::Interrupted && ended.error && ended.error->code.isEmpty()) {
        ended.error->code = error.code;
        ended.error->target = error.target;
    }
    if (!events.isEmpty())
        Q_EMIT progressed(events);
    finish(std::move(ended));
}

void ChatReply::failWithBody()
{
    HttpFacts facts;
    facts.status = m_exchange->status();
    facts.contentType = m_exchange->contentType();
    facts.headers = m_result.headers;
    facts.body = m_errorBody;
    m_result.errorBody = m_errorBody;
    facts.key = m_post.gateway.key;
    facts.url = m_post.url.toString(QUrl::FullyEncoded);
    fail(normaliseError(facts));
}

void ChatReply::stop()
{
    if (m_isOver)
        return;
    if (m_exchange)
        m_exchange->abort();
    if (m_decoder) {
        finishDecoder(TransportEnd::Stopped, {});
        return;
    }
    Ended ended;
    ended.verdict = Verdict::Stopped;
    ended.response.modelAsked = m_post.model;
    finish(std::move(ended));
}

void ChatReply::fail(core::Error error)
{
    Ended ended;
    ended.verdict = Verdict::Error;
    ended.error = std::move(error);
    ended.response.modelAsked = m_post.model;
    finish(std::move(ended));
}

void ChatReply::finish(Ended ended)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_dataWatch.stop();
    m_result.ended = std::move(ended);
    if (m_exchange) {
        m_result.isWritten = m_exchange->isWritten();
        recordExchange(m_record, *m_exchange);
        m_exchange->drainAndDelete();
    }
    m_exchange = nullptr;
    Q_EMIT finished();
}

} // namespace api
