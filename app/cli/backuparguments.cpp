// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backuparguments.h"

#include "cli/usageerror.h"
#include "cli/words.h"

#include <QHash>
#include <optional>

namespace cli {
namespace {

/// Where the words of a command line go.
struct Wanted {
    QHash<QString, QString *> values; ///< options that are followed by one
    QHash<QString, bool *> flags;
    QStringList files;
};

std::optional<core::Error> sortWords(const QStringList &arguments, Wanted &wanted)
{
    bool isOptionsOver = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (isOptionsOver || !word.startsWith(u'-')) {
            wanted.files.append(word);
            continue;
        }
        const QString name = word.section(u'=', 0, 0);
        if (word == QLatin1StringView("--")) {
            isOptionsOver = true;
        } else if (bool *flag = wanted.flags.value(word)) {
            *flag = true;
        } else if (QString *value = wanted.values.value(name)) {
            *value = name.size() < word.size() ? word.mid(name.size() + 1) : arguments.value(++i);
            if (value->trimmed().isEmpty())
                return missingValue(name);
        } else {
            return usageError(Words::tr("Unknown option: %1").arg(name));
        }
    }
    return std::nullopt;
}

} // namespace

core::Result<BackupArguments> parseBackupArguments(const QStringList &arguments)
{
    BackupArguments result;
    Wanted wanted;
    wanted.values = {{QStringLiteral("--data-dir"), &result.dataDir},
                     {QStringLiteral("-o"), &result.output},
                     {QStringLiteral("--output"), &result.output},
                     {QStringLiteral("--passphrase-file"), &result.passphraseFile}};
    wanted.flags = {{QStringLiteral("--seal"), &result.isSealed},
                    {QStringLiteral("--help"), &result.isHelpAsked},
                    {QStringLiteral("-h"), &result.isHelpAsked}};
    if (const auto error = sortWords(arguments, wanted); error && !result.isHelpAsked)
        return *error;
    if (!wanted.files.isEmpty() && !result.isHelpAsked)
        return usageError(Words::tr("Where the backup goes is given with -o."));
    return result;
}

core::Result<RestoreArguments> parseRestoreArguments(const QStringList &arguments)
{
    RestoreArguments result;
    Wanted wanted;
    wanted.values = {{QStringLiteral("--data-dir"), &result.dataDir},
                     {QStringLiteral("--passphrase-file"), &result.passphraseFile}};
    wanted.flags = {{QStringLiteral("--dry-run"), &result.isDryRun},
                    {QStringLiteral("--help"), &result.isHelpAsked},
                    {QStringLiteral("-h"), &result.isHelpAsked}};
    if (const auto error = sortWords(arguments, wanted); error && !result.isHelpAsked)
        return *error;
    if (wanted.files.size() != 1 && !result.isHelpAsked)
        return usageError(Words::tr("Give one backup. \"loquat restore --help\" shows how."));
    result.file = wanted.files.value(0);
    return result;
}

QString backupHelpText()
{
    return Words::tr(
        "Usage: loquat backup [options]\n"
        "\n"
        "Makes a backup of all conversations, also while a window is open, and verifies it.\n"
        "It holds prompts, personas, your own tools, connections and settings, too. Keys are not "
        "in\n"
        "it; they are in the keychain.\n"
        "\n"
        "  -o, --output FILE        where to; else to the backups in the data directory\n"
        "  --seal                   ask for a passphrase that opens it\n"
        "  --passphrase-file FILE   the same, with the passphrase in the first line of FILE\n"
        "  --data-dir DIR           where conversations are kept\n"
        "\n"
        "Prints the file's name. Exit status: 0 complete, 1 usage, 2 error, 130 stopped.\n");
}

QString restoreHelpText()
{
    return Words::tr(
        "Usage: loquat restore [options] FILE\n"
        "\n"
        "Makes all conversations what they were in the backup FILE. What is here now is backed up\n"
        "first, so that it can be gone back to. A window that is open does it, unless a reply is\n"
        "coming in there. To bring back some conversations only, use the settings or \"loquat\n"
        "import FILE\", which leaves what is here as it is.\n"
        "\n"
        "  --dry-run                say what would change, and change nothing\n"
        "  --passphrase-file FILE   the passphrase of the backup is in the first line of FILE\n"
        "  --data-dir DIR           where conversations are kept\n"
        "\n"
        "A passphrase that is needed and not given is asked for.\n"
        "Exit status: 0 complete, 1 usage, 2 error, 3 the window was closed.\n");
}

} // namespace cli
