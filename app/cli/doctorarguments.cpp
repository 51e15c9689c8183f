// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctorarguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"

namespace cli {
namespace {

/// Where the value of an option goes; null for an option that is unknown.
QString *placeOf(const QString &name, AskArguments &connection)
{
    const std::pair<const char *, QString *> places[] = {{"--data-dir", &connection.dataDir},
                                                         {"--base-url", &connection.baseUrl},
                                                         {"--api-key-file", &connection.apiKeyFile},
                                                         {"--profile", &connection.profile},
                                                         {"--model", &connection.model}};
    for (const auto &[known, place] : places) {
        if (name == QLatin1StringView(known))
            return place;
    }
    return nullptr;
}

} // namespace

core::Result<DoctorArguments> parseDoctorArguments(const QStringList &arguments)
{
    DoctorArguments result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h")) {
            result.isHelpAsked = true;
            return result;
        }
        if (word == QLatin1StringView("--json")) {
            result.isJson = true;
            continue;
        }
        if (word == QLatin1StringView("--images")) {
            result.asksImages = true;
            continue;
        }
        const QString name = word.section(u'=', 0, 0);
        QString *place = placeOf(name, result.connection);
        if (!place)
            return usageError(word.startsWith(u'-') ? Words::tr("Unknown option: %1").arg(name)
                                                    : Words::tr("Unexpected: %1").arg(word));
        const bool isInline = name.size() < word.size();
        if (!isInline && i + 1 >= arguments.size())
            return missingValue(name);
        *place = isInline ? word.mid(name.size() + 1) : arguments.at(++i);
        if (place->trimmed().isEmpty())
            return missingValue(name);
    }
    return result;
}

QString doctorHelpText()
{
    return Words::tr(
        "Usage: loquat doctor [options]\n"
        "\n"
        "Examines a connection step by step and says what is wrong with it. Where there are\n"
        "chats, it reads through their database, too, and changes nothing.\n"
        "\n"
        "  --base-url URL       address of the gateway\n"
        "  --api-key-file FILE  file with the API key\n"
        "  --model NAME         model to ask; otherwise the first one of the gateway's list\n"
        "  --profile NAME       a stored connection, by its name\n"
        "  --images             also look whether the model sees images\n"
        "  --json               print one line of JSON\n"
        "  --data-dir DIR       where settings are kept\n"
        "\n"
        "LOQUAT_BASE_URL, LOQUAT_API_KEY and LOQUAT_MODEL, and after them OPENAI_BASE_URL,\n"
        "OPENAI_API_KEY and OPENAI_MODEL, are used where an argument is missing.\n"
        "The JSON leaves out checks that were not made; what is known of the chats is in\n"
        "\"data\". Requests go to the address given; a few words are sent to the model.\n"
        "Exit status: 0 a chat works, 1 usage, 2 it does not, 130 stopped.\n");
}

} // namespace cli
