// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown to blocks beside md4c's own writer of HTML, on the same text. Usage: bench_markdown
// [--gate]

#include "cputimer.h"
#include "figures.h"
#include "render/document.h"
#include "replies.h"

#include <QCoreApplication>
#include <md4c-html.h>

namespace {

constexpr int kRounds = 5;
/// At least so much of the writer's speed; README.md says why the gate asks for less.
constexpr double kLeastShare = 0.5;
constexpr double kLeastGatedShare = 0.28;

void take(const MD_CHAR *text, MD_SIZE size, void *html)
{
    static_cast<QByteArray *>(html)->append(text, size);
}

double megabytesPerSecond(const QByteArray &text, int times, const auto &work)
{
    const bench::CpuTimer timer;
    for (int i = 0; i < times; ++i)
        work();
    return double(text.size()) * times / 1e6 / timer.seconds();
}

/// The greatest speed is the one that nothing else slowed down.
double share(qsizetype bytes)
{
    const QByteArray piece = bench::prosePiece().toUtf8();
    const QByteArray utf8 = piece.repeated(bytes / piece.size() + 1);
    const QString text = QString::fromUtf8(utf8);
    const int times = int(2'000'000 / utf8.size()) + 1;
    bench::Series html;
    bench::Series blocks;
    for (int round = 0; round < kRounds; ++round) {
        html.add(megabytesPerSecond(utf8, times, [&utf8] {
            QByteArray out;
            out.reserve(utf8.size() * 2);
            (void)md_html(utf8.constData(), MD_SIZE(utf8.size()), take, &out,
                          MD_DIALECT_GITHUB | MD_FLAG_NOHTML, 0);
        }));
        blocks.add(megabytesPerSecond(utf8, times, [&text] {
            render::Document document;
            document.append(text);
            document.finish();
        }));
    }
    const double ratio = blocks.greatest() / html.greatest();
    std::printf("markdown, %lld kB: md4c to HTML %s MB/s, to blocks %s MB/s: share %.2f (at least "
                "%.1f)\n",
                qlonglong(utf8.size() / 1000), html.text(0).constData(), blocks.text(0).constData(),
                ratio, kLeastShare);
    return ratio;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const bool isGate = QCoreApplication::arguments().contains(QStringLiteral("--gate"));
    bool isGood = true;
    for (const qsizetype bytes : {10'000, 100'000, 1'000'000}) {
        if (!isGate || bytes <= 100'000)
            isGood = share(bytes) >= (isGate ? kLeastGatedShare : kLeastShare) && isGood;
    }
    return isGate && !isGood ? 1 : 0;
}
