// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <optional>

namespace api {

/// Seconds to wait by `retry-after-ms` or `Retry-After` (RFC 9110, 10.2.3: seconds or a date).
/// A date is measured against the answer's own `Date` header, and without one against `now`.
/// Negative and unreadable values are nothing; a date in the past is 0.
[[nodiscard]] std::optional<double> retryAfterOf(const QHash<QByteArray, QByteArray> &headers,
                                                 const QDateTime &now);

} // namespace api
