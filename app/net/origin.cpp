// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

namespace net {
namespace {

int defaultPort(const QString &scheme)
{
    return scheme == QLatin1StringView("https") ? 443 : 80;
}

} // namespace

std::optional<Origin> Origin::of(const QUrl &url)
{
    Origin origin;
    origin.m_scheme = url.scheme().toLower();
    const bool isWeb = origin.m_scheme == QLatin1StringView("https")
                       || origin.m_scheme == QLatin1StringView("http");
    origin.m_host = url.host(QUrl::FullyEncoded).toLower();
    if (!url.isValid() || !isWeb || origin.m_host.isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    // A name with a final dot is the same place, but servers and certificates take it for another
    // one; it stays distinct on purpose.
    origin.m_port = url.port(defaultPort(origin.m_scheme));
    return origin;
}

std::optional<Origin> Origin::of(const QString &address)
{
    return of(QUrl(address, QUrl::StrictMode));
}

QString Origin::toString() const
{
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    const QString text = m_scheme + QStringLiteral("://") + host;
    return m_port == defaultPort(m_scheme) ? text : text + u':' + QString::number(m_port);
}

} // namespace net
