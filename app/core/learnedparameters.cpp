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
    if (!lesson.replacement.isEmpty() && !members.contains(lesson.replacement))
        members.insert(lesson.replacement, value);
    ChatParameters changed;
    changed.stream = parameters.stream;
    changed.streamOptions = parameters.streamOptions;
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

} // namespace core
