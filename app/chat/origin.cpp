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
