// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatreply.h"

#include "api/errornormaliser.h"
#include "api/requestheaders.h"
#include "net/networkguard.h"

namespace api {
namespace {

constexpr qsizetype kErrorBodyBytes = 64 * 1024;

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

} // namespace

ChatReply::ChatReply(const ChatRequest &request, QObject *parent)
    : QObject(parent)
    , m_request(request)
{
    connect(&m_buffer, &DeltaBuffer::flushed, this, &ChatReply::received);
}

ChatReply::~ChatReply() = default;

void ChatReply::setFlushInterval(int ms)
{
    m_buffer.setInterval(ms);
}

void ChatReply::start(net::NetworkGuard &guard)
{
    const QUrl url(chatEndpoint(m_request.gateway.baseUrl), QUrl::StrictMode);
    const QByteArray body = requestBody(m_request);
    m_request.messages.clear();
    m_request.attachments.clear();
    const core::Result<QNetworkReply *> sent =
        guard.post(url, requestHeaders(m_request.gateway), body);
    if (!sent.isOk()) {
        fail(sent.error());
        return;
    }
    m_posts = 1;
    const core::Patience &limits = m_request.gateway.patience;
    m_exchange = new net::Exchange(sent.value(),
                                   {limits.connectMs, limits.firstByteMs, limits.idleMs}, this);
    connectExchange();
    m_buffer.add({PhaseChanged{PhaseChanged::Phase::Connecting}});
}

void ChatReply::connectExchange()
{
    connect(m_exchange, &net::Exchange::phaseChanged, this,
            [this](net::Exchange::Phase phase) { m_buffer.add({phaseEvent(phase)}); });
    connect(m_exchange, &net::Exchange::headReceived, this, &ChatReply::takeHead);
    connect(m_exchange, &net::Exchange::bytesReceived, this, &ChatReply::takeBytes);
    connect(m_exchange, &net::Exchange::failed, this, &ChatReply::fail);
    connect(m_exchange, &net::Exchange::ended, this, &ChatReply::takeEnd);
}

void ChatReply::takeHead()
{
    const int status = m_exchange->status();
    if (status >= 300 && status < 400) {
        failWithRedirect();
        return;
    }
    if (status >= 400)
        return;
    ReplyHead head;
    head.status = status;
    head.contentType = m_exchange->contentType();
    head.headers = m_exchange->headers();
    head.key = m_request.gateway.key;
    head.modelAsked = m_request.model;
    head.isStreamAsked = m_request.parameters.stream.value_or(true);
    m_decoder = std::make_unique<ReplyDecoder>(head);
}

void ChatReply::takeBytes(const QByteArray &bytes)
{
    if (!m_decoder) {
        m_errorBody += bytes.left(kErrorBodyBytes - m_errorBody.size());
        if (m_errorBody.size() >= kErrorBodyBytes)
            failWithBody();
        return;
    }
    m_buffer.add(m_decoder->feed(bytes));
    // Not waiting for the close: some gateways keep the connection open after [DONE].
    if (m_decoder->isDone())
        finish(m_decoder->finish(TransportEnd::Clean));
}

void ChatReply::takeEnd(net::Exchange::End end, const core::Error &error)
{
    if (m_decoder)
        finish(m_decoder->finish(transportEnd(end), error.message));
    else
        failWithBody();
}

void ChatReply::failWithBody()
{
    HttpFacts facts;
    facts.status = m_exchange->status();
    facts.contentType = m_exchange->contentType();
    facts.headers = m_exchange->headers();
    facts.body = m_errorBody;
    facts.key = m_request.gateway.key;
    fail(normaliseError(facts));
}

void ChatReply::failWithRedirect()
{
    fail(redirectError(*m_exchange, m_request.gateway.key));
}

void ChatReply::stop()
{
    if (m_isOver)
        return;
    if (m_exchange)
        m_exchange->abort();
    if (m_decoder) {
        finish(m_decoder->finish(TransportEnd::Stopped));
        return;
    }
    Ended ended;
    ended.verdict = Verdict::Stopped;
    ended.response.modelAsked = m_request.model;
    finish({ended});
}

void ChatReply::fail(core::Error error)
{
    Ended ended;
    ended.verdict = Verdict::Error;
    ended.error = std::move(error);
    ended.response.modelAsked = m_request.model;
    finish({ended});
}

void ChatReply::finish(QList<StreamEvent> events)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_exchange)
        m_exchange->drainAndDelete();
    m_exchange = nullptr;
    if (!events.isEmpty()) {
        if (auto *ended = std::get_if<Ended>(&events.last()))
            ended->attempts = m_posts;
    }
    m_buffer.add(std::move(events));
    m_buffer.flush();
    Q_EMIT finished();
}

} // namespace api
