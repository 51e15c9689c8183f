// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestheaders.h"

#include "net/exchange.h"
#include "net/networkguard.h"

#include <algorithm>

namespace api {

QList<core::Header> requestHeaders(const Gateway &gateway)
{
    QList<core::Header> headers;
    if (!gateway.key.isEmpty())
        headers.append({QByteArrayLiteral("Authorization"), "Bearer " + gateway.key});
    return headers + gateway.headers;
}

RedirectFacts redirectFacts(const net::Exchange &exchange, const QByteArray &key)
{
    return {exchange.status(), exchange.url(), exchange.redirectTarget(),
            exchange.headers().value("location"), key};
}

core::Error redirectError(const net::Exchange &exchange, const QByteArray &key)
{
    return errorOfRedirect(redirectFacts(exchange, key));
}

QList<core::Header> sentHeaders(const Gateway &gateway)
{
    QList<core::Header> sent = requestHeaders(gateway);
    const auto isGiven = [given = sent](const core::Header &own) {
        return std::any_of(given.cbegin(), given.cend(), [&own](const core::Header &one) {
            return one.name.compare(own.name, Qt::CaseInsensitive) == 0;
        });
    };
    QList<core::Header> own = net::ownHeaders();
    own.prepend({"Content-Type", "application/json"});
    own.removeIf(isGiven);
    return sent + own;
}

net::Route routeOf(const Gateway &gateway)
{
    return {gateway.proxy, gateway.proxyPassword, gateway.tls};
}

} // namespace api
