// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built program, from its start to its painted window, over an empty store and over one of
// 10,000 conversations. Usage: bench_start [--gate]

#include "figures.h"
#include "support/storebuilders.h"

#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>

namespace {

constexpr int kConversations = 10'000;
constexpr double kLimit = 1.3;
constexpr int kRounds = 7;
constexpr int kMostGatedTimes = 5;

double unixMs()
{
    using namespace std::chrono;
    return double(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count())
           / 1000.0;
}

void fill(const QString &database, int conversations)
{
    storage::Store store;
    (void)support::await(store.open(database));
    for (int i = 0; i < conversations; ++i) {
        core::ConversationInfo info =
            support::makeInfo(QStringLiteral("Conversation %1 about something").arg(i));
        info.updated = info.updated.addSecs(i * 60);
        const auto written = store.addMessages(
            info, {support::makeMessage(1, core::Role::User, QStringLiteral("A question"))}, {});
        if (i % 100 == 99 && !support::await(written))
            qFatal("the conversations could not be stored");
    }
}

/// CPU milliseconds of all threads of a process.
double cpuMs(qint64 process)
{
    const QByteArray tasks = "/proc/" + QByteArray::number(process) + "/task/";
    const QDir threads(QString::fromLatin1(tasks));
    double nanoseconds = 0;
    const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names)
        nanoseconds += bench::readKernel(tasks + name.toLatin1() + "/schedstat")
                           .split(' ')
                           .constFirst()
                           .toDouble();
    return nanoseconds / 1e6;
}

struct Start {
    bench::Series wall;
    bench::Series cpu;

    /// What went to `wall`.
    double measure(const QString &dataDir)
    {
        const QTemporaryDir scratch;
        const QString log = scratch.filePath(QStringLiteral("events"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("CHAT_BENCH_LOG"), log);
        process.setProcessEnvironment(environment);
        const double begun = unixMs();
        process.start(QStringLiteral(LOQUAT_BINARY_DIR "/loquat"),
                      {QStringLiteral("--data-dir"), dataDir});
        if (!process.waitForStarted())
            qFatal("the program did not start");
        QByteArray events;
        while (!events.contains("\"ready\"") && process.state() == QProcess::Running) {
            ::usleep(1'000);
            events = bench::readKernel(log.toUtf8());
        }
        cpu.add(cpuMs(process.processId()));
        const double ready = events.mid(events.indexOf("\"t\":") + 4, 17).toDouble() - begun;
        wall.add(ready);
        process.terminate();
        process.waitForFinished();
        return ready;
    }
};

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    const bool isGate = QGuiApplication::arguments().contains(QStringLiteral("--gate"));
    const QTemporaryDir empty;
    const QTemporaryDir full;
    fill(full.filePath(QStringLiteral("loquat.db")), isGate ? kConversations / 5 : kConversations);
    Start few;
    Start many;
    bench::Beside wall;
    const bool isQuick = bench::holdsWithin(isGate ? kMostGatedTimes : 1, [&] {
        for (int round = 0; round < kRounds; ++round) {
            const double ready = few.measure(empty.path());
            wall.add(ready, many.measure(full.path()));
        }
        return wall.ratio() <= kLimit;
    });
    std::printf("start over an empty store: ms %s, CPU ms %s\n", few.wall.text().constData(),
                few.cpu.text().constData());
    std::printf("start over %d conversations: ms %s, CPU ms %s\n", kConversations,
                many.wall.text().constData(), many.cpu.text().constData());
    const double cpu = many.cpu.least() / few.cpu.least();
    (void)bench::report("  time as a ratio", QByteArray::number(wall.ratio(), 'f', 2), wall.ratio(),
                        kLimit);
    (void)bench::report("  CPU as a ratio", QByteArray::number(cpu, 'f', 2), cpu, kLimit);
    return isGate && !isQuick ? 1 : 0;
}
