// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stored conversations in the real window, over a real database: opening a long one beside a short
// one, dragging the scroll bar through it, and resizing its window; beside that, work that is
// always the same. Usage: bench_open [--gate]

#include "cputimer.h"
#include "samepicture.h"
#include "storedrig.h"

#include <QApplication>
#include <algorithm>

namespace {

constexpr int kShort = 100;
constexpr int kRounds = 7;
constexpr int kMostGatedTimes = 5;
constexpr double kFrameMs = 16;
/// All of a conversation of so many more messages may take so many times what its end may.
constexpr double kWholeLimit = 4;

/// One of the conversations, and how long it took to open it.
struct Opening {
    const char *name;
    QUuid id;
    bench::Series wall = {}; ///< until the visible rows are painted
    bench::Series whole = {};
    bench::Series cpu = {}; ///< of all of it

    /// What went to `wall` and to `whole`.
    std::pair<double, double> measure(bench::StoredRig &rig)
    {
        QElapsedTimer timer;
        timer.start();
        const bench::CpuTimer used;
        rig.beginOpening(id);
        const double seen = double(timer.nsecsElapsed()) / 1e6;
        wall.add(seen);
        rig.endOpening();
        const double read = double(timer.nsecsElapsed()) / 1e6;
        whole.add(read);
        cpu.add(used.seconds() * 1e3);
        rig.close();
        return {seen, read};
    }
    void print() const
    {
        std::printf("opening %s: ms to its visible rows %s, to all of it %s, CPU ms %s\n", name,
                    wall.text().constData(), whole.text().constData(), cpu.text().constData());
    }
};

/// A long one beside the short one.
struct Ratios {
    bench::Beside wall = {};
    bench::Beside whole = {};
    [[nodiscard]] bool holds(double limit) const
    {
        return wall.ratio() <= limit && whole.ratio() <= kWholeLimit * limit;
    }
};

bool compareOpening(bench::StoredRig &rig, const QUuid &few, QList<Opening> many, int times,
                    double limit)
{
    Opening shortOne{"a short one", few};
    rig.open(few); // fonts
    rig.close();
    QList<Ratios> ratios(many.size());
    const bool isQuick = bench::holdsWithin(times, [&] {
        for (int round = 0; round < kRounds; ++round) {
            const auto [seen, read] = shortOne.measure(rig);
            for (qsizetype i = 0; i < many.size(); ++i) {
                const auto [longSeen, longRead] = many[i].measure(rig);
                ratios[i].wall.add(seen, longSeen);
                ratios[i].whole.add(read, longRead);
            }
        }
        return std::all_of(ratios.cbegin(), ratios.cend(),
                           [limit](const Ratios &ratio) { return ratio.holds(limit); });
    });
    shortOne.print();
    for (qsizetype i = 0; i < many.size(); ++i) {
        many[i].print();
        const double ratio = ratios[i].wall.ratio();
        (void)bench::report("  time as a ratio", QByteArray::number(ratio, 'f', 2), ratio, limit);
        std::printf("  the same for all of it %.2f\n", ratios[i].whole.ratio());
    }
    return isQuick;
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
    std::printf(
        "  %d pictures, %d with an empty row, at most %d in sequence (at most 1), for %.1f ms "
        "at most; ms from one to the next %s\n",
        frames.pictures, frames.emptyPictures, frames.emptyPicturesInSequence,
        frames.longestEmptyMs, frames.apart.text().constData());
}

/// Read and painted beside whatever else the machine does: one drag of several has to hold.
bool holdsNothingEmpty(bench::StoredRig &rig, const QUuid &many)
{
    return bench::holdsWithin(kMostGatedTimes, [&] {
        rig.open(many);
        const bench::Frames frames = bench::dragToStart(rig, 200);
        rig.close();
        reportFrames("dragging to the start in 200", frames);
        return frames.isNeverEmptyTwice();
    });
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
    bench::SamePicture picture;
    reportFrames("what the machine adds: the same picture in each frame",
                 bench::play(rig, 1'000, [&picture](int) { picture.paint(); }));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const bool isGate = QApplication::arguments().contains(QStringLiteral("--gate"));
    const QTemporaryDir directory;
    bench::StoredRig rig(directory.filePath(QStringLiteral("loquat.db")));
    const QUuid few = bench::store(rig.store, kShort);
    const int length = isGate ? 2'000 : 10'000;
    const QList<Opening> many{
        {"a long one at its end", bench::store(rig.store, length)},
        {"one in its middle", bench::store(rig.store, length, bench::Left::InItsMiddle)},
        {"one on an older branch", bench::store(rig.store, length, bench::Left::OnAnOlderBranch)}};
    const bool isGood = compareOpening(rig, few, many, isGate ? kMostGatedTimes : 1, 2);
    if (!isGate) {
        showFrames(rig, many.constFirst().id);
        return 0;
    }
    return isGood && holdsNothingEmpty(rig, many.constFirst().id) ? 0 : 1;
}
