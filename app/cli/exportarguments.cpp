// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportarguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"
#include "core/id.h"

#include <optional>

namespace cli {
namespace {

std::optional<core::ExportFormat> exportFormatOf(const QString &name)
{
    using core::ExportFormat;
    if (name == QLatin1StringView("json"))
        return ExportFormat::Json;
    if (name == QLatin1StringView("markdown") || name == QLatin1StringView("md"))
        return ExportFormat::Markdown;
    if (name == QLatin1StringView("html"))
        return ExportFormat::Html;
    if (name == QLatin1StringView("pdf"))
        return ExportFormat::Pdf;
    if (name == QLatin1StringView("text") || name == QLatin1StringView("txt"))
        return ExportFormat::Text;
    return std::nullopt;
}

/// False for a word that is no option without a value.
bool takeSwitch(const QString &word, ExportArguments &result, bool &isAll)
{
    if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h"))
        result.isHelpAsked = true;
    else if (word == QLatin1StringView("--all"))
        isAll = true;
    else if (word == QLatin1StringView("--without-reasoning"))
        result.options.hasReasoning = false;
    else if (word == QLatin1StringView("--without-tools"))
        result.options.hasTools = false;
    else if (word == QLatin1StringView("--seal"))
        result.isSealed = true;
    else if (word == QLatin1StringView("--all-branches"))
        result.options.hasAllBranches = true;
    else
        return false;
    return true;
}

/// Nothing for an option that is not known; else whether its value can be used.
std::optional<bool> takeExportValue(const QString &option, const QString &value,
                                    ExportArguments &result)
{
    if (option == QLatin1StringView("--format")) {
        const auto format = exportFormatOf(value);
        result.options.format = format.value_or(core::ExportFormat::Json);
        return format.has_value();
    }
    if (option == QLatin1StringView("--conversation")) {
        const QUuid id = core::idFromText(value);
        if (!result.conversations.contains(id)) // named twice, it still is one
            result.conversations.append(id);
        return !id.isNull();
    }
    if (option == QLatin1StringView("-o") || option == QLatin1StringView("--output"))
        result.output = value;
    else if (option == QLatin1StringView("--passphrase-file"))
        result.passphraseFile = value;
    else if (option == QLatin1StringView("--data-dir"))
        result.dataDir = value;
    else
        return std::nullopt;
    return true;
}

} // namespace

core::Result<ExportArguments> parseExportArguments(const QStringList &arguments)
{
    ExportArguments result;
    bool isAll = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString word = arguments.at(i);
        if (takeSwitch(word, result, isAll))
            continue;
        const QString option = word.section(u'=', 0, 0);
        const bool isInline = option.size() < word.size();
        const QString value = isInline ? word.mid(option.size() + 1) : arguments.value(i + 1);
        const auto isTaken = takeExportValue(option, value, result);
        if (!isTaken)
            return usageError(Words::tr("Unknown argument: %1").arg(word));
        if (value.trimmed().isEmpty())
            return missingValue(option);
        if (!*isTaken)
            return usageError(Words::tr("%1 cannot be \"%2\".").arg(option, value));
        i += isInline ? 0 : 1;
    }
    if (result.isHelpAsked)
        return result;
    if (result.output.isEmpty())
        return usageError(Words::tr("Say with -o where to write to; - is standard output."));
    const bool isProtected = result.isSealed || !result.passphraseFile.isEmpty();
    if (isProtected && result.options.format != core::ExportFormat::Json)
        return usageError(Words::tr("Only JSON can be protected with a passphrase."));
    if (isAll == !result.conversations.isEmpty())
        return usageError(
            Words::tr("Say which conversations: with --conversation, or all of them with --all."));
    return result;
}

QString exportHelpText()
{
    return Words::tr(
        "Usage: loquat export [options] (--conversation ID | --all) -o FILE\n"
        "\n"
        "Exports conversations. A window may be open meanwhile. JSON holds everything, can be\n"
        "imported again, and is always one file; of the other formats several conversations\n"
        "become a folder, which has to be new or empty. Keys are never exported.\n"
        "\n"
        "  --format FORMAT      json (as usual), markdown, html, pdf or text\n"
        "  --conversation ID    this conversation (can be repeated; \"loquat list\" shows the "
        "ids)\n"
        "  --all                all conversations\n"
        "  -o, --output FILE    the file or folder to make; - writes one file to standard output\n"
        "                       (of Markdown without its pictures)\n"
        "  --without-reasoning  leave out what models thought\n"
        "  --without-tools      leave out calls of tools and their results\n"
        "  --all-branches       all branches, not only the one that is shown (JSON has them "
        "always)\n"
        "  --seal               ask for a passphrase that opens the file (JSON only)\n"
        "  --passphrase-file FILE  the same, with the passphrase in the first line of FILE\n"
        "  --data-dir DIR       where conversations are kept\n"
        "\n"
        "Exit status: 0 complete, 1 usage, 2 error, 130 stopped.\n");
}

} // namespace cli
