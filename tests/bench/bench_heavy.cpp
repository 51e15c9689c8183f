// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One stored reply of a megabyte, of each kind that is dear to set: opened in the real window over
// a real database, left until the window rests, and dragged through. Beside it one of a quarter of
// that, a character of which costs as much. Usage: bench_heavy [--gate]

#include "cputimer.h"
#include "storedrig.h"

#include "core/memory.h"

#include <QApplication>

namespace {

constexpr qsizetype kHeavy = 1'000'000;
constexpr qsizetype kLight = kHeavy / 4;
constexpr int kRounds = 3;
constexpr int kMostGatedTimes = 10;
constexpr double kGatedRatio = 1.6;
/// For this much memory more than the text itself may be taken of the system while it opens.
constexpr double kMostMegabytes = 64;
constexpr double kMostSeenMs = 300;
constexpr double kMostRestMs = 2'000;
constexpr double kFrameMs = 16;
constexpr int kDragFrames = 100;

struct Kind {
    const char *name;
    QString (*text)(qsizetype characters);
};

template <bench::Reply reply>
QString replyOf(qsizetype characters)
{
    return bench::replyOf(reply, characters);
}

QString repeated(const char *piece, qsizetype characters)
{
    const QString text = QString::fromUtf8(piece);
    return text.repeated(characters / text.size() + 1).left(characters);
}

constexpr Kind kKinds[] = {
    {"prose", replyOf<bench::Reply::Prose>},
    {"one block of code", replyOf<bench::Reply::Code>},
    {"one table", replyOf<bench::Reply::Table>},
    {"one list", replyOf<bench::Reply::List>},
    {"one paragraph",
     [](qsizetype n) { return repeated("Words of a paragraph that ends 没有 ", n); }},
    {"one line of code",
     [](qsizetype n) { return QStringLiteral("```\n") + repeated("{\"key\":[1,2,3],", n); }},
    {"links", [](qsizetype n) { return repeated("[a *b*](https://a.example/c) and ", n); }},
    {"quotes in quotes", [](qsizetype n) { return repeated("> > > > quoted\n>\n> less\n\n", n); }},
};

/// The kernel's line of /proc/self/status with that name, in megabytes.
double statusMegabytes(const char *name)
{
    const QByteArray status = bench::readKernel("/proc/self/status");
    const qsizetype at = status.indexOf(QByteArray("\n") + name + ":");
    return at < 0 ? 0
                  : status.mid(at + 2 + qsizetype(qstrlen(name)))
                            .trimmed()
                            .split(' ')
                            .constFirst()
                            .toDouble()
                        / 1024;
}

/// The most that was resident is counted from now on.
void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

struct Opening {
    double seenMs = 0;    ///< until its first rows are painted
    double restMs = 0;    ///< until nothing is left to be done
    double longestMs = 0; ///< CPU of the longest turn of the event loop
    double peakMegabytes = 0;
    double cpuSeconds = 0; ///< of all threads
};

Opening open(bench::StoredRig &rig, const QUuid &id)
{
    constexpr int kBeatMs = 20;
    constexpr int kRestMs = 300;
    constexpr double kWorkMs = 1;
    Opening opening;
    bool isShown = false;
    QElapsedTimer timer;
    QObject context;
    const auto see = [&] {
        if (opening.seenMs == 0)
            opening.seenMs = double(timer.nsecsElapsed()) / 1e6;
    };
    QObject::connect(&rig.window, &ui::MainWindow::glimpsePainted, &context, see);
    QObject::connect(&rig.window, &ui::MainWindow::conversationPainted, &context, [&] {
        see();
        isShown = true;
    });
    QTimer beat; // a turn begins at least so often
    beat.start(kBeatMs);
    forgetPeak();
    const double resident = statusMegabytes("VmRSS");
    const bench::CpuTimer used;
    timer.start();
    double before = bench::threadSeconds();
    rig.workspace.open(id);
    while (!isShown || double(timer.elapsed()) - opening.restMs < kRestMs) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        const double now = bench::threadSeconds();
        const double ms = (now - before) * 1e3;
        before = now;
        opening.longestMs = std::max(opening.longestMs, ms);
        if (ms > kWorkMs || !isShown)
            opening.restMs = double(timer.nsecsElapsed()) / 1e6;
    }
    opening.cpuSeconds = used.seconds();
    opening.peakMegabytes = statusMegabytes("VmHWM") - resident;
    return opening;
}

