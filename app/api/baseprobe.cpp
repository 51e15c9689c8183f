// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/baseprobe.h"

#include "api/basecandidates.h"
#include "api/chatdoor.h"
#include "api/chatrequest.h"
#include "api/errorclassifier.h"
#include "api/modellistreply.h"
#include "api/redirects.h"
#include "net/origin.h"

#include <algorithm>

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

enum class ListShape {
    OfChat,
    Bare,   ///< an array: Open WebUI's own models, which older ones list where no chat is taken
    Native, ///< LM Studio's own API, which has models and chats of another kind
};

ListShape shapeOf(const LookedUp &answer, const QList<ModelInfo> &models)
{
    if (answer.body.trimmed().startsWith('['))
        return ListShape::Bare;
    const auto isNative = [](const ModelInfo &model) {
        return model.raw.contains(QLatin1StringView("key"))
               && !model.raw.contains(QLatin1StringView("id"));
    };
    const bool areAll = !models.isEmpty() && std::all_of(models.cbegin(), models.cend(), isNative);
    return areAll ? ListShape::Native : ListShape::OfChat;
}

/// The base whose list it is: a redirect may have led away from the one that was asked.
QString baseOfAnswer(const QString &candidate, const LookedUp &answer)
{
    if (answer.requests < 2)
        return candidate;
    QUrl url = answer.url;
    QString path = url.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/'))
        path.chop(1);
    constexpr QLatin1StringView end("/models");
    if (!path.endsWith(end))
        return candidate;
    url.setPath(path.chopped(end.size()), QUrl::TolerantMode);
    const qsizetype query = candidate.indexOf(u'?');
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded)
           + (query < 0 ? QString() : candidate.mid(query));
}

} // namespace

bool wantsHttps(const QString &baseUrl, const LookedUp &answer)
{
    const QUrl base(baseUrl);
    if (base.scheme() != QLatin1StringView("http"))
        return false;
    return saysHttpsOnly(answer.facts.status, answer.body) || leadsToHttps(base, answer.redirect);
}

BaseProbe::BaseProbe(const Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_examined(gateway.baseUrl)
{
    m_gateway.moreKeys.clear();
}

void BaseProbe::prefer(const QString &baseUrl)
{
    m_preferred.append(baseUrl);
}

void BaseProbe::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    m_candidates = m_preferred + baseCandidates(m_gateway.baseUrl);
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
    m_candidates = m_preferred + QStringList{m_gateway.baseUrl} + baseCandidates(m_gateway.baseUrl);
}

void BaseProbe::askNext()
{
    const auto origin = net::Origin::of(QUrl(m_gateway.baseUrl));
    while (!m_candidates.isEmpty()) {
        const QString &next = m_candidates.constFirst();
        if (next != m_examined && !m_tried.contains(next) && net::Origin::of(QUrl(next)) == origin)
            break;
        m_candidates.removeFirst();
    }
    if (m_candidates.isEmpty() || m_requests >= kMaxRequests) {
        finish(m_second, m_secondModels);
        return;
    }
    const QString candidate = m_candidates.takeFirst();
    m_tried.append(candidate);
    auto *lookup = new Lookup(m_gateway, this);
    lookup->limitHops(kMaxRequests - m_requests - 1);
    connect(lookup, &Lookup::finished, this,
            [this, candidate](const LookedUp &answer) { take(candidate, answer); });
    lookup->get(*m_guard, modelsEndpoint(candidate));
}

void BaseProbe::take(const QString &candidate, const LookedUp &answer)
{
    m_requests += answer.requests;
    const core::Result<QList<ModelInfo>> list = modelListOf(answer);
    const QString base = baseOfAnswer(candidate, answer);
    const bool isOther = base != m_examined;
    if (list.isOk() && isOther) {
        const ListShape shape = shapeOf(answer, list.value());
        if (shape == ListShape::OfChat || (shape == ListShape::Bare && m_needsChat)) {
            takeFound(base, list.value());
            return;
        }
        if (shape == ListShape::Bare && m_second.isEmpty()) {
            m_second = base;
            m_secondModels = list.value();
        }
        askNext();
        return;
    }
    if (!list.isOk() && isOther && asksForKey(list.error(), answer)) {
        takeFound(base, {});
        return;
    }
    if (!list.isOk() && list.error().kind == core::ErrorKind::Tls
        && !list.error().fingerprint.isEmpty())
        m_certificateError = list.error();
    const bool isTransport = answer.facts.status == 0;
    if (wantsHttps(candidate, answer))
        changeScheme(https());
    else if (isTransport)
        m_candidates.clear(); // the other paths lie behind the same door
    askNext();
}

void BaseProbe::takeFound(const QString &baseUrl, const QList<ModelInfo> &models)
{
    if (!m_needsChat) {
        finish(baseUrl, models);
        return;
    }
    if (m_requests >= kMaxRequests) {
        askNext();
        return;
    }
    ++m_requests;
    auto *door = new ChatDoor(m_gateway, this);
    connect(door, &ChatDoor::finished, this, [this, baseUrl, models](bool isThere) {
        if (isThere)
            finish(baseUrl, models);
        else
            askNext();
    });
    door->knock(*m_guard, baseUrl);
}

void BaseProbe::finish(const QString &baseUrl, const QList<ModelInfo> &models)
{
    deleteLater();
    Q_EMIT finished(baseUrl, models);
}

} // namespace api
