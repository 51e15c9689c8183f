// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/parametertexts.h"

#include "texts/translated.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

namespace texts {
namespace {

struct ParameterWords {
    const char *name;
    const char *title;
    const char *purpose;
};

constexpr ParameterWords kParameterWords[] = {
    {"temperature", QT_TRANSLATE_NOOP("texts", "Temperature"),
     QT_TRANSLATE_NOOP("texts", "Higher is more surprising, lower is more predictable.")},
    {"max_tokens", QT_TRANSLATE_NOOP("texts", "Max tokens"),
     QT_TRANSLATE_NOOP("texts", "The answer ends when it is that long.")},
    {"reasoning_effort", QT_TRANSLATE_NOOP("texts", "Reasoning effort"),
     QT_TRANSLATE_NOOP("texts", "How long the model thinks before it answers.")},
    {"@max_tokens_name", QT_TRANSLATE_NOOP("texts", "Name of the token limit"),
     QT_TRANSLATE_NOOP("texts", "Newer models know the limit by another name than older ones.")},
    {"max_completion_tokens", QT_TRANSLATE_NOOP("texts", "Max tokens (new name)"),
     QT_TRANSLATE_NOOP("texts", "The answer ends when it is that long.")},
    {"top_p", QT_TRANSLATE_NOOP("texts", "Top P"),
     QT_TRANSLATE_NOOP("texts", "Only the likeliest words that make up this share are chosen "
                                "from; change this or the temperature.")},
    {"presence_penalty", QT_TRANSLATE_NOOP("texts", "Presence penalty"),
     QT_TRANSLATE_NOOP("texts", "Higher leads to new subjects.")},
    {"frequency_penalty", QT_TRANSLATE_NOOP("texts", "Frequency penalty"),
     QT_TRANSLATE_NOOP("texts", "Higher repeats less.")},
    {"stop", QT_TRANSLATE_NOOP("texts", "Stop at"),
     QT_TRANSLATE_NOOP("texts", "The answer ends before any of these texts.")},
    {"seed", QT_TRANSLATE_NOOP("texts", "Seed"),
     QT_TRANSLATE_NOOP("texts", "The same number tries to bring the same answer again.")},
    {"n", QT_TRANSLATE_NOOP("texts", "Number of answers"),
     QT_TRANSLATE_NOOP("texts", "Each of them is paid for.")},
    {"logprobs", QT_TRANSLATE_NOOP("texts", "Probabilities"),
     QT_TRANSLATE_NOOP("texts", "How likely each piece of the answer was.")},
    {"top_logprobs", QT_TRANSLATE_NOOP("texts", "Alternatives"),
     QT_TRANSLATE_NOOP("texts", "How many other pieces are told for each place.")},
    {"logit_bias", QT_TRANSLATE_NOOP("texts", "Bias of tokens"),
     QT_TRANSLATE_NOOP("texts", "Token numbers that become likelier (up to 100) or less likely "
                                "(down to −100).")},
    {"response_format", QT_TRANSLATE_NOOP("texts", "Form of the answer"),
     QT_TRANSLATE_NOOP("texts", "Text, JSON, or JSON by a schema.")},
    {"verbosity", QT_TRANSLATE_NOOP("texts", "Verbosity"),
     QT_TRANSLATE_NOOP("texts", "How much the answer says.")},
    {"tools", QT_TRANSLATE_NOOP("texts", "Tools"),
     QT_TRANSLATE_NOOP("texts", "Functions that the model may call.")},
    {"tool_choice", QT_TRANSLATE_NOOP("texts", "Choice of tools"),
     QT_TRANSLATE_NOOP("texts", "Whether the model may, must or must not call a tool.")},
    {"parallel_tool_calls", QT_TRANSLATE_NOOP("texts", "Several calls at once"),
     QT_TRANSLATE_NOOP("texts", "The model may call several tools in one turn.")},
    {"@instructions_role", QT_TRANSLATE_NOOP("texts", "Role of the instructions"),
     QT_TRANSLATE_NOOP("texts",
                       "OpenAI's reasoning models hear the developer, others the system.")},
    {"stream", QT_TRANSLATE_NOOP("texts", "Streaming"),
     QT_TRANSLATE_NOOP("texts", "The answer comes word by word.")},
    {"stream_options", QT_TRANSLATE_NOOP("texts", "Streaming options"),
     QT_TRANSLATE_NOOP("texts", "Unless set, Loquat asks for the number of tokens used.")},
    {"service_tier", QT_TRANSLATE_NOOP("texts", "Service tier"),
     QT_TRANSLATE_NOOP("texts", "How fast, and at what price, the request is served.")},
    {"user", QT_TRANSLATE_NOOP("texts", "User"),
     QT_TRANSLATE_NOOP("texts", "A name by which the gateway tells its users apart.")},
    {"safety_identifier", QT_TRANSLATE_NOOP("texts", "Safety identifier"),
     QT_TRANSLATE_NOOP("texts", "A name by which the gateway finds misuse.")},
    {"prompt_cache_key", QT_TRANSLATE_NOOP("texts", "Prompt cache key"),
     QT_TRANSLATE_NOOP("texts", "Requests with the same key share what is cached of them.")},
    {"@extra", QT_TRANSLATE_NOOP("texts", "Extra parameters"),
     QT_TRANSLATE_NOOP("texts", "Sent as they are, as JSON.")},
};

struct ParameterNote {
    const char *code;
    const char *text;
};

constexpr ParameterNote kParameterNotes[] = {
    {"reasoning-one", QT_TRANSLATE_NOOP("texts", "reasoning models take only 1")},
    {"reasoning-only", QT_TRANSLATE_NOOP("texts", "only reasoning models (o-series, gpt-5)")},
    {"includes-reasoning", QT_TRANSLATE_NOOP("texts", "thinking may count, too")},
    {"automatic-by-model", QT_TRANSLATE_NOOP("texts", "automatic: by the model's name")},
    {"not-reasoning", QT_TRANSLATE_NOOP("texts", "not for reasoning models")},
    {"not-all-reasoning", QT_TRANSLATE_NOOP("texts", "not for o3 and o4-mini")},
    {"each-bias", QT_TRANSLATE_NOOP("texts", "each −100 … 100")},
    {"beta", QT_TRANSLATE_NOOP("texts", "beta")},
    {"often-one", QT_TRANSLATE_NOOP("texts", "some gateways always send one")},
    {"needs-logprobs", QT_TRANSLATE_NOOP("texts", "needs logprobs")},
    {"gpt5-only", QT_TRANSLATE_NOOP("texts", "gpt-5 only")},
    {"needs-tools", QT_TRANSLATE_NOOP("texts", "needs tools")},
    {"streamed-unless-off", QT_TRANSLATE_NOOP("texts", "Loquat streams unless this is off")},
    {"needs-stream", QT_TRANSLATE_NOOP("texts", "only when streaming")},
    {"openai-only", QT_TRANSLATE_NOOP("texts", "OpenAI only")},
    {"deprecated", QT_TRANSLATE_NOOP("texts", "deprecated")},
};

const ParameterWords *parameterWords(const QString &name)
{
    for (const ParameterWords &words : kParameterWords) {
        if (name == QLatin1StringView(words.name))
            return &words;
    }
    return nullptr;
}

QString defaultText(const QJsonValue &value)
{
    if (value.isBool()) {
        // As the choices beside it are called.
        return value.toBool() ? QCoreApplication::translate("texts", "yes")
                              : QCoreApplication::translate("texts", "no");
    }
    if (value.isObject())
        return value.toObject().value(QLatin1StringView("type")).toString();
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

} // namespace

QString parameterTitle(const QString &name)
{
    const ParameterWords *words = parameterWords(name);
    return words ? translated(words->title) : name;
}

QString parameterPurpose(const QString &name)
{
    const ParameterWords *words = parameterWords(name);
    return words ? translated(words->purpose) : QString();
}

QString parameterHint(const core::ParameterSpec &spec)
{
    QStringList pieces;
    if (!spec.serverDefault.isNull()) {
        pieces.append(filled(QT_TRANSLATE_NOOP("texts", "server default %1"),
                             defaultText(spec.serverDefault)));
    }
    const QString range = core::rangeText(spec.least, spec.most);
    if (!range.isEmpty())
        pieces.append(range);
    if (spec.mostEntries > 0) {
        pieces.append(
            QCoreApplication::translate("texts", "at most %n entries", nullptr, spec.mostEntries));
    }
    if (spec.mostLength > 0) {
        pieces.append(QCoreApplication::translate("texts", "at most %n characters", nullptr,
                                                  spec.mostLength));
    }
    for (const QLatin1StringView code : spec.notes)
        pieces.append(parameterNote(code));
    return pieces.join(QStringLiteral(" · "));
}

QString parameterNote(QLatin1StringView code)
{
    for (const ParameterNote &note : kParameterNotes) {
        if (code == QLatin1StringView(note.code))
            return translated(note.text);
    }
    return {};
}

} // namespace texts
