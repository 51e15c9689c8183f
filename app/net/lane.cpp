// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/lane.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <algorithm>

namespace net {
namespace {

/// Qt opens at most six connections a host and lets the seventh request wait without a word.
constexpr qsizetype kRequestsPerManager = 6;
/// A connection that has been idle for longer may be dead without anybody having said so, and a
/// POST written to it cannot be repeated.
constexpr qint64 kFreshMs = 30'000;

/// Takes nothing and gives nothing.
class EmptyCookieJar final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
    bool insertCookie(const QNetworkCookie &) override { return false; }
};

class RouteProxies final : public QNetworkProxyFactory
{
public:
    explicit RouteProxies(Route route)
        : m_route(std::move(route))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        QNetworkProxy proxy = proxyFor(m_route, query.url());
        // Where there is none, Qt 6.4 reads a socket without a buffer, a head byte by byte for as
        // long as more of it comes, and meanwhile hears of no abort and serves no other request.
        // "The application's proxy", which is none, makes it read as it does with TLS.
        if (proxy.type() == QNetworkProxy::NoProxy)
            return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
        if (isSignedInBeforehand(proxy, query.url())) {
            proxy.setUser({});
            proxy.setPassword({});
        }
        return {proxy};
    }
    /// A proxy that forwards plain requests would ask for the login after it has read the body,
    /// which cannot be sent again.
    static bool isSignedInBeforehand(const QNetworkProxy &proxy, const QUrl &url)
    {
        const bool isForwarding = proxy.type() == QNetworkProxy::HttpProxy
                                  || proxy.type() == QNetworkProxy::HttpCachingProxy;
        return isForwarding && url.scheme() == QLatin1StringView("http") && !proxy.user().isEmpty();
    }

private:
    Route m_route;
};

} // namespace

core::Result<std::unique_ptr<Lane>> Lane::make(Use use, const Route &route, const TlsFiles &files)
{
    const core::Result<QSslConfiguration> tls = tlsConfiguration(route.tls, files);
    if (!tls)
        return tls.error();
    return std::unique_ptr<Lane>(new Lane(use, route, files, tls.value()));
}

Lane::Lane(Use use, const Route &route, const TlsFiles &files, const QSslConfiguration &tls)
    : m_use(use)
    , m_route(route)
    , m_files(files)
    , m_tls(tls)
{
    // The application's own would be the system's, which not every route is to use.
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_manager.setCookieJar(new EmptyCookieJar(&m_manager));
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setProxyFactory(new RouteProxies(route));
    QObject::connect(&m_manager, &QNetworkAccessManager::sslErrors, &m_manager,
                     [this](QNetworkReply *reply, const QList<QSslError> &errors) {
                         acceptPinned(reply, errors);
                     });
}

bool Lane::serves(Use use, const Route &route, const TlsFiles &files) const
{
    return m_use == use && m_route == route && m_files == files;
}

bool Lane::isIdle() const
{
    return m_manager.findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly).isEmpty();
}

bool Lane::isFull() const
{
    if (m_use == Use::List)
        return false;
    const auto replies = m_manager.findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    return std::count_if(replies.cbegin(), replies.cend(),
                         [](const QNetworkReply *reply) { return reply->isRunning(); })
           >= kRequestsPerManager;
}

void Lane::prepare(QNetworkRequest &request)
{
    if (m_sinceUse.isValid() && m_sinceUse.elapsed() > kFreshMs && isIdle())
        m_manager.clearConnectionCache();
    m_sinceUse.start();
    request.setSslConfiguration(m_tls);
    const QNetworkProxy proxy = proxyFor(m_route, request.url());
    request.setAttribute(kIsProxied, proxy.type() != QNetworkProxy::NoProxy);
    request.setAttribute(kPinnedSha256, pinFor(m_route.tls, request.url()));
    if (RouteProxies::isSignedInBeforehand(proxy, request.url())) {
        const QByteArray login = proxy.user().toUtf8() + ':' + proxy.password().toUtf8();
        request.setRawHeader("Proxy-Authorization", "Basic " + login.toBase64());
    }
}

/// Exactly these errors of exactly this certificate; never "ignore".
void Lane::acceptPinned(QNetworkReply *reply, const QList<QSslError> &errors) const
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    if (isPinned(m_route.tls, reply->url(), certificate, errors))
        reply->ignoreSslErrors(errors);
}

} // namespace net
