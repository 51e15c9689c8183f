// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parameterspec.h"

#include <algorithm>

namespace core {
namespace {

using Kind = ParameterKind;
using Place = ParameterPlace;
using Words = QList<QLatin1StringView>;

QLatin1StringView word(const char *text)
{
    return QLatin1StringView(text);
}

ParameterSpec number(const char *name, double least, double most, double serverDefault,
                     const Words &notes)
{
    ParameterSpec spec{.name = word(name), .kind = Kind::Number};
    spec.least = least;
    spec.most = most;
    spec.step = 0.1;
    spec.serverDefault = serverDefault;
    spec.notes = notes;
    return spec;
}

ParameterSpec integer(const char *name, std::optional<double> least, std::optional<double> most,
                      const Words &notes)
{
    ParameterSpec spec{.name = word(name), .kind = Kind::Integer};
    spec.least = least;
    spec.most = most;
    spec.notes = notes;
    return spec;
}

ParameterSpec choice(const char *name, const Words &choices, const QJsonValue &serverDefault,
                     const Words &notes)
{
    ParameterSpec spec{.name = word(name), .kind = Kind::Choice};
    spec.choices = choices;
    spec.serverDefault = serverDefault;
    spec.notes = notes;
    return spec;
}

ParameterSpec simple(const char *name, Kind kind, const Words &notes)
{
    ParameterSpec spec{.name = word(name), .kind = kind};
    spec.notes = notes;
    return spec;
}

ParameterSpec at(Place place, ParameterSpec spec)
{
    spec.place = place;
    return spec;
}

ParameterSpec open(ParameterSpec spec)
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
    const Words efforts{word("none"), word("minimal"), word("low"), word("medium"),
                        word("high"), word("xhigh"),   word("max")};
    return {at(Place::Basic, number("temperature", 0, 2, 1, {word("reasoning-one")})),
            at(Place::Basic, integer("max_tokens", 1, std::nullopt, {word("includes-reasoning")})),
            at(Place::Basic, open(choice("reasoning_effort", efforts, QStringLiteral("medium"),
                                         {word("reasoning-only")})))};
}

QList<ParameterSpec> samplingOnes()
{
    return {
        choice(setting::kMaxTokensName.data(), {word("max_tokens"), word("max_completion_tokens")},
               {}, {word("automatic-by-model")}),
        at(Place::Hidden,
           integer("max_completion_tokens", 1, std::nullopt, {word("includes-reasoning")})),
        withStep(number("top_p", 0, 1, 1, {word("not-reasoning")}), 0.05),
        number("presence_penalty", -2, 2, 0, {word("not-reasoning")}),
        number("frequency_penalty", -2, 2, 0, {word("not-reasoning")}),
        withMostEntries(simple("stop", Kind::TextList, {word("not-all-reasoning")}), 4),
        integer("seed", std::nullopt, std::nullopt, {word("beta")}),
        withDefault(integer("n", 1, 128, {word("often-one")}), 1),
        withDefault(simple("logprobs", Kind::Switch, {word("not-reasoning")}), false),
        integer("top_logprobs", 0, 20, {word("needs-logprobs")}),
        simple("logit_bias", Kind::Object, {word("not-reasoning")}),
    };
}

QList<ParameterSpec> answerOnes()
{
    ParameterSpec format = simple("response_format", Kind::Object, {word("words-about-json")});
    format.choices = {word("text"), word("json_object"), word("json_schema")};
    format.serverDefault = QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}};
    return {
        format,
        choice("verbosity", {word("low"), word("medium"), word("high")}, QStringLiteral("medium"),
               {word("gpt5-only")}),
        withMostEntries(simple("tools", Kind::Array, {}), 128),
        open(choice("tool_choice", {word("none"), word("auto"), word("required")},
                    QStringLiteral("auto"), {word("needs-tools")})),
        withDefault(simple("parallel_tool_calls", Kind::Switch, {word("needs-tools")}), true),
    };
}

QList<ParameterSpec> serviceOnes()
{
    return {
        choice(setting::kInstructionsRole.data(), {word("system"), word("developer")}, {},
               {word("automatic-by-model")}),
        withDefault(simple("stream", Kind::Switch, {word("streamed-unless-off")}), false),
        simple("stream_options", Kind::Object, {word("needs-stream")}),
        open(choice("service_tier", {word("auto"), word("default"), word("flex"), word("priority")},
                    QStringLiteral("auto"), {word("openai-only")})),
        withMostLength(simple("user", Kind::Text, {word("deprecated")}), 64),
        withMostLength(simple("safety_identifier", Kind::Text, {word("openai-only")}), 64),
        simple("prompt_cache_key", Kind::Text, {word("openai-only")}),
        simple(setting::kExtra.data(), Kind::Object, {}),
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
