// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "api/redirects.h"
#include "core/error.h"
#include "net/route.h"

namespace net {
class Exchange;
}

namespace api {

/// The gateway's own headers, and `Authorization: Bearer` when there is a key. Nothing else that
/// could carry it: some gateways change their dialect when they see `x-api-key`.
[[nodiscard]] QList<core::Header> requestHeaders(const Gateway &gateway);
/// All that the request of a chat carries but what Qt adds (Host, Content-Length, Connection).
[[nodiscard]] QList<core::Header> sentHeaders(const Gateway &gateway);
[[nodiscard]] net::Route routeOf(const Gateway &gateway);
/// What an exchange that ended with a 3xx says.
[[nodiscard]] RedirectFacts redirectFacts(const net::Exchange &exchange, const QByteArray &key);
/// The error of such an exchange, see errorOfRedirect().
[[nodiscard]] core::Error redirectError(const net::Exchange &exchange, const QByteArray &key);

} // namespace api
