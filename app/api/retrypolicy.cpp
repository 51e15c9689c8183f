// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retrypolicy.h"

#include <algorithm>

namespace api {
namespace {

using core::ErrorKind;

constexpr double kFirstDelay = 0.5;
constexpr double kLongestDelay = 8;
constexpr double kMostJitter = 0.25;
constexpr double kLongestWait = 60;

bool isPassingStatus(int status)
{
    static constexpr int kStatuses[] = {408, 409, 429, 500, 502, 503, 504,
                                        520, 521, 522, 523, 524, 529};
    return std::find(std::begin(kStatuses), std::end(kStatuses), status) != std::end(kStatuses);
}

/// Trouble that may be over in a moment, as opposed to a question that will never be answered.
bool isPassingKind(ErrorKind kind)
{
    return kind == ErrorKind::RateLimited || kind == ErrorKind::Overloaded
           || kind == ErrorKind::GatewayDown || kind == ErrorKind::Timeout
           || kind == ErrorKind::Unknown;
}

/// Not even a server that asks for it is asked again: somebody has to change something first.
bool isForGood(const core::Error &error)
{
    switch (error.kind) {
    case ErrorKind::Quota:
    case ErrorKind::NoChannel:
    case ErrorKind::ModelNotFound:
    case ErrorKind::BadParameter:
    case ErrorKind::KeyRefused:
    case ErrorKind::Forbidden:
        return true;
    default:
        return error.status == 401 || error.status == 403;
    }
}

/// No connection came about. A certificate that is not trusted stays what it is.
bool isPassingFailure(const FailedPost &failed)
{
    if (failed.isWritten)
        return false;
    const core::Error &error = failed.error;
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
        return true;
    case ErrorKind::Tls:
        return error.code == QLatin1StringView("handshake");
    case ErrorKind::Proxy:
        return error.code != QLatin1StringView("proxy-login");
    default:
        return false;
    }
}

bool isWorthRepeating(const FailedPost &failed)
{
    const core::Error &error = failed.error;
    if (error.status == 0)
        return isPassingFailure(failed);
    if (error.status < 400 || isForGood(error))
        return false;
    const QByteArray wish = failed.headers.value("x-should-retry").trimmed().toLower();
    if (wish == "false")
        return false;
    return wish == "true" || (isPassingStatus(error.status) && isPassingKind(error.kind));
}

} // namespace

std::optional<int> retryDelayMs(const FailedPost &failed, int retriesMade, double jitter)
{
    if (retriesMade >= kMaxRetries || !isWorthRepeating(failed))
        return std::nullopt;
    // Zero is what a gateway without a plan says; it is no reason to hammer at it.
    const double asked = failed.error.retryAfter.value_or(0);
    if (asked > kLongestWait)
        return std::nullopt;
    if (asked > 0)
        return int(asked * 1000 + 0.5);
    const double delay = std::min(kLongestDelay, kFirstDelay * double(1 << retriesMade));
    return int(1000 * delay * (1 - kMostJitter * std::clamp(jitter, 0.0, 1.0)));
}

} // namespace api
