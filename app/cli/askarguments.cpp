// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askarguments.h"

#include "chat/answercheck.h"
#include "cli/usageerror.h"
#include "cli/words.h"
#include "core/parametercheck.h"
#include "core/parameterspec.h"
#include "texts/parametertexts.h"
#include "texts/violationwords.h"

#include <algorithm>

namespace cli {
namespace {

using Parsed = core::Result<core::Done>;

/// A function is called by its name on a command line; the API wants an object around it.
QJsonValue meantBy(const QString &name, const QJsonValue &value)
{
    const core::ParameterSpec *spec = core::parameterSpec(name);
    if (name != QLatin1StringView("tool_choice") || !value.isString()
        || spec->choices.contains(value.toString()))
        return value;
    return QJsonObject{
        {QStringLiteral("type"), QStringLiteral("function")},
        {QStringLiteral("function"), QJsonObject{{QStringLiteral("name"), value.toString()}}}};
}

/// Goes through the words from left to right.
class Reader
{
public:
    explicit Reader(const QStringList &words)
        : m_words(words)
    {
    }

    core::Result<AskArguments> read()
    {
        bool isOptionsOver = false;
        while (m_next < m_words.size()) {
            const QString word = m_words.at(m_next++);
            const bool isOption =
                !isOptionsOver && word.startsWith(u'-') && word != QLatin1StringView("-");
            if (isOption && word == QLatin1StringView("--")) {
                isOptionsOver = true;
                continue;
            }
            const Parsed parsed = isOption ? takeOption(word) : takePrompt(word);
            if (!parsed)
                return parsed.error();
            if (m_result.isHelpAsked)
                return m_result;
        }
        if (!m_result.hasPrompt() && m_result.messagesFile.isEmpty())
            return usageError(
                Words::tr("No prompt. Give one, or - to read it from standard input."));
        if (m_result.isPromptOnInput && m_result.messagesFile == QLatin1StringView("-"))
            return usageError(Words::tr(
                "Standard input holds either the prompt or the messages. Put one into a file."));
        if (const Parsed taken = takeOptions(); !taken)
            return taken.error();
        return m_result;
    }

private:
    Parsed takePrompt(const QString &word)
    {
        if (m_hasPrompt)
            return usageError(Words::tr("More than one prompt. Put quotation marks around it."));
        m_hasPrompt = true;
        m_result.isPromptOnInput = word == QLatin1StringView("-");
        if (!m_result.isPromptOnInput)
            m_result.prompt = word;
        if (!m_result.isPromptOnInput && word.trimmed().isEmpty())
            return usageError(Words::tr("The prompt is empty."));
        return core::Done{};
    }

    Parsed takeOption(const QString &word)
    {
        if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h"))
            m_result.isHelpAsked = true;
        else if (word == QLatin1StringView("--json"))
            m_result.isJson = true;
        else if (word == QLatin1StringView("--no-stream"))
            m_options.insert(QLatin1StringView("stream"), false);
        else
            return takeValue(word);
        return core::Done{};
    }

    Parsed takeValue(const QString &word)
    {
        const QString name = word.section(u'=', 0, 0);
        QString image;
        QString user;
        QString assistant;
        QString option;
        const std::pair<const char *, QString *> targets[] = {
            {"--data-dir", &m_result.dataDir},
            {"--base-url", &m_result.baseUrl},
            {"--api-key-file", &m_result.apiKeyFile},
            {"--model", &m_result.model},
            {"--profile", &m_result.profile},
            {"--system", &m_result.system},
            {"--user", &user},
            {"--assistant", &assistant},
            {"--messages", &m_result.messagesFile},
            {"--image", &image},
            {"--option", &option}};
        QString *target = nullptr;
        for (const auto &[known, place] : targets) {
            if (name == QLatin1StringView(known))
                target = place;
        }
        if (!target)
            return usageError(Words::tr("Unknown option: %1").arg(name));
        const bool isInline = name.size() < word.size();
        if (!isInline && m_next >= m_words.size())
            return missingValue(name);
        *target = isInline ? word.mid(name.size() + 1) : m_words.at(m_next++);
        // No instructions are instructions, too.
        if (target->trimmed().isEmpty() && target != &m_result.system)
            return missingValue(name);
        if (target == &image)
            m_result.images.append(image);
        else if (target == &user || target == &assistant)
            m_result.earlier.append(
                {target == &user ? core::Role::User : core::Role::Assistant, *target});
        return target == &option ? setOption(option) : Parsed(core::Done{});
    }

    /// What no reader of JSON Schema takes is found before it costs a request.
    static Parsed checkFormat(const QJsonObject &format)
    {
        const QJsonValue schema = format.value(QLatin1StringView("json_schema"))
                                      .toObject()
                                      .value(QLatin1StringView("schema"));
        if (!schema.isObject())
            return core::Done{};
        const core::Result<core::Done> checked = chat::checkSchema(schema.toObject());
        if (checked || chat::isOnlyOurLimit(checked.error()))
            return core::Done{};
        const QString place = checked.error().param;
        return usageError(Words::tr("The schema in response_format cannot be used. At %1: %2.")
                              .arg(place.isEmpty() ? QStringLiteral("/") : place,
                                   texts::schemaFaultWords(checked.error())));
    }

