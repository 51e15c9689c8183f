// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/origin.h"

#include "api/baseurl.h"

#include <QUrl>

namespace chat {

QString originOf(const QString &address)
{
    const QUrl url(address);
    const bool isHttps = url.scheme() == QLatin1StringView("https");
    const bool isHttp = url.scheme() == QLatin1StringView("http");
    if ((!isHttps && !isHttp) || url.host().isEmpty())
        return {};
    return url.scheme() + QLatin1StringView("://") + url.host(QUrl::FullyEncoded).toLower()
           + QLatin1Char(':') + QString::number(url.port(isHttps ? 443 : 80));
}

bool isSameServer(const QString &from, const QString &to)
{
    const QString origin = originOf(to);
    if (origin.isEmpty())
        return false;
    if (origin == originOf(from))
        return true;
    const QUrl before(from);
    const QUrl after(to);
    const bool isSecured = before.scheme() == QLatin1StringView("http")
                           && after.scheme() == QLatin1StringView("https");
    const bool isSamePort = (before.port(80) == 80 && after.port(443) == 443)
                            || (before.port() > 0 && before.port() == after.port());
    return isSecured && isSamePort && before.host().compare(after.host(), Qt::CaseInsensitive) == 0;
}

QString shownAddress(const QString &address)
{
    return QUrl(address).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool isPlainHttpToPublicHost(const QString &address)
{
    const QUrl url(address);
    return url.scheme() == QLatin1StringView("http") && !api::isPrivateHost(url.host());
}

} // namespace chat
