// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory of a stored conversation of 10,000 messages: opened, scrolled through from its end to its
// start, closed; above the window without it. Figures only: they belong to a machine.
// Each reading is a process of its own. Usage: bench_memory

#include "storedrig.h"

#include <QApplication>
#include <QProcess>

namespace {

constexpr int kMessages = 10'000;
constexpr int kFrames = 600;
constexpr double kMostOpen = 60;
constexpr double kMostClosed = 15;

constexpr int kReadings = 3;

void read(const QString &database, const QUuid &one, const QUuid &many)
{
    bench::StoredRig rig(database);
    rig.open(one); // fonts, and what every conversation needs
    rig.close();
    const double empty = bench::pssMegabytes();
    rig.open(many);
    rig.idle(500);
    const double opened = bench::pssMegabytes();
    (void)bench::dragToStart(rig, kFrames);
    rig.idle(2'000);
    const double scrolled = bench::pssMegabytes();
    rig.close();
    rig.idle(2'000);
    const double closed = bench::pssMegabytes();
    std::printf("memory, MB of PSS: empty window %.1f, opened %.1f, scrolled through %.1f, closed "
                "%.1f\n",
                empty, opened, scrolled, closed);
    const double most = std::max(opened, scrolled) - empty;
    (void)bench::report("  open, above the empty window", QByteArray::number(most, 'f', 1), most,
                        kMostOpen);
    (void)bench::report("  closed, above it", QByteArray::number(closed - empty, 'f', 1),
                        closed - empty, kMostClosed);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 4) {
        read(arguments[1], QUuid(arguments[2]), QUuid(arguments[3]));
        return 0;
    }
    const QTemporaryDir directory;
    const QString database = directory.filePath(QStringLiteral("loquat.db"));
    QStringList ids;
    {
        storage::Store store;
        (void)support::await(store.open(database));
        ids = {bench::store(store, 2).toString(), bench::store(store, kMessages).toString()};
    }
    for (int reading = 0; reading < kReadings; ++reading)
        QProcess::execute(QApplication::applicationFilePath(), QStringList{database} + ids);
    return 0;
}