    Parsed setOption(const QString &option)
    {
        const qsizetype equals = option.indexOf(u'=');
        if (option.left(std::max<qsizetype>(equals, 0)).trimmed().isEmpty())
            return usageError(Words::tr("--option needs NAME=VALUE, for example max_tokens=50."));
        const QString name = option.left(equals).trimmed();
        const QString typed = option.mid(equals + 1);
        if (name == QLatin1StringView("model") || name == QLatin1StringView("messages"))
            return usageError(
                Words::tr("The option %1 cannot have the value %2.").arg(name, typed));
        const core::Result<QJsonValue> read = core::parameterFromText(name, typed);
        if (!read)
            return usageError(texts::parameterProblem(read.error()));
        // Nothing typed is an empty text here, which only what nobody knows can be.
        const QJsonValue value =
            typed.trimmed().isEmpty() ? QJsonValue(typed.trimmed()) : meantBy(name, read.value());
        if (const auto checked = core::checkParameter(name, value); !checked)
            return usageError(texts::parameterProblem(checked.error()));
        if (name == QLatin1StringView("response_format")) {
            if (const Parsed usable = checkFormat(value.toObject()); !usable)
                return usable;
        }
        m_options.insert(name, value);
        return core::Done{};
    }

    /// Of the model nothing is known here: everything goes out as it was written.
    Parsed takeOptions()
    {
        for (const core::Error &error : core::checkParameters(m_options)) {
            // Some gateways know one of two names, and ignore the other.
            if (error.code != core::wrong::kBoth)
                return usageError(texts::parameterProblem(error));
        }
        core::ChatParameters &parameters = m_result.parameters;
        for (auto it = m_options.constBegin(); it != m_options.constEnd(); ++it) {
            if (core::ChatParameters::isOurs(it.key()))
                takeOurs(it.key(), it.value());
            else if (!it.key().startsWith(u'@'))
                parameters.extra.insert(it.key(), it.value());
        }
        takeSettings();
        return core::Done{};
    }

    /// Of what is sent by itself null is "not sent".
    void takeOurs(const QString &name, const QJsonValue &value)
    {
        core::ChatParameters &parameters = m_result.parameters;
        if (!value.isNull())
            (void)parameters.set(name, value); // checked when it was read
        else if (name == QLatin1StringView("stream"))
            parameters.isStreamLeftOut = true;
        else if (name == QLatin1StringView("stream_options"))
            parameters.streamOptions = QJsonObject(); // empty: not sent
    }

    void takeSettings()
    {
        core::ChatParameters &parameters = m_result.parameters;
        const QJsonObject extra = m_options.value(core::setting::kExtra).toObject();
        for (auto it = extra.constBegin(); it != extra.constEnd(); ++it)
            parameters.extra.insert(it.key(), it.value());
        const QString role = m_options.value(core::setting::kInstructionsRole).toString();
        if (role == QLatin1StringView("developer"))
            parameters.instructionsRole = core::InstructionsRole::Developer;
        else if (!role.isEmpty())
            parameters.instructionsRole = core::InstructionsRole::System;
        const QString name = m_options.value(core::setting::kMaxTokensName).toString();
        if (!name.isEmpty() && parameters.extra.contains(QLatin1StringView("max_tokens")))
            parameters.extra.insert(name, parameters.extra.take(QLatin1StringView("max_tokens")));
    }

    QStringList m_words;
    AskArguments m_result;
    core::ParameterSet m_options;
    qsizetype m_next = 0;
    bool m_hasPrompt = false;
};

} // namespace

core::Result<AskArguments> parseAskArguments(const QStringList &arguments)
{
    return Reader(arguments).read();
}

QString askHelpText()
{
    return Words::tr(
        "Usage: loquat ask [options] [PROMPT | -]\n"
        "\n"
        "Asks once and prints the answer. With - the prompt is read from standard input.\n"
        "\n"
        "  --base-url URL       address of the gateway, for this run only\n"
        "  --api-key-file FILE  file with the API key\n"
        "  --model NAME         model to ask\n"
        "  --profile NAME       a stored connection, by its name\n"
        "  --system TEXT        instructions for the model\n"
        "  --user TEXT          what was asked before, as an example; may be repeated\n"
        "  --assistant TEXT     what was answered then; may be repeated\n"
        "  --messages FILE|-    what was said before all of these: a JSON array of messages as\n"
        "                       the API takes them, with calls of tools and their results; the\n"
        "                       prompt may be left out\n"
        "  --image FILE|URL     image to send along; may be repeated\n"
        "  --option NAME=VALUE  option of the API, its value as JSON or text; null leaves out\n"
        "                       what goes out by itself, as in stream=null; names of our own\n"
        "                       are @instructions_role=developer and\n"
        "                       @max_tokens_name=max_completion_tokens\n"
        "  --no-stream          ask for the answer in one piece\n"
        "  --json               print one line of JSON instead of the answer\n"
        "  --data-dir DIR       where settings are kept\n"
        "\n"
        "LOQUAT_BASE_URL, LOQUAT_API_KEY and LOQUAT_MODEL, and after them OPENAI_BASE_URL,\n"
        "OPENAI_API_KEY and OPENAI_MODEL, are used where an argument is missing.\n"
        "Exit status: 0 complete, 1 usage, 2 error, 3 interrupted, 130 stopped.\n");
}

} // namespace cli
