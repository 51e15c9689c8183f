// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/logprobs.h"

#include <QJsonArray>
#include <QJsonObject>
#include <cmath>
#include <limits>

namespace api {
namespace {

std::optional<QByteArray> listedBytes(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray list = value.toArray();
    QByteArray bytes;
    for (const QJsonValue &one : list) {
        const int byte = one.toInt(-1);
        if (byte < 0 || byte > std::numeric_limits<uchar>::max()
            || bytes.size() >= core::kMostTokenBytes)
            return std::nullopt;
        bytes += char(byte);
    }
    return bytes;
}

QByteArray bytesOfToken(const QJsonObject &object)
{
    const auto listed = listedBytes(object.value(QLatin1StringView("bytes")));
    return listed ? *listed
                  : object.value(QLatin1StringView("token"))
                        .toString()
                        .left(core::kMostTokenBytes)
                        .toUtf8();
}

/// Rounding can make a certain token a little more than certain.
std::optional<double> logprobOf(const QJsonObject &object)
{
    constexpr double kRounding = 1e-3;
    const QJsonValue value = object.value(QLatin1StringView("logprob"));
    const double number = value.isString() ? value.toString().toDouble() : value.toDouble(1);
    if (!std::isfinite(number) || number > kRounding || value.isNull())
        return std::nullopt;
    return std::min(number, 0.0);
}

} // namespace

QList<core::TokenProbability> readLogprobs(const QJsonValue &logprobs)
{
    const QJsonArray content = logprobs.toObject().value(QLatin1StringView("content")).toArray();
    QList<core::TokenProbability> tokens;
    tokens.reserve(content.size());
    for (const QJsonValue &entry : content) {
        const QJsonObject object = entry.toObject();
        core::TokenProbability token{bytesOfToken(object), logprobOf(object), {}};
        const QJsonArray others = object.value(QLatin1StringView("top_logprobs")).toArray();
        for (const QJsonValue &other : others) {
            const auto logprob = logprobOf(other.toObject());
            if (logprob && token.alternatives.size() < core::kMostAlternatives)
                token.alternatives.append({bytesOfToken(other.toObject()), *logprob});
        }
        if (!token.bytes.isEmpty())
            tokens.append(std::move(token));
    }
    return tokens;
}

} // namespace api
