// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "core/error.h"

namespace net {
class Exchange;
}

namespace api {

/// The gateway's own headers, and `Authorization: Bearer` when there is a key. Nothing else that
/// could carry it: some gateways change their dialect when they see `x-api-key`.
[[nodiscard]] QList<core::Header> requestHeaders(const Gateway &gateway);
/// Kind redirect, with the target named (without query and user info); the exchange has a 3xx.
[[nodiscard]] core::Error redirectError(const net::Exchange &exchange, const QByteArray &key);

} // namespace api
