// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importarguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"

namespace cli {
namespace {

/// Null for a word that is no option with a value.
QString *valueOf(const QString &option, ImportArguments &result)
{
    if (option == QLatin1StringView("--data-dir"))
        return &result.dataDir;
    return option == QLatin1StringView("--passphrase-file") ? &result.passphraseFile : nullptr;
}

} // namespace

core::Result<ImportArguments> parseImportArguments(const QStringList &arguments)
{
    ImportArguments result;
    bool isOptionsOver = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (isOptionsOver || !word.startsWith(u'-') || word == QLatin1StringView("-")) {
            result.files.append(word);
            continue;
        }
        const QString name = word.section(u'=', 0, 0);
        if (word == QLatin1StringView("--help") || word == QLatin1StringView("-h")) {
            result.isHelpAsked = true;
            return result;
        }
        if (word == QLatin1StringView("--")) {
            isOptionsOver = true;
        } else if (word == QLatin1StringView("--dry-run")) {
            result.isDryRun = true;
        } else if (QString *value = valueOf(name, result)) {
            const bool isInline = name.size() < word.size();
            *value = isInline ? word.mid(name.size() + 1) : arguments.value(++i);
            if (value->trimmed().isEmpty())
                return missingValue(name);
        } else {
            return usageError(Words::tr("Unknown option: %1").arg(name));
        }
    }
    if (result.files.isEmpty())
        return usageError(Words::tr("No file. \"loquat import --help\" shows what can be given."));
    return result;
}

QString importHelpText()
{
    return Words::tr(
        "Usage: loquat import [options] FILE…\n"
        "\n"
        "Imports what \"loquat export\" wrote as JSON, backups and exports of Cherry Studio,\n"
        "Chatbox, NextChat, ChatGPT, Open WebUI, Claude and LibreChat, and arrays of\n"
        "{\"role\", \"content\"}. With - a file is read from standard input. What is here already "
        "is\n"
        "left alone, so a file can be imported again.\n"
        "A window that is open takes the files. A passphrase that is needed and not given is "
        "asked\n"
        "for.\n"
        "\n"
        "  --dry-run            say what would be imported, and write nothing\n"
        "  --passphrase-file FILE  the passphrase of the files is in the first line of FILE\n"
        "  --data-dir DIR       where conversations are kept\n"
        "\n"
        "Prints the ids of the conversations that are new, a line each.\n"
        "Exit status: 0 complete, 1 usage, 2 error, 3 the window was closed, 130 stopped.\n");
}

} // namespace cli
