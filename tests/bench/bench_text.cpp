// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What texts cost that make other renderers quadratic: parsing and setting all of it, at one length
// and at twice that. Usage: bench_text [--gate]

#include "cputimer.h"
#include "figures.h"
#include "render/messagelayout.h"

#include <QGuiApplication>
#include <cstdio>
#include <malloc.h>

namespace {

constexpr int kRounds = 3;
constexpr int kMostGatedTimes = 10;
constexpr qsizetype kLength = 60'000;
constexpr int kWidth = 700;
/// Twice the text costs at most so many times as much; what grows with the square costs four.
constexpr double kLimit = 3;
/// Below this a ratio says more about the machine than about the text.
constexpr double kLeastSeconds = 0.01;

struct Pattern {
    const char *name;
    const char *before;
    const char *again;
    const char *after;
};

constexpr Pattern kPatterns[] = {
    {"prose", "", "Some words of *prose* with `code` and more of it.\n\n", ""},
    {"links", "", "[a](b) ", ""},
    {"ampersands", "", "&amp;", ""},
    {"definitions", "[x]\n\n", "[x]: https://a.example/\n", ""},
    {"labels without definition", "", "[a] [b][c] ", ""},
    {"tildes", "", "~a", ""},
    {"stars", "", "*a **b ", ""},
    {"backticks", "", "`a``b```c ", ""},
    {"brackets", "", "[", ""},
    {"pointed brackets", "", "<a ", ""},
    {"addresses", "", "https://a.example/ ", ""},
    {"formulas that do not end", "", "\\( \\[ ", ""},
    {"rows of a table", "|a|b|\n|-|-|\n", "|1|2|\n", ""},
    {"quotes", "", "> > a\n", ""},
    {"a list", "", "- a\n", ""},
    {"one word", "", "a", ""},
    {"one word of Chinese", "", "\xe5\xad\x97", ""},
    {"accents", "a", "\xcc\x81", ""},
    {"code", "```js\n", "let x = 1;\n", "```\n"},
    {"one line of code", "```js\n", "let x = 1; ", "\n```\n"},
    {"emphasis within words", "", "**a**b", ""},
    {"hidden characters in code", "```\n", "a\xe2\x80\x8b", "\n```\n"},
    {"hidden characters in links", "", "[a\xe2\x80\x8b](b) ", ""},
    {"both directions", "", "a \xd7\x90 ", ""},
};

QString textOf(const Pattern &pattern, qsizetype length)
{
    const QString again = QString::fromUtf8(pattern.again);
    return QString::fromUtf8(pattern.before) + again.repeated(length / again.size())
           + QString::fromUtf8(pattern.after);
}

double secondsFor(const render::TypeScale &type, const QString &text)
{
    const bench::CpuTimer timer;
    render::Document document;
    document.append(text);
    document.finish();
    render::MessageLayout layout(type);
    layout.setWidth(kWidth);
    (void)layout.sync(document);
    for (int y = 0; y < layout.height(); y += 10 * kWidth)
        (void)layout.ensure(y, y + 10 * kWidth);
    return timer.seconds();
}

bool isLinear(const render::TypeScale &type, const Pattern &pattern, int times)
{
    bench::Beside cost;
    const bool isGood = bench::holdsWithin(times, [&] {
        for (int round = 0; round < kRounds; ++round)
            cost.add(secondsFor(type, textOf(pattern, kLength)),
                     secondsFor(type, textOf(pattern, 2 * kLength)));
        return cost.many().least() < kLeastSeconds || cost.ratio() <= kLimit;
    });
    std::printf("text: %-26s %7.1f ms for %lld characters, %7.1f for twice that: ratio %.2f%s\n",
                pattern.name, cost.few().least() * 1e3, qlonglong(kLength),
                cost.many().least() * 1e3, cost.ratio(), isGood ? "" : " (too much)");
    return isGood;
}

/// What has been freed is used again instead of going back to the kernel: where fresh pages are
/// dear, as on virtual machines, they would count for more than the text.
void keepMemory()
{
    constexpr int kMost = 1 << 30;
    constexpr int kMostMapped = 32 << 20; // more is refused
    mallopt(M_TRIM_THRESHOLD, kMost);
    mallopt(M_MMAP_THRESHOLD, kMostMapped);
}

} // namespace

int main(int argc, char *argv[])
{
    keepMemory();
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const bool isGate = QGuiApplication::arguments().contains(QStringLiteral("--gate"));
    const render::TypeScale type = render::TypeScale::make(QFont(), QFont());
    bool isGood = true;
    for (const Pattern &pattern : kPatterns)
        isGood = isLinear(type, pattern, isGate ? kMostGatedTimes : 1) && isGood;
    return isGate && !isGood ? 1 : 0;
}
