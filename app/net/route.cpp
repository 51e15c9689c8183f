// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/route.h"

#include <QHostAddress>
#include <algorithm>

namespace net {
namespace {

QString bareHost(const QString &host)
{
    QString bare = host.trimmed().toLower();
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.sliced(1, bare.size() - 2);
    return bare;
}

bool matches(const QString &entry, const QString &host)
{
    const QString pattern = bareHost(entry);
    if (pattern.isEmpty())
        return false;
    if (pattern == QLatin1StringView("*"))
        return true;
    if (pattern.startsWith(QLatin1StringView("*.")))
        return host.endsWith(QStringView(pattern).sliced(1));
    if (pattern.startsWith(u'.'))
        return host.endsWith(pattern);
    const QHostAddress address(pattern);
    return address.isNull() ? host == pattern : address == QHostAddress(host);
}

QNetworkProxy systemProxy(const QUrl &url)
{
    const QList<QNetworkProxy> found =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return found.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : found.constFirst();
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    const QString bare = bareHost(host);
    if (bare == QLatin1StringView("localhost") || bare.endsWith(QLatin1StringView(".localhost")))
        return true;
    // "Any address of this machine" is one of its own.
    const QHostAddress address(bare);
    return address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4)
           || address == QHostAddress(QHostAddress::AnyIPv6);
}

bool isBypassed(const core::Proxy &proxy, const QString &host)
{
    const QString bare = bareHost(host);
    return isLoopbackHost(bare)
           || std::any_of(proxy.bypass.cbegin(), proxy.bypass.cend(),
                          [&bare](const QString &entry) { return matches(entry, bare); });
}

QNetworkProxy proxyFor(const Route &route, const QUrl &url)
{
    const core::Proxy &proxy = route.proxy;
    if (proxy.kind == core::ProxyKind::None || isLoopbackHost(url.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    // What is kept of a proxy of its own is for that one alone.
    if (proxy.kind == core::ProxyKind::System)
        return systemProxy(url);
    if (isBypassed(proxy, url.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type = proxy.kind == core::ProxyKind::Socks5 ? QNetworkProxy::Socks5Proxy
                                                            : QNetworkProxy::HttpProxy;
    const int usual = type == QNetworkProxy::Socks5Proxy ? 1080 : 8080;
    return QNetworkProxy(type, proxy.host, quint16(proxy.port > 0 ? proxy.port : usual), proxy.user,
                         QString::fromUtf8(route.proxyPassword));
}

} // namespace net
