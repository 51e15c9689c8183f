// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"
#include "ui/conversation/rowflow.h"
#include "ui/conversation/seenspans.h"

#include <QTest>

using core::ContentPart;
using core::Role;
using ui::SeenSpan;
using ui::StoredSpan;

namespace {

/// What is seen at the place; "-" for nothing.
QString seenAt(const ContentPart &part, Role role, const std::optional<SeenSpan> &place)
{
    if (!place)
        return QStringLiteral("-");
    const auto kind = ui::RowFlow::kindOf(part, role);
    const render::Document document = ui::flowDocument(part, *kind);
    const QString leaf = render::plainText(document.blocks()[place->start.block]);
    return leaf.mid(place->start.offset, place->length);
}

StoredSpan spanOf(const QString &text, const QString &word, qsizetype from = 0)
{
    return {0, text.indexOf(word, from), word.size()};
}

} // namespace

/// From a place in the stored text to where it is seen.
class TestSeenSpans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTakeNoRoom_data();
    void marksTakeNoRoom();
    void theSecondOfTwoIsTheSecond();
    void allOfThemAreFound();
    void whatLiesInAnAddressIsItsLink();
    void argumentsAreSeenIndented();
    void questionsAreAsTheyWereWritten();
    void theEndOfAParagraphInPiecesIsFound();
    void picturesHaveNoWords();
    void spansThatDoNotFitHarmNothing();
};

void TestSeenSpans::marksTakeNoRoom_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("plain") << QStringLiteral("some words") << QStringLiteral("words");
    QTest::newRow("strong") << QStringLiteral("a **strong** word") << QStringLiteral("strong");
    QTest::newRow("across marks") << QStringLiteral("a **str**ong word")
                                  << QStringLiteral("str**ong");
    QTest::newRow("heading") << QStringLiteral("# Head\n\ntext") << QStringLiteral("Head");
    QTest::newRow("code") << QStringLiteral("x\n\n```cpp\nint main();\n```\n")
                          << QStringLiteral("main");
    QTest::newRow("table") << QStringLiteral("|a|b|\n|-|-|\n|c|needle|\n")
                           << QStringLiteral("needle");
    QTest::newRow("list") << QStringLiteral("1. one\n2. two\n   - needle\n")
                          << QStringLiteral("needle");
    QTest::newRow("Chinese") << QStringLiteral("**繁體**字") << QStringLiteral("體");
    QTest::newRow("formula") << QStringLiteral("It is $a+needle$ now.") << QStringLiteral("needle");
    QTest::newRow("snake") << QStringLiteral("call do_the_thing now") << QStringLiteral("the");
    QTest::newRow("bare address") << QStringLiteral("see https://example.org/needle here")
                                  << QStringLiteral("needle");
    QTest::newRow("number of a list")
        << QStringLiteral("1. one\n2. two\n\nthen 1 of them") << QStringLiteral("1 of");
    QTest::newRow("entity beside") << QStringLiteral("a &amp; needle") << QStringLiteral("needle");
}

void TestSeenSpans::marksTakeNoRoom()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const ContentPart part = core::TextPart{text};
    const auto places = ui::seenSpans(part, Role::Assistant, {spanOf(text, word)});
    QCOMPARE(places.size(), 1);
    QString seen = word;
    QCOMPARE(seenAt(part, Role::Assistant, places.first()), seen.remove(QStringLiteral("**")));
}

void TestSeenSpans::theSecondOfTwoIsTheSecond()
{
    const QString text = QStringLiteral("[needle](https://needle.example) and *needle* again");
    const ContentPart part = core::TextPart{text};
    const auto places =
        ui::seenSpans(part, Role::Assistant, {spanOf(text, QStringLiteral("needle"), 30)});
    QCOMPARE(places.first()->start.offset, int(QStringLiteral("needle and ").size()));
}

