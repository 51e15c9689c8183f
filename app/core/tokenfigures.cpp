// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenfigures.h"

#include <algorithm>

namespace core {
namespace {

constexpr double kMsPerSecond = 1000.0;

std::optional<qint64> figureOf(const Message &reply, QLatin1StringView code)
{
    for (const QString &notice : reply.response.notices) {
        bool isNumber = false;
        const qint64 figure =
            notice.startsWith(code) ? notice.mid(code.size()).toLongLong(&isNumber) : 0;
        if (isNumber && figure >= 0)
            return figure;
    }
    return std::nullopt;
}

} // namespace

bool isFigure(const QString &notice)
{
    return notice.startsWith(notice::kFirstToken) || notice.startsWith(notice::kSharedUsage);
}

std::optional<qint64> firstTokenMs(const Message &reply)
{
    return figureOf(reply, notice::kFirstToken);
}

int answersCounted(const Message &reply)
{
    constexpr qint64 kMostFigures = 1000; // of what a file may claim
    return int(
        std::clamp<qint64>(figureOf(reply, notice::kSharedUsage).value_or(1), 1, kMostFigures));
}

std::optional<double> tokensPerSecond(const Message &reply)
{
    if (!reply.usage || reply.usage->completionTokens <= 0 || answersCounted(reply) > 1)
        return std::nullopt;
    const qint64 whole = reply.response.elapsedMs;
    const qint64 first = firstTokenMs(reply).value_or(0);
    // What came in one piece took as long as it took to begin.
    const qint64 ms = whole > first ? whole - first : whole;
    if (ms <= 0)
        return std::nullopt;
    return double(reply.usage->completionTokens) * kMsPerSecond / double(ms);
}

} // namespace core
