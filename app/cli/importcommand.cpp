// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importcommand.h"

#include "cli/exitcode.h"
#include "cli/words.h"
#include "core/clock.h"
#include "core/id.h"
#include "storage/importfile.h"
#include "storage/settingsfile.h"
#include "texts/texts.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLockFile>
#include <QTextStream>
#include <cstdio>

namespace cli {
namespace {

void say(FILE *stream, const QString &line)
{
    QTextStream(stream) << line << '\n';
}

int fail(ExitCode code, const QString &sentence)
{
    say(stderr, sentence);
    return int(code);
}

/// Waits with an event loop, which futures that continue on this thread need.
template <typename T>
T await(QFuture<T> future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

/// What is wrong with the file, as one sentence.
QString sentenceFor(const core::Error &error)
{
    const QString &code = error.code;
    if (error.kind != core::ErrorKind::BadInput)
        return texts::joined(texts::explain(error).what, error.message);
    if (code == QLatin1StringView("unreadable"))
        return Words::tr("The file cannot be read: %1").arg(error.message);
    if (code == QLatin1StringView("not-an-array"))
        return Words::tr("The file is not a JSON array of messages.");
    if (code == QLatin1StringView("no-messages"))
        return Words::tr("There are no messages in the file.");
    if (code == QLatin1StringView("bad-role"))
        return Words::tr("Message %1 has no role that is known.").arg(error.param);
    if (code == QLatin1StringView("bad-content"))
        return Words::tr("The content of message %1 is neither a text nor a list of parts.")
            .arg(error.param);
    if (code == QLatin1StringView("too-deep"))
        return Words::tr("Message %1 is nested too deeply.").arg(error.param);
    if (code == QLatin1StringView("too-many"))
        return Words::tr("The file has more than a million messages.");
    if (code == QLatin1StringView("too-large")) {
        return error.param.isEmpty()
                   ? Words::tr("The file is larger than 1 GiB.")
                   : Words::tr("Message %1 is larger than 32 MiB.").arg(error.param);
    }
    return Words::tr("Message %1 is not valid JSON.").arg(error.param);
}

QString databasePathOf(const storage::DataDirectory &directory)
{
    const QString name =
        storage::SettingsFile(directory.settingsPath()).load().settings.databaseFile;
    return name.isEmpty() ? directory.databasePath() : directory.path() + QLatin1Char('/') + name;
}

int importHere(const storage::DataDirectory &directory, const QString &file)
{
    storage::Store store;
    const QString path = databasePathOf(directory);
    const storage::OpenReport report = await(store.open(path));
    using State = storage::OpenReport::State;
    if (report.state != State::Opened && report.state != State::Created) {
        return fail(
            ExitCode::Error,
            Words::tr("The conversations in %1 cannot be opened: %2").arg(path, report.detail));
    }
    const auto outcome = await(storage::importFile(store, file, core::SystemClock().now()));
    if (!outcome)
        return fail(ExitCode::Error, sentenceFor(outcome.error()));
    if (outcome.value().skippedParts > 0) {
        say(stderr, Words::tr("Left out, because their kind is not supported: %1")
                        .arg(outcome.value().skippedParts));
    }
    say(stdout, core::idText(outcome.value().info.id));
    return int(ExitCode::Complete);
}

int importThere(const storage::DataDirectory &directory, const QString &file,
                const ImportHandOver &handOver)
{
    const auto id = handOver ? handOver(directory, file) : std::nullopt;
    if (!id) {
        return fail(ExitCode::Error,
                    Words::tr("The running window did not take the file. Close it and try again."));
    }
    say(stdout, *id);
    return int(ExitCode::Complete);
}

} // namespace

int runImport(const QStringList &arguments, const ImportHandOver &handOver)
{
    QCommandLineParser parser;
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("D"));
    parser.addOption(dataDir);
    // The parser takes the first argument for the program's name.
    const bool isUnderstood = parser.parse(QStringList{QStringLiteral("loquat")} + arguments);
    if (!isUnderstood || parser.positionalArguments().size() != 1)
        return fail(ExitCode::Usage, Words::tr("Usage: loquat import [--data-dir D] FILE"));
    const QFileInfo file(parser.positionalArguments().first());
    if (!file.exists())
        return fail(ExitCode::Error, Words::tr("There is no file %1.").arg(file.filePath()));

    const storage::DataDirectory directory(parser.value(dataDir));
    if (const auto prepared = directory.prepare(); !prepared) {
        return fail(ExitCode::Error, Words::tr("The data directory %1 cannot be used: %2")
                                         .arg(directory.path(), prepared.error().message));
    }
    QLockFile lock(directory.lockPath());
    lock.setStaleLockTime(0); // a window may run for weeks; only a dead owner is stale
    if (lock.tryLock())
        return importHere(directory, file.absoluteFilePath());
    return importThere(directory, file.absoluteFilePath(), handOver);
}

} // namespace cli
