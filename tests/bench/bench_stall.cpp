// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop is away while 1,000 chunks a second come in, 8 kB of them formulas and
// code that are coloured and set meanwhile. Figures only: they belong to a machine.
// Usage: bench_stall

#include "figures.h"
#include "replies.h"
#include "viewrig.h"

#include <QApplication>
#include <QTimer>

namespace {

constexpr int kReadings = 3;
constexpr int kFlushMs = 33;
constexpr int kCharactersPerFlush = 33 * 4;
constexpr qsizetype kMarked = 8'000;
constexpr qsizetype kProse = 12'000;
constexpr int kBeatMs = 2;

QString marked()
{
    const QString piece = QStringLiteral(
        "The sum is $\\sum_{k=1}^{%1} \\frac{k^2}{2^k}$, and so\n\n$$\\int_0^{%1} e^{-x^2}\\,dx = "
        "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}_{%1}$$\n\n```python\ndef solve_%1(n):\n  "
        "  "
        "\"\"\"What it is for.\"\"\"\n    return [i ** 2 for i in range(n) if i != %1]\n```\n\n");
    QString text;
    for (int i = 1; text.size() < kMarked; ++i)
        text += piece.arg(i);
    return text;
}

struct Away {
    bench::Series wall;
    bench::Series cpu;
};

Away readOnce()
{
    core::ByteBudget budget;
    render::Typesetter typesetter(bench::typesetterPlaces(), budget);
    bench::ViewRig rig(std::make_unique<support::FakePort>(), &typesetter, &budget);
    const QUuid reply = rig.port->ask(QStringLiteral("go"));
    rig.waitForPaint();
    const QString text = bench::replyOf(bench::Reply::Prose, kProse / 2) + QStringLiteral("\n\n")
                         + marked() + bench::replyOf(bench::Reply::Prose, kProse / 2);
    qsizetype at = 0;
    QTimer flush;
    flush.setTimerType(Qt::PreciseTimer);
    QObject::connect(&flush, &QTimer::timeout, &rig.view, [&] {
        rig.port->conversation().appendText(reply, 0, text.mid(at, kCharactersPerFlush));
        at += kCharactersPerFlush;
    });
    Away away;
    QElapsedTimer sinceBeat;
    double cpuAtBeat = bench::threadSeconds();
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &rig.view, [&] {
        away.wall.add(std::max(0.0, double(sinceBeat.nsecsElapsed()) / 1e6 - kBeatMs));
        const double now = bench::threadSeconds();
        away.cpu.add((now - cpuAtBeat) * 1e3);
        cpuAtBeat = now;
        sinceBeat.restart();
    });
    sinceBeat.start();
    flush.start(kFlushMs);
    beat.start(kBeatMs);
    while (at < text.size())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return away;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    (void)readOnce(); // fonts
    bench::Series typical;
    bench::Series longest;
    bench::Series busiest;
    for (int reading = 0; reading < kReadings; ++reading) {
        const Away away = readOnce();
        typical.add(away.wall.at(0.99));
        longest.add(away.wall.greatest());
        busiest.add(away.cpu.greatest());
    }
    (void)bench::report("stall, ms late at the 99th percentile", typical.text(), typical.least(),
                        16);
    (void)bench::report("stall, the longest", longest.text(), longest.least(), 50);
    (void)bench::report("stall, CPU ms of the thread between two beats", busiest.text(),
                        busiest.least(), 50);
    return 0;
}
