// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/searcharguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"

#include <optional>

namespace cli {
namespace {

constexpr int kUsualLimit = 100;

core::Error badValue(const QString &option, const QString &value)
{
    return usageError(Words::tr("%1 cannot be \"%2\".").arg(option, value));
}

/// The value of an option, in the same word or in the next one; empty when there is none.
QString valueOf(const QStringList &arguments, qsizetype &i)
{
    const QString &word = arguments.at(i);
    const qsizetype sign = word.indexOf(u'=');
    return sign >= 0 ? word.mid(sign + 1) : arguments.value(++i);
}

bool takeDate(const QString &value, QDateTime &target)
{
    const QDate date = QDate::fromString(value, Qt::ISODate);
    target = date.startOfDay();
    return date.isValid();
}

bool takeHas(const QString &value, storage::SearchFilter &filter)
{
    filter.hasImage = filter.hasImage || value == QLatin1StringView("image");
    filter.hasCode = filter.hasCode || value == QLatin1StringView("code");
    return value == QLatin1StringView("image") || value == QLatin1StringView("code");
}

bool takeLimit(const QString &value, storage::SearchQuery &query)
{
    bool isNumber = false;
    query.limit = value.toInt(&isNumber);
    return isNumber && query.limit > 0;
}

/// Nothing for an option that is not known; else whether its value can be used.
std::optional<bool> takeValue(const QString &option, const QString &value, SearchArguments &result)
{
    storage::SearchFilter &filter = result.query.filter;
    if (option == QLatin1StringView("--limit"))
        return takeLimit(value, result.query);
    if (option == QLatin1StringView("--role")) {
        filter.role = core::roleFromName(value);
        return filter.role.has_value();
    }
    if (option == QLatin1StringView("--from"))
        return takeDate(value, filter.from);
    if (option == QLatin1StringView("--before"))
        return takeDate(value, filter.before);
    if (option == QLatin1StringView("--has"))
        return takeHas(value, filter);
    QString *text = option == QLatin1StringView("--model")      ? &filter.model
                    : option == QLatin1StringView("--data-dir") ? &result.dataDir
                                                                : nullptr;
    if (!text)
        return std::nullopt;
    *text = value;
    return true;
}

} // namespace

core::Result<SearchArguments> parseSearchArguments(const QStringList &arguments)
{
    SearchArguments result;
    result.query.limit = kUsualLimit;
    QStringList words;
    bool isOptionsOver = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString word = arguments.at(i);
        if (isOptionsOver || !word.startsWith(QLatin1StringView("-"))) {
            words.append(word);
        } else if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h")) {
            result.isHelpAsked = true;
            return result;
        } else if (word == QLatin1StringView("--")) {
            isOptionsOver = true;
        } else if (word == QLatin1StringView("--json")) {
            result.isJson = true;
        } else {
            const QString option = word.section(u'=', 0, 0);
            const QString value = valueOf(arguments, i);
            const auto isTaken = takeValue(option, value, result);
            if (!isTaken)
                return usageError(Words::tr("Unknown option: %1").arg(option));
            if (value.trimmed().isEmpty())
                return missingValue(option);
            if (!*isTaken)
                return badValue(option, value);
        }
    }
    result.query.text = words.join(u' ');
    if (result.query.text.trimmed().isEmpty() && result.query.filter == storage::SearchFilter())
        return usageError(
            Words::tr("Nothing to search for. \"loquat search --help\" shows what can be given."));
    return result;
}

core::Result<ListArguments> parseListArguments(const QStringList &arguments)
{
    ListArguments result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString word = arguments.at(i);
        const QString option = word.section(u'=', 0, 0);
        if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h")) {
            result.isHelpAsked = true;
            return result;
        }
        if (word == QLatin1StringView("--json")) {
            result.isJson = true;
        } else if (option == QLatin1StringView("--data-dir")) {
            result.dataDir = valueOf(arguments, i);
            if (result.dataDir.trimmed().isEmpty())
                return missingValue(option);
        } else {
            return usageError(Words::tr("Unknown argument: %1").arg(word));
        }
    }
    return result;
}

QString searchHelpText()
{
    return Words::tr(
        "Usage: loquat search [options] QUERY\n"
        "\n"
        "Finds messages that hold all words of QUERY: what was said and thought, titles, names of\n"
        "files, calls of tools. Words are found by their beginning, Chinese of any length "
        "anywhere,\n"
        "simplified by traditional and the other way round, and \"words in quotes\" together.\n"
        "The newest come first. A window may be open meanwhile.\n"
        "\n"
        "  --json               an object a line: conversation, title, message, role, snippet\n"
        "                       (where a title was found, message and role are null)\n"
        "  --limit N            at most N (100)\n"
        "  --role ROLE          user, assistant, system or tool\n"
        "  --model MODEL        replies of this model\n"
        "  --from DATE          of this day (2026-01-31) or later\n"
        "  --before DATE        of an earlier day\n"
        "  --has image|code     with an image; with a block of code\n"
        "  --data-dir DIR       where conversations are kept\n"
        "\n"
        "Exit status: 0 found, 1 nothing found, 2 usage or error.\n");
}

QString listHelpText()
{
    return Words::tr(
        "Usage: loquat list [options]\n"
        "\n"
        "Lists conversations, the newest first: id, time of the last change, title, and where\n"
        "there are any its folder in [] and its tags behind #. A window may be open meanwhile.\n"
        "\n"
        "  --json               an object a line: conversation, title, created, updated, model,\n"
        "                       pinned, archived, folder (names from the top down), tags\n"
        "  --data-dir DIR       where conversations are kept\n"
        "\n"
        "Exit status: 0 complete, 2 usage or error.\n");
}

} // namespace cli
