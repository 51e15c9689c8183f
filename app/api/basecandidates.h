// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace api {

/// Where the API of this host may be instead, the likeliest first: never more than four, never
/// the address itself, all of the same origin. For an address that ends in "/v1", "/api/v1" or
/// "/api" this part is exchanged; behind any other it is added; the address of a web page
/// ("/login", "/c/…") gives way to it.
[[nodiscard]] QStringList baseCandidates(const QString &baseUrl);
/// The address with "https" or "http" instead of what it begins with; a port stays unless
/// it is the usual one of the scheme that goes.
[[nodiscard]] QString withScheme(const QString &baseUrl, const QString &scheme);

} // namespace api
