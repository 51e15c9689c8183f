// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/longtext.h"

#include <QTest>

using demo::LongOrder;
using demo::LongText;
using demo::TextKind;

namespace {

QStringList allOf(const LongOrder &order)
{
    LongText source(order);
    QStringList pieces;
    for (auto piece = source.next(); piece; piece = source.next())
        pieces.append(*piece);
    return pieces;
}

int fencesIn(const QString &text)
{
    int fences = 0;
    for (const QString &line : text.split(QLatin1Char('\n')))
        fences += line.startsWith(QLatin1StringView("```")) ? 1 : 0;
    return fences;
}

} // namespace

class LongTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOrdersAsPeopleWriteThem_data();
    void readsOrdersAsPeopleWriteThem();
    void sendsExactlyAsManyChunksAsOrdered_data();
    void sendsExactlyAsManyChunksAsOrdered();
    void givesTheSameTextEveryTime();
    void givesAnotherTextForEachKind();
    void closesEveryFenceWhereverItEnds();
    void averagesAboutFourCharactersAChunk();
};

void LongTextTest::readsOrdersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<qint64>("chunks");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("rate");
    const auto row = [](const char *prompt, qint64 chunks, TextKind kind, double rate) {
        QTest::newRow(prompt) << QString::fromUtf8(prompt) << chunks << int(kind) << rate;
    };
    row("5000 chunks of mixed at 200/s", 5000, TextKind::Mixed, 200);
    row("20000 chunks of code at 0/s", 20000, TextKind::Code, 0);
    row("200/s, 300 chunks of CJK", 300, TextKind::Cjk, 200);
    row("10 chunks of table at 12.5 per second", 10, TextKind::Table, 12.5);
    row("prose", 1000, TextKind::Prose, 120);
    row("go", 1000, TextKind::Mixed, 120);
    row("0 chunks", 1, TextKind::Mixed, 120);
    row("999999999 chunks", 1'000'000, TextKind::Mixed, 120);
    row("50 块，每秒 30 不算，code 40每秒", 50, TextKind::Code, 40);
}

void LongTextTest::readsOrdersAsPeopleWriteThem()
{
    QFETCH(QString, prompt);
    const LongOrder order = LongOrder::fromPrompt(prompt);
    QTEST(order.chunks, "chunks");
    QTEST(int(order.kind), "kind");
    QTEST(order.rate, "rate");
}

void LongTextTest::sendsExactlyAsManyChunksAsOrdered_data()
{
    QTest::addColumn<qint64>("chunks");
    QTest::newRow("one") << qint64(1);
    QTest::newRow("two") << qint64(2);
    QTest::newRow("many") << qint64(12345);
}

void LongTextTest::sendsExactlyAsManyChunksAsOrdered()
{
    QFETCH(qint64, chunks);
    const QStringList pieces = allOf({chunks, TextKind::Mixed, 0});
    QCOMPARE(pieces.size(), chunks);
    QVERIFY(pieces.constLast().contains(QStringLiteral("END OF %1 CHUNKS").arg(chunks)));
    QVERIFY(!pieces.contains(QString()));
}

void LongTextTest::givesTheSameTextEveryTime()
{
    const LongOrder order{2000, TextKind::Mixed, 0};
    QCOMPARE(allOf(order), allOf(order));
}

void LongTextTest::givesAnotherTextForEachKind()
{
    const QString prose = allOf({500, TextKind::Prose, 0}).join(QString());
    const QString code = allOf({500, TextKind::Code, 0}).join(QString());
    const QString cjk = allOf({500, TextKind::Cjk, 0}).join(QString());
    const QString table = allOf({500, TextKind::Table, 0}).join(QString());
    QCOMPARE(fencesIn(prose), 0);
    QVERIFY(fencesIn(code) >= 4);
    QVERIFY(cjk.contains(QStringLiteral("枇杷")));
    QVERIFY(table.contains(QStringLiteral("| tree | fruits | kg |\n|:-----|")));
}

void LongTextTest::closesEveryFenceWhereverItEnds()
{
    for (qint64 chunks = 1; chunks < 400; ++chunks) {
        const QString text = allOf({chunks, TextKind::Code, 0}).join(QString());
        QVERIFY2(fencesIn(text) % 2 == 0, qPrintable(text));
    }
}

void LongTextTest::averagesAboutFourCharactersAChunk()
{
    const QStringList pieces = allOf({4000, TextKind::Mixed, 0});
    const double mean = double(pieces.join(QString()).size()) / double(pieces.size());
    QVERIFY(mean > 3.5 && mean < 4.5);
}

QTEST_GUILESS_MAIN(LongTextTest)
#include "tst_longtext.moc"
