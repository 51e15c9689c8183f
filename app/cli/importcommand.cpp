// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/importcommand.h"

#include "cli/exitcode.h"
#include "cli/words.h"
#include "core/clock.h"
#include "core/id.h"
#include "storage/import/importrun.h"
#include "storage/settingsfile.h"
#include "texts/importsentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTextStream>
#include <cstdio>

namespace cli {
namespace {

constexpr int kMostLosses = 50;

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

QString databasePathOf(const storage::DataDirectory &directory)
{
    const QString name =
        storage::SettingsFile(directory.settingsPath()).load().settings.databaseFile;
    return name.isEmpty() ? directory.databasePath() : directory.path() + QLatin1Char('/') + name;
}

/// Results are for scripts, words about them for people.
void tell(const core::ImportReport &report, bool isDryRun)
{
    const QString program = texts::importProgram(report.format);
    const QStringList counts = texts::importFindings(report) + texts::importStandings(report);
    FILE *const summary = isDryRun ? stdout : stderr;
    if (!program.isEmpty() || isDryRun) {
        if (!program.isEmpty())
            say(summary, program);
        for (const QString &line : counts)
            say(summary, line);
    }
    for (const QString &line : texts::importLosses(report, kMostLosses))
        say(stderr, Words::tr("Left out: %1").arg(line));
    if (report.losses.size() > kMostLosses)
        say(stderr, Words::tr("Left out in all: %1").arg(report.lostCount));
    if (const QString ignored = texts::importIgnored(report); !ignored.isEmpty())
        say(stderr, ignored);
    for (const core::ConversationInfo &info : report.createdInfos)
        say(stdout, core::idText(info.id));
}

core::ImportReport importInto(storage::Store &store, const QString &file, bool isDryRun)
{
    using storage::ImportRun;
    ImportRun run(store, file, isDryRun ? ImportRun::Mode::Look : ImportRun::Mode::Store,
                  core::SystemClock().now());
    QEventLoop loop;
    QObject::connect(&run, &ImportRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    return run.report();
}

ExitCode openStore(storage::Store &store, const QString &path)
{
    const storage::OpenReport report = await(store.open(path));
    using State = storage::OpenReport::State;
    if (report.state == State::Opened || report.state == State::Created)
        return ExitCode::Complete;
    say(stderr, Words::tr("The conversations in %1 cannot be opened: %2").arg(path, report.detail));
    return ExitCode::Error;
}

struct ImportOrder {
    storage::DataDirectory directory;
    QStringList files; ///< absolute paths
    bool isDryRun = false;
};

using ImportOne = std::function<std::optional<core::ImportReport>(const QString &)>;

ExitCode importEach(const ImportOrder &order, const ImportOne &importOne)
{
    ExitCode code = ExitCode::Complete;
    for (const QString &file : order.files) {
        const auto report = importOne(file);
        if (!report) {
            say(stderr,
                Words::tr("The running window did not take the file. Close it and try again."));
            return ExitCode::Error;
        }
        tell(*report, order.isDryRun);
        if (report->error) {
            say(stderr, texts::importFailure(*report->error));
            code = ExitCode::Error;
        }
    }
    return code;
}

/// What is here already is only known to whoever has the database; beside a running window a dry
/// run looks at the file alone.
ExitCode importWith(const QString &database, const ImportOrder &order)
{
    storage::Store store;
    const ExitCode opened = openStore(store, database);
    if (opened != ExitCode::Complete)
        return opened;
    return importEach(order, [&store, &order](const QString &file) {
        return std::optional(importInto(store, file, order.isDryRun));
    });
}

ExitCode importBeside(const ImportOrder &order, const ImportHandOver &handOver)
{
    if (order.isDryRun) {
        const QTemporaryDir empty;
        return importWith(empty.filePath(QStringLiteral("empty.db")), order);
    }
    return importEach(order, [&order, &handOver](const QString &file) {
        return handOver ? handOver(order.directory, file) : std::nullopt;
    });
}

/// The arguments as an order; says what is wrong with them.
std::optional<ImportOrder> understood(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), {}, QStringLiteral("D"));
    const QCommandLineOption dryRun(QStringLiteral("dry-run"));
    parser.addOptions({dataDir, dryRun});
    // The parser takes the first argument for the program's name.
    const bool isUnderstood = parser.parse(QStringList{QStringLiteral("loquat")} + arguments);
    if (!isUnderstood || parser.positionalArguments().isEmpty()) {
        say(stderr, Words::tr("Usage: loquat import [--data-dir D] [--dry-run] FILE…"));
        return std::nullopt;
    }
    ImportOrder order{storage::DataDirectory(parser.value(dataDir)), {}, parser.isSet(dryRun)};
    const QStringList names = parser.positionalArguments();
    for (const QString &name : names)
        order.files.append(QFileInfo(name).absoluteFilePath());
    return order;
}

} // namespace

int runImport(const QStringList &arguments, const ImportHandOver &handOver)
{
    const auto order = understood(arguments);
    if (!order)
        return int(ExitCode::Usage);
    for (const QString &file : order->files) {
        if (!QFileInfo::exists(file))
            return fail(ExitCode::Error, Words::tr("There is no file %1.").arg(file));
    }
    const storage::DataDirectory &directory = order->directory;
    if (const auto prepared = directory.prepare(); !prepared) {
        return fail(ExitCode::Error, Words::tr("The data directory %1 cannot be used: %2")
                                         .arg(directory.path(), prepared.error().message));
    }
    QLockFile lock(directory.lockPath());
    lock.setStaleLockTime(0); // a window may run for weeks; only a dead owner is stale
    const ExitCode code = lock.tryLock() ? importWith(databasePathOf(directory), *order)
                                         : importBeside(*order, handOver);
    return int(code);
}

} // namespace cli
