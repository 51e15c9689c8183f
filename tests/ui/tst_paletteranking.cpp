// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/paletteranking.h"

#include "core/id.h"

#include <QTest>

using Kind = ui::PaletteEntry::Kind;

namespace {

int scoreOf(const char *text, const char *query)
{
    return ui::paletteScore(chat::searchFolded(QString::fromUtf8(text)),
                            ui::paletteWords(QString::fromUtf8(query)));
}

} // namespace

/// What the palette finds for letters, and what of it stands first.
class TestPaletteRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersFit_data();
    void lettersFit();
    void theBetterFitStandsFirst();
    void whatHasTheWordsAsTheyWereTypedStandsFirst();
};

void TestPaletteRanking::lettersFit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("fits");
    QTest::newRow("beginning") << QByteArray("Fruit salad") << QByteArray("fru") << true;
    QTest::newRow("word") << QByteArray("Fruit salad") << QByteArray("sal") << true;
    QTest::newRow("inside") << QByteArray("Fruit salad") << QByteArray("alad") << true;
    QTest::newRow("two beginnings") << QByteArray("Fruit salad") << QByteArray("sa fr") << true;
    QTest::newRow("letters in order") << QByteArray("Fruit salad") << QByteArray("frsl") << true;
    QTest::newRow("letters out of order")
        << QByteArray("Fruit salad") << QByteArray("lsrf") << false;
    QTest::newRow("one is missing") << QByteArray("Fruit salad") << QByteArray("fruit x") << false;
    QTest::newRow("two letters in order") << QByteArray("Fruit salad") << QByteArray("fs") << false;
    QTest::newRow("accents") << QByteArray("Café") << QByteArray("cafe") << true;
    QTest::newRow("Chinese") << QByteArray("簡體字") << QByteArray("体") << true;
    QTest::newRow("full width") << QByteArray("ＡＢＣ") << QByteArray("abc") << true;
}

void TestPaletteRanking::lettersFit()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, query);
    QFETCH(const bool, fits);
    QCOMPARE(scoreOf(text.constData(), query.constData()) > 0, fits);
}

void TestPaletteRanking::theBetterFitStandsFirst()
{
    QVERIFY(scoreOf("apple pie", "app") > scoreOf("an apple", "app"));
    QVERIFY(scoreOf("an apple", "app") > scoreOf("pineapple", "app"));
    QVERIFY(scoreOf("pineapple", "app") > scoreOf("a piece of paper", "app"));
    const ui::PaletteIndex index = ui::paletteIndex({
        {Kind::Chat, QStringLiteral("pineapple"), {}, core::newId(), {}},
        {Kind::Chat, QStringLiteral("an apple"), {}, core::newId(), {}},
        {Kind::Action, QStringLiteral("Apple"), {}, {}, QStringLiteral("1")},
    });
    const QList<ui::RankedEntry> found = ui::ranked(index, QStringLiteral("apple"));
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0).entry, 2);
    QCOMPARE(found.at(1).entry, 1);
    QCOMPARE(found.at(2).entry, 0);
}

void TestPaletteRanking::whatHasTheWordsAsTheyWereTypedStandsFirst()
{
    const ui::PaletteIndex exports = ui::paletteIndex({
        {Kind::Action, QStringLiteral("Export all chats"), {}, {}, QStringLiteral("1")},
        {Kind::Action, QStringLiteral("Export chat"), {}, {}, QStringLiteral("2")},
    });
    const QList<ui::RankedEntry> both = ui::ranked(exports, QStringLiteral("export chat"));
    QCOMPARE(both.size(), 2);
    QCOMPARE(both.at(0).entry, 1);
    QCOMPARE(both.at(1).entry, 0);
}

QTEST_GUILESS_MAIN(TestPaletteRanking)
#include "tst_paletteranking.moc"
