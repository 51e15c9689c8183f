// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backupcommand.h"

#include "cli/await.h"
#include "cli/backuparguments.h"
#include "cli/databasepath.h"
#include "cli/exitcode.h"
#include "cli/passphraseinput.h"
#include "cli/readingproblem.h"
#include "core/clock.h"
#include "core/shutdownsignal.h"
#include "storage/backup/backupmaker.h"
#include "storage/pooltask.h"
#include "texts/backupsentences.h"

#include <QFileInfo>
#include <atomic>

namespace cli {
namespace {

int failBackup(const QString &sentence, const AskStreams &streams, ExitCode code = ExitCode::Error)
{
    print(streams.errors, QStringLiteral("loquat: ") + sentence + u'\n');
    return int(code);
}

/// Why the database cannot be read, or the backup not be written.
QString sentenceFor(const core::Error &error, const QString &database)
{
    if (error.code == QLatin1StringView("absent"))
        return Words::tr("There are no conversations in %1.").arg(database);
    if (error.code == QLatin1StringView("too-new") || error.code == QLatin1StringView("not-ours")
        || error.code == QLatin1StringView("damaged"))
        return readingProblem(error, database).trimmed();
    return texts::backupNotMade(error);
}

int makeBackup(const storage::BackupOrder &order, const AskStreams &streams)
{
    std::atomic_bool isStopped = false;
    const core::ShutdownSignal shutdown;
    QObject::connect(&shutdown, &core::ShutdownSignal::asked, &shutdown,
                     [&isStopped] { isStopped = true; });
    const auto made = await(storage::runOnPool([&order, &isStopped] {
        return storage::BackupMaker(order, [&isStopped] { return !isStopped; })
            .make(storage::BackupMaker::Place::AnyProcess);
    }));
    if (made) {
        print(streams.output, made.value().entry.path + u'\n');
        return int(ExitCode::Complete);
    }
    if (isStopped)
        return int(ExitCode::Stopped);
    return failBackup(sentenceFor(made.error(), order.database), streams);
}

} // namespace

int runBackup(const QStringList &arguments, const AskStreams &streams)
{
    const PipesDoNotKill pipes;
    const auto parsed = parseBackupArguments(arguments);
    if (!parsed)
        return failUsage(parsed.error(), streams);
    if (parsed.value().isHelpAsked) {
        print(streams.output, backupHelpText());
        return int(ExitCode::Complete);
    }
    storage::BackupOrder order;
    order.database = databasePathOf(storage::DataDirectory(parsed.value().dataDir));
    order.now = core::SystemClock().now();
    order.occasion = storage::BackupName::kByHand;
    if (!parsed.value().output.isEmpty()) {
        order.target = QFileInfo(parsed.value().output).absoluteFilePath();
        if (QFileInfo::exists(order.target))
            return failBackup(Words::tr("%1 is there already.").arg(order.target), streams);
    }
    const auto passphrase =
        passphraseToSeal(parsed.value().passphraseFile, parsed.value().isSealed);
    if (!passphrase)
        return failBackup(passphrase.error().message, streams);
    order.passphrase = passphrase.value();
    return makeBackup(order, streams);
}

} // namespace cli
