// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usage.h"

#include <QJsonValue>
#include <cmath>

namespace core {
namespace {

const auto kPrompt = QLatin1StringView("prompt_tokens");
const auto kCompletion = QLatin1StringView("completion_tokens");
const auto kTotal = QLatin1StringView("total_tokens");
const auto kPromptDetails = QLatin1StringView("prompt_tokens_details");
const auto kCompletionDetails = QLatin1StringView("completion_tokens_details");
const auto kCached = QLatin1StringView("cached_tokens");
const auto kReasoning = QLatin1StringView("reasoning_tokens");

std::optional<qint64> count(const QJsonValue &value)
{
    double number = -1;
    if (value.isDouble()) {
        number = value.toDouble();
    } else if (value.isString()) {
        bool ok = false;
        number = value.toString().toDouble(&ok);
        if (!ok)
            return std::nullopt;
    }
    // Beyond 2^53 a double no longer counts; such a figure is rubbish, not usage.
    if (!std::isfinite(number) || number < 0 || number > 9007199254740992.0)
        return std::nullopt;
    return qint64(number);
}

} // namespace

std::optional<Usage> Usage::fromJson(const QJsonObject &object)
{
    const auto prompt = count(object.value(kPrompt));
    const auto completion = count(object.value(kCompletion));
    const auto total = count(object.value(kTotal));
    if (!prompt && !completion && !total)
        return std::nullopt;
    Usage usage;
    usage.promptTokens = prompt.value_or(0);
    usage.completionTokens = completion.value_or(0);
    usage.totalTokens = total.value_or(usage.promptTokens + usage.completionTokens);
    usage.cachedTokens = count(object.value(kPromptDetails).toObject().value(kCached));
    usage.reasoningTokens = count(object.value(kCompletionDetails).toObject().value(kReasoning));
    return usage;
}

QJsonObject Usage::toJson() const
{
    QJsonObject object{
        {kPrompt, promptTokens}, {kCompletion, completionTokens}, {kTotal, totalTokens}};
    if (cachedTokens)
        object.insert(kPromptDetails, QJsonObject{{kCached, *cachedTokens}});
    if (reasoningTokens)
        object.insert(kCompletionDetails, QJsonObject{{kReasoning, *reasoningTokens}});
    return object;
}

} // namespace core
