// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseprobe.h"

#include "api/basecandidates.h"
#include "api/chatrequest.h"
#include "api/errorclassifier.h"
#include "api/modellistreply.h"

namespace api {
namespace {

constexpr int kMaxRequests = 4;

QString https()
{
    return QStringLiteral("https");
}

/// A gateway that asks for its key in its own words, not a page that asks to sign in.
bool asksForKey(const core::Error &error, const LookedUp &answer)
{
    const bool isRefused =
        error.kind == core::ErrorKind::KeyRefused || error.kind == core::ErrorKind::Forbidden;
    return isRefused && answer.body.trimmed().startsWith('{');
}

} // namespace

bool wantsHttps(const QString &baseUrl, const LookedUp &answer)
{
    const QUrl base(baseUrl);
    if (base.scheme() != QLatin1StringView("http"))
        return false;
    if (saysHttpsOnly(answer.facts.status, answer.body))
        return true;
    const QUrl &target = answer.redirect;
    return target.scheme() == https() && target.host() == base.host() && base.port(80) == 80
           && target.port(443) == 443;
}

BaseProbe::BaseProbe(const Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
}

void BaseProbe::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    m_candidates = baseCandidates(m_gateway.baseUrl);
    askNext();
}

void BaseProbe::startUnderScheme(net::NetworkGuard &guard, const QString &scheme)
{
    m_guard = &guard;
    changeScheme(scheme);
    askNext();
}

void BaseProbe::changeScheme(const QString &scheme)
{
    m_gateway.baseUrl = withScheme(m_gateway.baseUrl, scheme);
    m_gateway.key.clear();
    m_gateway.headers.clear();
    m_candidates = QStringList{m_gateway.baseUrl} + baseCandidates(m_gateway.baseUrl);
}

void BaseProbe::askNext()
{
    if (m_candidates.isEmpty() || m_requests >= kMaxRequests) {
        finish({}, {});
        return;
    }
    ++m_requests;
    const QString candidate = m_candidates.takeFirst();
    auto *lookup = new Lookup(m_gateway, this);
    connect(lookup, &Lookup::finished, this,
            [this, candidate](const LookedUp &answer) { take(candidate, answer); });
    lookup->get(*m_guard, modelsEndpoint(candidate));
}

void BaseProbe::take(const QString &candidate, const LookedUp &answer)
{
    const core::Result<QList<ModelInfo>> list = modelListOf(answer);
    if (list.isOk()) {
        finish(candidate, list.value());
        return;
    }
    if (m_gateway.key.isEmpty() && asksForKey(list.error(), answer)) {
        finish(candidate, {});
        return;
    }
    const bool isTransport = answer.facts.status == 0;
    if (wantsHttps(candidate, answer))
        changeScheme(https());
    else if (isTransport)
        m_candidates.clear(); // the other paths lie behind the same door
    askNext();
}

void BaseProbe::finish(const QString &baseUrl, const QList<ModelInfo> &models)
{
    deleteLater();
    Q_EMIT finished(baseUrl, models);
}

} // namespace api
