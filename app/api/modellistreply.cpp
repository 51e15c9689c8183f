// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/modellistreply.h"

#include "api/errornormaliser.h"
#include "api/requestheaders.h"
#include "net/networkguard.h"
#include "net/origin.h"

#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kMaxBytes = 32 * 1024 * 1024;
constexpr qsizetype kErrorBodyBytes = 64 * 1024;
constexpr int kMaxHops = 3;
/// A list is looked up, not thought about.
constexpr int kAnswerMs = 30'000;

core::Error cutError(const core::Error &reason)
{
    core::Error error = reason;
    error.kind = reason.kind == core::ErrorKind::Unknown ? core::ErrorKind::Network : reason.kind;
    return error;
}

} // namespace

ModelListReply::ModelListReply(const Gateway &gateway, QPromise<Outcome> promise)
    : m_gateway(gateway)
    , m_promise(std::move(promise))
{
    m_promise.start();
}

ModelListReply::~ModelListReply()
{
    if (m_isOver)
        return;
    core::Error error;
    error.kind = core::ErrorKind::Network;
    error.code = QStringLiteral("stopped");
    m_promise.addResult(Outcome(error));
    m_promise.finish();
}

void ModelListReply::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    request(QUrl(modelsEndpoint(m_gateway.baseUrl), QUrl::StrictMode));
}

void ModelListReply::request(const QUrl &url)
{
    const core::Result<QNetworkReply *> sent =
        m_guard->get(url, requestHeaders(m_gateway), routeOf(m_gateway));
    if (!sent.isOk()) {
        finish(sent.error());
        return;
    }
    const core::Patience &limits = m_gateway.patience;
    m_exchange = new net::Exchange(sent.value(),
                                   {limits.connectMs, std::min(limits.firstByteMs, kAnswerMs),
                                    std::min(limits.idleMs, kAnswerMs)},
                                   this);
    connect(m_exchange, &net::Exchange::headReceived, this, &ModelListReply::takeHead);
    connect(m_exchange, &net::Exchange::bytesReceived, this, &ModelListReply::takeBytes);
    connect(m_exchange, &net::Exchange::ended, this, &ModelListReply::takeEnd);
    connect(m_exchange, &net::Exchange::failed, this,
            [this](const core::Error &error) { finish(error); });
}

void ModelListReply::takeHead()
{
    const int status = m_exchange->status();
    if (status < 300 || status >= 400)
        return;
    const QUrl target = m_exchange->redirectTarget();
    const auto here = net::Origin::of(m_exchange->url());
    if (status == 304 || !here || net::Origin::of(target) != here || ++m_hops > kMaxHops) {
        finish(redirectError(*m_exchange, m_gateway.key));
        return;
    }
    m_exchange->drainAndDelete();
    request(target);
}

void ModelListReply::takeBytes(const QByteArray &bytes)
{
    m_body += bytes;
    if (m_body.size() <= kMaxBytes)
        return;
    core::Error error;
    error.kind = core::ErrorKind::Protocol;
    error.status = m_exchange->status();
    error.code = QStringLiteral("list-too-long");
    finish(error);
}

void ModelListReply::takeEnd(net::Exchange::End end, const core::Error &error)
{
    const bool isWhole = end == net::Exchange::End::Clean || m_exchange->status() >= 400;
    finish(isWhole ? read() : Outcome(cutError(error)));
}

ModelListReply::Outcome ModelListReply::read() const
{
    HttpFacts facts;
    facts.status = m_exchange->status();
    facts.contentType = m_exchange->contentType();
    facts.headers = m_exchange->headers();
    facts.body = m_body.left(kErrorBodyBytes);
    facts.key = m_gateway.key;
    if (facts.status < 200 || facts.status >= 300)
        return normaliseError(facts);
    Outcome list = parseModelList(m_body);
    if (list.isOk())
        return list;
    // The body is no list: a web page, an error in an envelope of its own, or nothing we know.
    core::Error error = normaliseError(facts);
    return error.kind == core::ErrorKind::Unknown ? list.error() : error;
}

void ModelListReply::finish(const Outcome &outcome)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_exchange)
        m_exchange->drainAndDelete();
    m_promise.addResult(outcome);
    m_promise.finish();
    deleteLater();
}

} // namespace api
