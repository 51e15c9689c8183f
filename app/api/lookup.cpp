// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/lookup.h"

#include "api/answerlimits.h"
#include "api/growing.h"
#include "api/requestheaders.h"
#include "net/networkguard.h"
#include "net/origin.h"

#include <algorithm>

namespace api {
namespace {

constexpr qsizetype kMaxBytes = 32 * 1024 * 1024;
/// Such an answer is looked up, not thought about.
constexpr int kAnswerMs = 30'000;

core::Error cutError(const core::Error &reason)
{
    core::Error error = reason;
    error.kind = reason.kind == core::ErrorKind::Unknown ? core::ErrorKind::Network : reason.kind;
    return error;
}

} // namespace

Lookup::Lookup(const Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_maxHops(kMaxHops)
{
}

void Lookup::limitHops(qsizetype count)
{
    m_maxHops = std::clamp<qsizetype>(count, 0, kMaxHops);
}

void Lookup::get(net::NetworkGuard &guard, const QString &url)
{
    m_guard = &guard;
    request(QUrl(url, QUrl::StrictMode));
}

void Lookup::request(const QUrl &url)
{
    m_visited.append(url);
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
    connect(m_exchange, &net::Exchange::headReceived, this, &Lookup::takeHead);
    connect(m_exchange, &net::Exchange::bytesReceived, this, &Lookup::takeBytes);
    connect(m_exchange, &net::Exchange::ended, this, &Lookup::takeEnd);
    connect(m_exchange, &net::Exchange::failed, this,
            [this](const core::Error &error) { finish(error); });
}

void Lookup::takeHead()
{
    m_answer.facts.status = m_exchange->status();
    m_answer.facts.contentType = m_exchange->contentType();
    m_answer.facts.headers = m_exchange->headers();
    m_answer.facts.key = m_gateway.key;
    m_answer.facts.url = m_exchange->url().toString(QUrl::FullyEncoded);
    const int status = m_exchange->status();
    if (status < 300 || status >= 400)
        return;
    const QUrl target = m_exchange->redirectTarget();
    const auto here = net::Origin::of(m_exchange->url());
    const bool isHere = status != 304 && here && net::Origin::of(target) == here
                        && redirectOf(redirectFacts(*m_exchange, m_gateway.key)) != Redirect::Login;
    const bool isLoop = isHere && m_visited.contains(target.adjusted(QUrl::RemoveFragment));
    if (!isHere || isLoop || m_visited.size() > m_maxHops) {
        m_answer.redirect = target;
        core::Error error = redirectError(*m_exchange, m_gateway.key);
        if (isHere) {
            error.code = isLoop ? QStringLiteral("loop") : QStringLiteral("too-many");
            error.proposedBaseUrl.clear();
        }
        finish(error);
        return;
    }
    m_exchange->drainAndDelete();
    m_answer = {}; // no head of another hop is this one's
    request(target.adjusted(QUrl::RemoveFragment));
}

void Lookup::takeBytes(const QByteArray &bytes)
{
    grow(m_answer.body, bytes);
    if (m_answer.body.size() <= kMaxBytes)
        return;
    core::Error error;
    error.kind = core::ErrorKind::Protocol;
    error.status = m_exchange->status();
    error.code = QStringLiteral("list-too-long");
    finish(error);
}

void Lookup::takeEnd(net::Exchange::End end, const core::Error &error)
{
    const bool isWhole = end == net::Exchange::End::Clean || m_exchange->status() >= 400;
    finish(isWhole ? std::nullopt : std::optional(cutError(error)));
}

void Lookup::finish(const std::optional<core::Error> &error)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_exchange)
        m_exchange->drainAndDelete();
    m_answer.facts.body = m_answer.body.left(kErrorBodyBytes);
    m_answer.url = m_visited.constLast();
    m_answer.requests = int(m_visited.size());
    m_answer.error = error;
    deleteLater();
    Q_EMIT finished(m_answer);
}

core::Error stoppedError()
{
    core::Error error;
    error.kind = core::ErrorKind::Network;
    error.code = QStringLiteral("stopped");
    return error;
}

} // namespace api
