// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown to blocks beside md4c's own writer of HTML, on the same text. Usage: bench_markdown
// [--gate]

#include "core/memory.h"
#include "cputimer.h"
#include "figures.h"
#include "render/document.h"
#include "replies.h"

#include <QCoreApplication>
#include <md4c-html.h>

namespace {

constexpr int kRounds = 5;
constexpr int kMostGatedTimes = 10;
/// At least so much of the writer's speed; the gate asks for less, for the sake of slow machines.
constexpr double kLeastShare = 0.5;
constexpr double kLeastGatedShare = 0.35;

void take(const MD_CHAR *text, MD_SIZE size, void *html)
{
    static_cast<QByteArray *>(html)->append(text, size);
}

/// What has been freed is used again, or is fresh from the system each time, as for the first
/// message that the program opens.
enum class Memory { Used, Fresh };

double secondsFor(int times, Memory memory, const auto &work)
{
    double seconds = 0;
    for (int i = 0; i < times; ++i) {
        if (memory == Memory::Fresh)
            core::returnFreeMemory();
        const bench::CpuTimer timer;
        work();
        seconds += timer.seconds();
    }
    return seconds;
}

bool holds(const char *name, const QString &repeated, qsizetype bytes, int mostTimes, double least,
           Memory memory = Memory::Used)
{
    const QByteArray piece = repeated.toUtf8();
    const QByteArray utf8 = piece.repeated(bytes / piece.size() + 1);
    const QString text = QString::fromUtf8(utf8);
    const int times = int(2'000'000 / utf8.size()) + 1;
    const auto toHtml = [&utf8] {
        QByteArray out;
        out.reserve(utf8.size() * 2);
        (void)md_html(utf8.constData(), MD_SIZE(utf8.size()), take, &out,
                      MD_DIALECT_GITHUB | MD_FLAG_NOHTML, 0);
    };
    const auto toBlocks = [&text] {
        render::Document document;
        document.append(text);
        document.finish();
    };
    bench::Beside cost;
    const bool isGood = bench::holdsWithin(mostTimes, [&] {
        for (int round = 0; round < kRounds; ++round)
            cost.add(secondsFor(times, memory, toHtml), secondsFor(times, memory, toBlocks));
        return 1 / cost.ratio() >= least;
    });
    const double megabytes = double(utf8.size()) * times / 1e6;
    std::printf(
        "markdown, %s, %lld kB: md4c to HTML %.0f MB/s, to blocks %.0f MB/s: share %.2f (at "
        "least %.2f)\n",
        name, qlonglong(utf8.size() / 1000), megabytes / cost.few().least(),
        megabytes / cost.many().least(), 1 / cost.ratio(), least);
    return isGood;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const bool isGate = QCoreApplication::arguments().contains(QStringLiteral("--gate"));
    bool isGood = true;
    const int mostTimes = isGate ? kMostGatedTimes : 1;
    const double least = isGate ? kLeastGatedShare : kLeastShare;
    for (const qsizetype bytes : {10'000, 100'000, 1'000'000}) {
        if (isGate && bytes > 100'000)
            continue;
        isGood = holds("short leaves", bench::prosePiece(), bytes, mostTimes, least) && isGood;
        isGood = holds("talk", bench::talkPiece(), bytes, mostTimes, least) && isGood;
    }
    if (!isGate) {
        core::limitFreeMemory(); // as the program does
        (void)holds("short leaves, fresh memory", bench::prosePiece(), 1'000'000, 1, least,
                    Memory::Fresh);
        (void)holds("talk, fresh memory", bench::talkPiece(), 1'000'000, 1, least, Memory::Fresh);
    }
    return isGate && !isGood ? 1 : 0;
}
