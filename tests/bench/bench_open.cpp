// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stored conversations in the real window, over a real database: opening a long one beside a short
// one, dragging the scroll bar through it, and resizing its window. Usage: bench_open [--gate]

#include "cputimer.h"
#include "storedrig.h"

#include <QApplication>

namespace {

constexpr int kShort = 100;
constexpr double kFrameMs = 16;

struct Opening {
    bench::Series wall;
    bench::Series cpu;

    void measure(bench::StoredRig &rig, const QUuid &id)
    {
        QElapsedTimer timer;
        timer.start();
        const bench::CpuTimer used;
        rig.open(id);
        wall.add(double(timer.nsecsElapsed()) / 1e6);
        cpu.add(used.seconds() * 1e3);
        rig.close();
    }
};

bool compareOpening(bench::StoredRig &rig, const QUuid &few, const QUuid &many, int rounds,
                    double limit)
{
    Opening shortOne;
    Opening longOne;
    rig.open(few); // fonts
    rig.close();
    for (int round = 0; round < rounds; ++round) {
        shortOne.measure(rig, few);
        longOne.measure(rig, many);
    }
    std::printf("opening a short one: ms %s, CPU ms %s\n", shortOne.wall.text().constData(),
                shortOne.cpu.text().constData());
    std::printf("opening a long one: ms %s, CPU ms %s\n", longOne.wall.text().constData(),
                longOne.cpu.text().constData());
    const double wall = longOne.wall.least() / shortOne.wall.least();
    const double cpu = longOne.cpu.least() / shortOne.cpu.least();
    const bool isQuick =
        bench::report("  time as a ratio", QByteArray::number(wall, 'f', 2), wall, limit);
    return bench::report("  CPU as a ratio", QByteArray::number(cpu, 'f', 2), cpu, limit)
           && isQuick;
}

void reportFrames(const char *name, const bench::Frames &frames)
{
    const bench::Series &ms = frames.milliseconds;
    std::printf("%s: %lld frames, %d with an empty row, at most %d in sequence (at most 1)\n", name,
                qlonglong(ms.count()), frames.empty, frames.emptyInSequence);
    (void)bench::report("  longest turn of the loop, CPU ms, p50 / p99 / max",
                        QByteArray::number(ms.at(0.5), 'f', 1) + " / "
                            + QByteArray::number(ms.at(0.99), 'f', 1) + " / "
                            + QByteArray::number(ms.greatest(), 'f', 1),
                        ms.greatest(), kFrameMs);
}

void showFrames(bench::StoredRig &rig, const QUuid &many)
{
    for (const int frames : {1'000, 300, 100}) {
        rig.open(many);
        const QByteArray name = "dragging to the start in " + QByteArray::number(frames);
        reportFrames(name.constData(), bench::dragToStart(rig, frames));
        rig.close();
    }
    rig.open(many);
    rig.bar().setValue(rig.bar().maximum() / 2);
    rig.idle(300);
    const auto resize = [&rig](int i) {
        rig.window.resize(1000 - 10 * (i % 40), 700 - 3 * (i % 40));
    };
    reportFrames("resizing", bench::play(rig, 120, resize));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const bool isGate = QApplication::arguments().contains(QStringLiteral("--gate"));
    const QTemporaryDir directory;
    bench::StoredRig rig(directory.filePath(QStringLiteral("loquat.db")));
    const QUuid few = bench::store(rig.store, kShort);
    const QUuid many = bench::store(rig.store, isGate ? 2'000 : 10'000);
    // The gate looks for what grows with the square.
    const bool isGood = compareOpening(rig, few, many, 7, isGate ? 6 : 2);
    if (!isGate)
        showFrames(rig, many);
    return isGate && !isGood ? 1 : 0;
}
