// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterspec.h"

#include <algorithm>

namespace core {
namespace {

using SpecWords = QList<QLatin1StringView>;

QLatin1StringView latin(const char *text)
{
    return QLatin1StringView(text);
}

ParameterSpec numberSpec(const char *name, double least, double most, double serverDefault,
                         const SpecWords &notes)
{
    ParameterSpec spec{.name = latin(name), .kind = ParameterKind::Number};
    spec.least = least;
    spec.most = most;
    spec.step = 0.1;
    spec.serverDefault = serverDefault;
    spec.notes = notes;
    return spec;
}

ParameterSpec integerSpec(const char *name, std::optional<double> least, std::optional<double> most,
                          const SpecWords &notes)
{
    ParameterSpec spec{.name = latin(name), .kind = ParameterKind::Integer};
    spec.least = least;
    spec.most = most;
    spec.notes = notes;
    return spec;
}

ParameterSpec choiceSpec(const char *name, const SpecWords &choices,
                         const QJsonValue &serverDefault, const SpecWords &notes)
{
    ParameterSpec spec{.name = latin(name), .kind = ParameterKind::Choice};
    spec.choices = choices;
    spec.serverDefault = serverDefault;
    spec.notes = notes;
    return spec;
}

ParameterSpec plainSpec(const char *name, ParameterKind kind, const SpecWords &notes)
{
    ParameterSpec spec{.name = latin(name), .kind = kind};
    spec.notes = notes;
    return spec;
}

ParameterSpec shownAt(ParameterPlace place, ParameterSpec spec)
{
    spec.place = place;
    return spec;
}

ParameterSpec openChoice(ParameterSpec spec)
{
    spec.isOpen = true;
    return spec;
}

ParameterSpec withDefault(ParameterSpec spec, const QJsonValue &serverDefault)
{
    spec.serverDefault = serverDefault;
    return spec;
}

ParameterSpec withMostEntries(ParameterSpec spec, int most)
{
    spec.mostEntries = most;
    return spec;
}

ParameterSpec withMostLength(ParameterSpec spec, int most)
{
    spec.mostLength = most;
    return spec;
}

ParameterSpec withStep(ParameterSpec spec, double step)
{
    spec.step = step;
    return spec;
}

QList<ParameterSpec> basicOnes()
{
    const SpecWords efforts{latin("none"), latin("minimal"), latin("low"), latin("medium"),
                            latin("high"), latin("xhigh"),   latin("max")};
    return {shownAt(ParameterPlace::Basic,
                    numberSpec("temperature", 0, 2, 1, {latin("reasoning-one")})),
            shownAt(ParameterPlace::Basic,
                    integerSpec("max_tokens", 1, std::nullopt, {latin("includes-reasoning")})),
            shownAt(ParameterPlace::Basic,
                    openChoice(choiceSpec("reasoning_effort", efforts, QStringLiteral("medium"),
                                          {latin("reasoning-only")})))};
}

QList<ParameterSpec> samplingOnes()
{
    return {
        choiceSpec(setting::kMaxTokensName.data(),
                   {latin("max_tokens"), latin("max_completion_tokens")}, {},
                   {latin("automatic-by-model")}),
        shownAt(ParameterPlace::Hidden, integerSpec("max_completion_tokens", 1, std::nullopt,
                                                    {latin("includes-reasoning")})),
        withStep(numberSpec("top_p", 0, 1, 1, {latin("not-reasoning")}), 0.05),
        numberSpec("presence_penalty", -2, 2, 0, {latin("not-reasoning")}),
        numberSpec("frequency_penalty", -2, 2, 0, {latin("not-reasoning")}),
        withMostEntries(plainSpec("stop", ParameterKind::TextList, {latin("not-all-reasoning")}),
                        4),
        integerSpec("seed", std::nullopt, std::nullopt, {latin("beta")}),
        withDefault(integerSpec("n", 1, 128, {latin("often-one")}), 1),
        withDefault(plainSpec("logprobs", ParameterKind::Switch, {latin("not-reasoning")}), false),
        integerSpec("top_logprobs", 0, 20, {latin("needs-logprobs")}),
        plainSpec("logit_bias", ParameterKind::Object,
                  {latin("each-bias"), latin("not-reasoning")}),
    };
}

QList<ParameterSpec> answerOnes()
{
    ParameterSpec format = plainSpec("response_format", ParameterKind::Object, {});
    format.choices = {latin("text"), latin("json_object"), latin("json_schema")};
    format.serverDefault = QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}};
    return {
        format,
        choiceSpec("verbosity", {latin("low"), latin("medium"), latin("high")},
                   QStringLiteral("medium"), {latin("gpt5-only")}),
        withMostEntries(plainSpec("tools", ParameterKind::Array, {}), 128),
        openChoice(choiceSpec("tool_choice", {latin("none"), latin("auto"), latin("required")},
                              QStringLiteral("auto"), {latin("needs-tools")})),
        withDefault(plainSpec("parallel_tool_calls", ParameterKind::Switch, {latin("needs-tools")}),
                    true),
    };
}

QList<ParameterSpec> serviceOnes()
{
    return {
        choiceSpec(setting::kInstructionsRole.data(), {latin("system"), latin("developer")}, {},
                   {latin("automatic-by-model")}),
        withDefault(plainSpec("stream", ParameterKind::Switch, {latin("streamed-unless-off")}),
                    false),
        plainSpec("stream_options", ParameterKind::Object, {latin("needs-stream")}),
        openChoice(choiceSpec("service_tier",
                              {latin("auto"), latin("default"), latin("flex"), latin("priority")},
                              QStringLiteral("auto"), {latin("openai-only")})),
        withMostLength(plainSpec("user", ParameterKind::Text, {latin("deprecated")}), 64),
        withMostLength(plainSpec("safety_identifier", ParameterKind::Text, {latin("openai-only")}),
                       64),
        plainSpec("prompt_cache_key", ParameterKind::Text, {latin("openai-only")}),
        plainSpec(setting::kExtra.data(), ParameterKind::Object, {}),
    };
}

} // namespace

const QList<ParameterSpec> &parameterSpecs()
{
    static const QList<ParameterSpec> specs =
        basicOnes() + samplingOnes() + answerOnes() + serviceOnes();
    return specs;
}

const ParameterSpec *parameterSpec(const QString &name)
{
    const QList<ParameterSpec> &specs = parameterSpecs();
    const auto found = std::find_if(specs.cbegin(), specs.cend(),
                                    [&name](const auto &spec) { return spec.name == name; });
    return found == specs.cend() ? nullptr : &*found;
}

QString rangeText(std::optional<double> least, std::optional<double> most)
{
    const auto text = [](double limit) {
        return QString::number(limit, 'g', 17).replace(u'-', QChar(0x2212));
    };
    if (!least && !most)
        return {};
    if (!most)
        return QStringLiteral("≥ ") + text(*least);
    if (!least)
        return QStringLiteral("≤ ") + text(*most);
    return text(*least) + (*least < 0 ? QStringLiteral(" … ") : QString(QChar(0x2013)))
           + text(*most);
}

} // namespace core
