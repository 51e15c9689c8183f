// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/folderink.h"

#include <QTest>
#include <cmath>

using render::Colors;

namespace {

constexpr double kText = 4.5;
constexpr double kShape = 3;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// WCAG 2.1, relative luminance.
double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Pair {
    const char *name;
    QColor front;
    QColor back;
    double least;
};

QList<Pair> readingPairs(const Colors &c)
{
    QList<Pair> pairs;
    const QList<std::pair<const char *, QColor>> grounds{
        {"canvas", c.canvas},
        {"chrome", c.chrome},
        {"raised", c.raised},
        {"question", c.question},
        {"code", c.code},
        {"hover", c.hover},
        {"leafTint", c.leafTint},
        {"dangerTint", c.dangerTint},
        {"warnTint", c.warnTint},
        {"select", c.select},
        {"find", c.find},
        {"findNow", c.findNow},
        {"pressed", Colors::over(c.hover, c.text, 0.05)}};
    for (const auto &[name, ground] : grounds)
        pairs.append({name, c.text, ground, kText});
    for (const QColor &ground :
         {c.canvas, c.chrome, c.raised, c.question, c.code, c.hover, c.dangerTint, c.warnTint})
        pairs.append({"second sentences", c.text2, ground, kText});
    for (const QColor &ground : {c.canvas, c.chrome, c.raised, c.code})
        pairs.append({"place-holders and footers", c.text3, ground, kText});
    for (const QColor &ground : {c.canvas, c.chrome, c.raised, c.question})
        pairs.append({"links", c.leaf, ground, kText});
    for (const double share : {0.0, 0.08, 0.14})
        pairs.append({"filled button", c.onLeaf, Colors::over(c.leaf, c.text, share), kText});
    for (const QColor &ground : {c.canvas, c.chrome, c.raised, c.dangerTint})
        pairs.append({"faults", c.danger, ground, kText});
    for (const QColor &ground : {c.canvas, c.chrome, c.raised, c.warnTint})
        pairs.append({"warnings", c.warn, ground, kText});
    return pairs;
}

QList<Pair> codePairs(const Colors &c)
{
    QList<Pair> pairs;
    for (const QColor &colour : {c.codeKeyword, c.codeString, c.codeNumber, c.codeFunction,
                                 c.codeType, c.codeComment, c.codeInserted, c.codeDeleted})
        pairs.append({"code", colour, c.code, kText});
    return pairs;
}

QList<Pair> shapePairs(const Colors &c)
{
    QList<Pair> pairs;
    for (const QColor &ground : {c.canvas, c.chrome, c.raised})
        pairs.append({"outlines", c.lineStrong, ground, kShape});
    for (const QColor &ground : {c.canvas, c.chrome, c.leafTint, c.hover})
        pairs.append({"running", c.fruit, ground, kShape});
    for (const QColor &ground : {c.canvas, c.chrome, c.raised, c.leafTint, c.hover})
        pairs.append({"focus and finished", c.leaf, ground, kShape});
    for (int i = int(core::FolderColour::Red); i <= int(core::FolderColour::Violet); ++i) {
        const QColor ink = render::folderInk(core::FolderColour(i), c);
        for (const QColor &ground : {c.chrome, c.raised, c.leafTint, c.hover})
            pairs.append({"dots of folders", ink, ground, kShape});
    }
    return pairs;
}

} // namespace

class ContrastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingCanBeRead_data();
    void everythingCanBeRead();
    void measuresKnownPairs();
};

void ContrastTest::everythingCanBeRead_data()
{
    QTest::addColumn<Colors>("colors");
    QTest::newRow("light") << Colors::light();
    QTest::newRow("dark") << Colors::dark();
}

void ContrastTest::everythingCanBeRead()
{
    QFETCH(Colors, colors);
    QStringList wrong;
    const QList<Pair> pairs = readingPairs(colors) + codePairs(colors) + shapePairs(colors);
    for (const Pair &pair : pairs) {
        QVERIFY(pair.front.isValid() && pair.back.isValid());
        const double ratio = contrast(pair.front, pair.back);
        if (ratio < pair.least) {
            wrong.append(QStringLiteral("%1: %2 on %3 is %4 : 1, needed %5")
                             .arg(QString::fromLatin1(pair.name), pair.front.name(),
                                  pair.back.name(), QString::number(ratio, 'f', 2),
                                  QString::number(pair.least)));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void ContrastTest::measuresKnownPairs()
{
    QCOMPARE(contrast(QColor(Qt::black), QColor(Qt::white)), 21.0);
    QCOMPARE(contrast(QColor(Qt::red), QColor(Qt::red)), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), QColor(Qt::white)) - 4.48) < 0.01);
}

QTEST_GUILESS_MAIN(ContrastTest)
#include "tst_contrast.moc"