void TestSeenSpans::allOfThemAreFound()
{
    const QString text = QStringLiteral("one **two**\n\n> three");
    const ContentPart part = core::TextPart{text};
    const auto places =
        ui::seenSpans(part, Role::Assistant,
                      {spanOf(text, QStringLiteral("two")), spanOf(text, QStringLiteral("one")),
                       spanOf(text, QStringLiteral("three"))});
    QStringList seen;
    for (const auto &place : places)
        seen.append(seenAt(part, Role::Assistant, place));
    QCOMPARE(seen,
             QStringList({QStringLiteral("two"), QStringLiteral("one"), QStringLiteral("three")}));
}

void TestSeenSpans::whatLiesInAnAddressIsItsLink()
{
    const QString text = QStringLiteral("See [the page](https://example.org/needle) for it.");
    const ContentPart part = core::TextPart{text};
    const auto places =
        ui::seenSpans(part, Role::Assistant, {spanOf(text, QStringLiteral("needle"))});
    QCOMPARE(seenAt(part, Role::Assistant, places.first()), QStringLiteral("the page"));
}

void TestSeenSpans::argumentsAreSeenIndented()
{
    core::ToolCallPart call;
    call.name = QStringLiteral("read");
    call.arguments = QStringLiteral("{\"path\":\"notes/needle.txt\",\"lines\":[1,2,3]}");
    const ContentPart part = call;
    const auto places =
        ui::seenSpans(part, Role::Assistant, {spanOf(call.arguments, QStringLiteral("needle"))});
    QCOMPARE(seenAt(part, Role::Assistant, places.first()), QStringLiteral("needle"));
    // A number cannot have anything around it, and is found all the same.
    const auto numbers =
        ui::seenSpans(part, Role::Assistant, {spanOf(call.arguments, QStringLiteral("3"))});
    QCOMPARE(seenAt(part, Role::Assistant, numbers.first()), QStringLiteral("3"));
}

void TestSeenSpans::questionsAreAsTheyWereWritten()
{
    const QString text = QStringLiteral("a **b** c");
    const ContentPart part = core::TextPart{text};
    const auto places = ui::seenSpans(part, Role::User, {spanOf(text, QStringLiteral("c"))});
    QCOMPARE(places.first()->start.offset, 8);
}

void TestSeenSpans::theEndOfAParagraphInPiecesIsFound()
{
    QString text;
    for (int i = 0; i < 3000; ++i)
        text += QStringLiteral("word%1 ").arg(i);
    text += QStringLiteral("needle");
    for (const Role role : {Role::User, Role::Assistant}) {
        const ContentPart part = core::TextPart{text};
        const auto places = ui::seenSpans(part, role, {spanOf(text, QStringLiteral("needle"))});
        QCOMPARE(seenAt(part, role, places.first()), QStringLiteral("needle"));
    }
}

void TestSeenSpans::picturesHaveNoWords()
{
    core::ImagePart image;
    image.name = QStringLiteral("needle.png");
    QVERIFY(!ui::seenSpans(image, Role::User, {{0, 0, 6}}).first());
}

void TestSeenSpans::spansThatDoNotFitHarmNothing()
{
    const ContentPart part = core::TextPart{QStringLiteral("short")};
    const auto seen = [&part](const StoredSpan &span) {
        return seenAt(part, Role::Assistant, ui::seenSpans(part, Role::Assistant, {span}).first());
    };
    const QString nothing = QStringLiteral("-");
    QCOMPARE(seen({0, 40, 3}), nothing);
    QCOMPARE(seen({0, 1, -5}), nothing);
    QCOMPARE(seen({0, 2, 0}), nothing);
    QCOMPARE(seen({0, -2, 1}), QStringLiteral("s"));
    QCOMPARE(seen({0, 2, 90}), QStringLiteral("ort"));
    QVERIFY(ui::seenSpans(part, Role::Assistant, {}).isEmpty());
    QString all;
    for (char16_t flag = 0xfdd0; flag <= 0xfdef; ++flag)
        all += QChar(flag);
    all += QStringLiteral("needle");
    const ContentPart hostile = core::TextPart{all};
    const auto places =
        ui::seenSpans(hostile, Role::Assistant, {spanOf(all, QStringLiteral("needle"))});
    QCOMPARE(seenAt(hostile, Role::Assistant, places.first()), QStringLiteral("needle"));
}

QTEST_GUILESS_MAIN(TestSeenSpans)
#include "tst_seenspans.moc"