QUuid store(bench::StoredRig &rig, const QString &reply)
{
    const core::ConversationInfo info = support::makeInfo();
    (void)support::storeChain(rig.store, info, 2, [&reply](int i) {
        return i == 0 ? QStringLiteral("A question") : reply;
    });
    return info.id;
}

void show(bench::StoredRig &rig, const Kind &kind, const QUuid &id)
{
    bench::Series seen;
    bench::Series rest;
    bench::Series longest;
    bench::Series peak;
    bench::Series drag;
    int inSequence = 0;
    for (int round = 0; round < kRounds; ++round) {
        const Opening opening = open(rig, id);
        seen.add(opening.seenMs);
        rest.add(opening.restMs);
        longest.add(opening.longestMs);
        peak.add(opening.peakMegabytes);
        const bench::Frames frames = bench::dragToStart(rig, kDragFrames);
        drag.add(frames.milliseconds.greatest());
        inSequence = std::max(inSequence, frames.emptyPicturesInSequence);
        rig.close();
    }
    std::printf("a megabyte of %s\n", kind.name);
    (void)bench::report("  first rows painted, ms", seen.text(), seen.least(), kMostSeenMs);
    (void)bench::report("  nothing left to do, ms", rest.text(), rest.least(), kMostRestMs);
    (void)bench::report("  longest turn of the loop, CPU ms", longest.text(), longest.least(),
                        kFrameMs);
    (void)bench::report("  the same while dragged through", drag.text(), drag.least(), kFrameMs);
    (void)bench::report("  most memory meanwhile, above before, MB", peak.text(), peak.least(),
                        kMostMegabytes);
    std::printf("  pictures with an empty row, in sequence at most %d (at most 1)\n", inSequence);
}

/// CPU a character, light and heavy in turns.
bool gate(bench::StoredRig &rig, const Kind &kind, const QUuid &light, const QUuid &heavy)
{
    bench::Beside costs;
    const auto costOf = [&rig](const QUuid &id, qsizetype characters) {
        const double seconds = open(rig, id).cpuSeconds;
        rig.close();
        return seconds * 1e9 / double(characters);
    };
    const bool isGood = bench::holdsWithin(kMostGatedTimes, [&] {
        const double few = costOf(light, kLight);
        costs.add(few, costOf(heavy, kHeavy));
        return costs.ratio() <= kGatedRatio;
    });
    std::printf("%s: ns of CPU a character at %lld: %s, at %lld: %s (at most %g times)%s\n",
                kind.name, qlonglong(kLight), costs.few().text(0).constData(), qlonglong(kHeavy),
                costs.many().text(0).constData(), kGatedRatio, isGood ? "" : " TOO MUCH");
    return isGood;
}

} // namespace

int main(int argc, char *argv[])
{
    core::limitFreeMemory(); // as the program does
    QApplication app(argc, argv);
    const bool isGate = QApplication::arguments().contains(QStringLiteral("--gate"));
    const QTemporaryDir directory;
    bench::StoredRig rig(directory.filePath(QStringLiteral("loquat.db")));
    rig.open(bench::store(rig.store, 2)); // fonts
    rig.close();
    bool isGood = true;
    for (const Kind &kind : kKinds) {
        const QUuid heavy = store(rig, kind.text(kHeavy));
        if (isGate)
            isGood = gate(rig, kind, store(rig, kind.text(kLight)), heavy) && isGood;
        else
            show(rig, kind, heavy);
    }
    return isGood ? 0 : 1;
}
