// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learnedparameters.h"

namespace core {
namespace {

constexpr QLatin1StringView kStream("stream");
constexpr QLatin1StringView kStreamOptions("stream_options");

QString wholeOption(const QString &parameter)
{
    // Gateways also name the only member that stands in it.
    if (parameter == QLatin1StringView("include_usage"))
        return QString(kStreamOptions);
    return parameter.section(QLatin1Char('.'), 0, 0).section(QLatin1Char('['), 0, 0);
}

/// Gateways refuse these when what they belong to is not there.
void leaveOutDependents(QJsonObject &members, const QString &parameter)
{
    if (parameter == QLatin1StringView("logprobs"))
        members.remove(QLatin1StringView("top_logprobs"));
    if (parameter == QLatin1StringView("tools")) {
        members.remove(QLatin1StringView("tool_choice"));
        members.remove(QLatin1StringView("parallel_tool_calls"));
    }
}

void apply(ChatParameters &parameters, const LearnedParameter &lesson)
{
    if (lesson.parameter == kStreamOptions) {
        parameters.streamOptions = QJsonObject(); // empty: not sent
        return;
    }
    if (lesson.parameter == kStream) {
        parameters.stream = false;
        return;
    }
    QJsonObject members;
    parameters.writeTo(members);
    const QJsonValue value = members.take(lesson.parameter);
    if (value.isUndefined())
        return;
    if (lesson.replacement.isEmpty())
        leaveOutDependents(members, lesson.parameter);
    if (!lesson.replacement.isEmpty() && !members.contains(lesson.replacement))
        members.insert(lesson.replacement, value);
    ChatParameters changed;
    changed.stream = parameters.stream;
    changed.streamOptions = parameters.streamOptions;
    changed.isStreamLeftOut = parameters.isStreamLeftOut;
    changed.instructionsRole = parameters.instructionsRole;
    for (auto it = members.constBegin(); it != members.constEnd(); ++it)
        (void)changed.set(it.key(), it.value());
    parameters = changed;
}

} // namespace

ChatParameters withLearned(const ChatParameters &parameters, const QList<LearnedParameter> &learned,
                           const QString &model)
{
    ChatParameters applied = parameters;
    for (const LearnedParameter &lesson : learned) {
        if (lesson.model == model)
            apply(applied, lesson);
    }
    return applied;
}

bool learn(QList<LearnedParameter> &learned, const LearnedParameter &lesson)
{
    LearnedParameter whole = lesson;
    whole.parameter = wholeOption(lesson.parameter);
    if (whole.parameter.isEmpty() || learned.contains(whole))
        return false;
    learned.removeIf([&whole](const LearnedParameter &known) {
        return known.model == whole.model && known.parameter == whole.parameter;
    });
    learned.append(whole);
    return true;
}

bool forget(QList<LearnedParameter> &learned, const QString &model, const QString &parameter)
{
    return learned.removeIf([&](const LearnedParameter &known) {
        return known.model == model && known.parameter == parameter;
    }) > 0;
}

Result<ChatParameters> parametersFor(const std::optional<Profile> &profile, const QString &model,
                                     const ParameterSet &conversation)
{
    const ParameterLayers layers = layersOf(profile, model, conversation);
    Result<ChatParameters> parameters = requestParameters(layers.effective(), model);
    if (!parameters || !profile)
        return parameters;
    return withLearned(parameters.value(), profile->learned, model);
}

} // namespace core
