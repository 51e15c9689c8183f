// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterrefusal.h"

#include <QRegularExpression>
#include <algorithm>

namespace core {
namespace {

using ParameterNames = std::initializer_list<QLatin1StringView>;

bool isAmong(const QString &name, ParameterNames names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool modelMatches(const QString &model, const QString &pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::CaseInsensitiveOption);
    return expression.match(model.section(u'/', -1)).hasMatch();
}

/// They can be told not to think, and then take what others take.
bool isFreeWithoutThinking(const QString &model)
{
    return modelMatches(model, QStringLiteral("gpt-(?:5\\.[1-9]|[6-9]|[1-9]\\d).*"));
}

bool isRefusedByReasoning(const QString &model, const QString &name, const ParameterSet &effective)
{
    const bool isSampling =
        isAmong(name, {QLatin1StringView("temperature"), QLatin1StringView("top_p"),
                       QLatin1StringView("logprobs"), QLatin1StringView("top_logprobs")});
    if (isSampling) {
        const bool isThinking =
            effective.value(QLatin1StringView("reasoning_effort")) != QLatin1StringView("none");
        const bool isUsual = name == QLatin1StringView("temperature") && effective.contains(name)
                             && effective.value(name).toDouble() == 1;
        return !isUsual && (isThinking || !isFreeWithoutThinking(model));
    }
    if (name == QLatin1StringView("stop"))
        return modelMatches(model, QStringLiteral("(?:o3|o4-mini).*"));
    if (name == QLatin1StringView("max_tokens"))
        return effective.value(setting::kMaxTokensName) == QLatin1StringView("max_tokens");
    if (name == QLatin1StringView("verbosity"))
        return modelMatches(model, QStringLiteral("o\\d.*"));
    return isAmong(name, {QLatin1StringView("presence_penalty"),
                          QLatin1StringView("frequency_penalty"), QLatin1StringView("logit_bias")});
}

} // namespace

bool isReasoningModel(const QString &model)
{
    // Azure's gpt-35 is no thirty-fifth generation.
    static const QRegularExpression names(
        QStringLiteral("^(?:o\\d|gpt-(?!35)(?:[5-9]|\\d{2,})(?!\\d*[^-]*-chat))"),
        QRegularExpression::CaseInsensitiveOption);
    return names.match(model.section(u'/', -1)).hasMatch();
}

QStringList sentNames(const QString &parameter)
{
    if (parameter == QLatin1StringView("max_tokens"))
        return {parameter, QStringLiteral("max_completion_tokens")};
    return {parameter};
}

ParameterRefusal knownRefusal(const Profile &profile, const QString &model, const QString &name,
                              const ParameterSet &effective)
{
    const QStringList names = sentNames(name);
    const bool isLearned =
        std::any_of(profile.learned.cbegin(), profile.learned.cend(), [&](const auto &lesson) {
            return lesson.model == model && names.contains(lesson.parameter)
                   && lesson.replacement.isEmpty();
        });
    if (isLearned)
        return ParameterRefusal::Learned;
    if (isReasoningModel(model)) {
        return isRefusedByReasoning(model, name, effective) ? ParameterRefusal::Expected
                                                            : ParameterRefusal::None;
    }
    const bool isOlder = modelMatches(model, QStringLiteral("(?:gpt-(?:3|4)|chatgpt-).*"));
    const bool isOfThinking =
        isAmong(name, {QLatin1StringView("reasoning_effort"), QLatin1StringView("verbosity")});
    return isOlder && isOfThinking ? ParameterRefusal::Expected : ParameterRefusal::None;
}

} // namespace core
