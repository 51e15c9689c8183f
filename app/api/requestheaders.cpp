// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestheaders.h"

#include "net/exchange.h"

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

net::Route routeOf(const Gateway &gateway)
{
    return {gateway.proxy, gateway.proxyPassword, gateway.tls};
}

} // namespace api
