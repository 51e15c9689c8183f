// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QHash>
#include <optional>

namespace api {

/// A POST that failed before a success status arrived.
struct FailedPost {
    core::Error error;
    QHash<QByteArray, QByteArray> headers; ///< of the answer, names in lower case
    bool isWritten = false;                ///< something of the request may have reached the server
};

/// A chat completion costs money each time, so few failures are tried again, and few times.
constexpr int kMaxRetries = 2;

/// Milliseconds to wait before the POST is sent once more, or nothing when it is not. As the
/// official SDKs do: half a second, doubled up to eight, less up to a quarter by chance (`jitter`,
/// 0 to 1); `retry-after-ms` and `Retry-After` up to 60 s instead; `x-should-retry` obeyed.
[[nodiscard]] std::optional<int> retryDelayMs(const FailedPost &failed, int retriesMade,
                                              double jitter);

} // namespace api
