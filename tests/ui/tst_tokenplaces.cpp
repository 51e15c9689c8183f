// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"
#include "ui/conversation/tokenplaces.h"

#include <QStringDecoder>
#include <QTest>
#include <chrono>
#include <cmath>

using render::TextPlace;
using ui::TokenPlaces;

namespace {

/// A token a piece, the one as likely as the other unless it ends with a question mark.
QString linesOf(const QList<QByteArray> &pieces)
{
    QString lines;
    for (const QByteArray &piece : pieces)
        lines += core::encodedToken({piece, piece.endsWith('?') ? -5.0 : -0.01, {}});
    return lines;
}

render::Document documentOf(const QString &text)
{
    render::Document document;
    document.append(text);
    document.finish();
    return document;
}

/// The text in pieces of so many bytes: characters are cut in the middle, too.
QList<QByteArray> cut(const QString &text, qsizetype bytes)
{
    const QByteArray whole = text.toUtf8();
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < whole.size(); at += bytes)
        pieces.append(whole.mid(at, bytes));
    return pieces;
}

/// Each shaded stretch with its place, length and level.
QStringList stretchesOf(const TokenPlaces &places)
{
    const render::TextMarks shades = places.shades();
    QStringList stretches;
    for (const TextPlace &start : shades.starts)
        stretches.append(QStringLiteral("%1:%2+%3=%4")
                             .arg(start.block)
                             .arg(start.offset)
                             .arg(shades.lengthOf(start))
                             .arg(shades.levelOf(start)));
    return stretches;
}

} // namespace

/// Where tokens stand in what is shown of a reply.
class TokenPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCharacterKnowsItsToken_data();
    void everyCharacterKnowsItsToken();
    void whatIsNotSaidDoesNotMoveTheRest();
    void wordsThatNobodyToldHaveNone();
    void unlikelyWordsAreShaded();
    void growingGivesTheSameAsAtOnce();
    void aChunkCostsTheOpenLeavesOnly();
    void aLongLeafIsPlacedInTurns();

private:
    /// Each shown character that has a token, with that token's bytes.
    [[nodiscard]] static QStringList owners(const QString &text, const QString &lines);
};

QStringList TokenPlacesTest::owners(const QString &text, const QString &lines)
{
    const render::Document document = documentOf(text);
    TokenPlaces places;
    if (!places.update(lines, document.blocks(), int(document.blocks().size()),
                       QDeadlineTimer::Forever))
        qFatal("not done in all the time there is");
    QStringList found;
    for (int block = 0; block < document.blocks().size(); ++block) {
        const QString words = render::plainText(document.blocks()[block]);
        for (int i = 0; i < words.size(); ++i) {
            QByteArray bytes;
            for (const core::TokenProbability &token : places.tokensAt(lines, {block, i}))
                bytes += token.bytes;
            found.append(QString(words[i]) + u'=' + QString::fromUtf8(bytes));
        }
    }
    return found;
}

void TokenPlacesTest::everyCharacterKnowsItsToken_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("plain", "Once upon a time");
    row("paragraphs", "One.\n\nTwo.\nThree.");
    row("marks", "A **bold** and *leaning* `code` ~~gone~~ word");
    row("a heading", "# Head\n\nBody with [a link](https://a.example/b?c=d) behind");
    row("a list", "1. first\n2. second\n   - third\n\nafter");
    row("code", "Look:\n\n```cpp\nint main()\n{\n    return 0;\n}\n```\n\nDone.");
    row("a table", "| a | b |\n|---|---|\n| one | two |\n\nafter");
    row("Chinese and emoji", "你好，**世界** 🙂 完");
    row("a formula", "So $x^2 + y$ holds");
    row("quoted", "> quoted **words**\n\nmine");
}

/// Whatever a token is cut to: the token that a character belongs to has it in its words.
void TokenPlacesTest::everyCharacterKnowsItsToken()
{
    QFETCH(QString, text);
    for (const qsizetype bytes : {1, 2, 3, 5, 7}) {
        const QStringList found = owners(text, linesOf(cut(text, bytes)));
        QVERIFY(!found.isEmpty());
        int lost = 0;
        for (const QString &one : found) {
            const QChar character = one.front();
            if (character.isSpace() || character == QChar(QChar::LineSeparator)
                || character.isSurrogate())
                continue;
            if (one.size() == 2)
                ++lost;
            else
                QVERIFY2(QStringView(one).sliced(2).contains(character), qPrintable(one));
        }
        QVERIFY2(lost == 0, qPrintable(found.join(u' ')));
    }
}

void TokenPlacesTest::whatIsNotSaidDoesNotMoveTheRest()
{
    // Tokens of something that is not shown, and a text without its first blanks.
    const QStringList found =
        owners(QStringLiteral("Yes, it is."),
               linesOf({"<|start|>", " Yes", ",", " it", " is", ".", "<|end|>"}));
    QCOMPARE(found.value(0), QStringLiteral("Y= Yes"));
    QCOMPARE(found.value(5), QStringLiteral("i= it"));
    QCOMPARE(found.constLast(), QStringLiteral(".=."));
    // An entity is shown as what it stands for.
    QCOMPARE(owners(QStringLiteral("a &lt; b"), linesOf({"a", " &lt;", " b"})).constLast(),
             QStringLiteral("b= b"));
}

void TokenPlacesTest::wordsThatNobodyToldHaveNone()
{
    QString lines = core::encodedToken({"One ", {}, {}});
    lines += linesOf({"two?"});
    const render::Document document = documentOf(QStringLiteral("One two?"));
    TokenPlaces places;
    QVERIFY(places.update(lines, document.blocks(), 1, QDeadlineTimer::Forever));
    const auto first = places.tokensAt(lines, {0, 0});
    QCOMPARE(first.size(), 1);
    QVERIFY(!first[0].logprob);
    const render::TextMarks shades = places.shades();
    QCOMPARE(shades.levelOf(shades.starts[0]), 0);
    QCOMPARE(shades.levelOf(shades.starts[1]), 4);
}

void TokenPlacesTest::unlikelyWordsAreShaded()
{
    const QString lines = linesOf({"Sure", " thing?", "\xf0\x9f", "\x99\x82"});
    const render::Document document = documentOf(QStringLiteral("Sure thing?🙂"));
    TokenPlaces places;
    QVERIFY(places.update(lines, document.blocks(), 1, QDeadlineTimer::Forever));
    const render::TextMarks shades = places.shades();
    QCOMPARE(shades.starts.size(), 3U);
    QCOMPARE(shades.starts[1], (TextPlace{0, 4}));
    QCOMPARE(shades.lengthOf(shades.starts[1]), 7);
    QCOMPARE(shades.levelOf(shades.starts[0]), 0);
    QVERIFY(shades.levelOf(shades.starts[1]) > 0);
    // A character of two tokens is as likely as both together.
    QCOMPARE(places.tokensAt(lines, {0, 11}).size(), 2);
}

void TokenPlacesTest::growingGivesTheSameAsAtOnce()
{
    const QString text =
        QStringLiteral(
            "# Head\n\nSome **words?** here.\n\n- one\n- two [x]\n\n```py\na = 1?\n```\n\n")
            .repeated(20)
        + QStringLiteral("[x]: https://a.example/\n");
    const QList<QByteArray> pieces = cut(text, 3);
    TokenPlaces growing;
    render::Document document;
    QString lines;
    QStringDecoder decode(QStringDecoder::Utf8);
    int reopenings = 0;
    // What is kept of earlier pieces is kept here as a row of the view keeps it.
    const auto grow = [&](int closed) {
        if (std::exchange(reopenings, document.reopenings()) != document.reopenings())
            growing.forgetFrom(0);
        return growing.update(lines, document.blocks(), closed, QDeadlineTimer::Forever);
    };
    const auto atOnce = [&](int closed) {
        TokenPlaces whole;
        return whole.update(lines, document.blocks(), closed, QDeadlineTimer::Forever)
                   ? stretchesOf(whole)
                   : QStringList(QStringLiteral("not done"));
    };
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        document.append(QString(decode(pieces[i])));
        // The text stands there a moment before its tokens do.
        QVERIFY(grow(document.closedCount()));
        lines += linesOf({pieces[i]});
        QVERIFY(grow(document.closedCount()));
        if (i % 50 == 49 || i + 1 == pieces.size())
            QCOMPARE(stretchesOf(growing), atOnce(document.closedCount()));
    }
    QVERIFY(growing.settledLeaves() > 50);
    document.finish();
    const auto count = int(document.blocks().size());
    QVERIFY(grow(count));
    QVERIFY(growing.shades().starts.size() > 100);
    QCOMPARE(stretchesOf(growing), atOnce(count));
}

/// Not timed but counted: the leaves that are looked at for a chunk are as many late as early.
void TokenPlacesTest::aChunkCostsTheOpenLeavesOnly()
{
    const QString paragraph = QStringLiteral("Some words that make a paragraph.\n\n");
    TokenPlaces places;
    render::Document document;
    QString lines;
    qint64 before = 0;
    qint64 early = 0;
    for (int i = 0; i < 400; ++i) {
        document.append(paragraph);
        lines += linesOf(cut(paragraph, 4));
        QVERIFY(places.update(lines, document.blocks(), document.closedCount(),
                              QDeadlineTimer::Forever));
        const qint64 cost = places.lookedAt() - before;
        before = places.lookedAt();
        if (i == 10)
            early = cost;
        if (i > 10)
            QVERIFY2(cost <= early, qPrintable(QString::number(cost)));
    }
    QVERIFY(early > 0);
}

void TokenPlacesTest::aLongLeafIsPlacedInTurns()
{
    // Nothing of its middle is among the tokens, which is the most work there is.
    const QString text = QStringLiteral("start ") + QString(9'000, u'b') + QStringLiteral(" aaaa");
    const QString lines =
        linesOf({QByteArray("start "), QByteArray(5'000, 'a'), QByteArray(" end?")});
    const render::Document document = documentOf(text);
    QCOMPARE(document.blocks().size(), 1);
    TokenPlaces atOnce;
    QVERIFY(atOnce.update(lines, document.blocks(), 1, QDeadlineTimer::Forever));
    TokenPlaces places;
    int turns = 1;
    constexpr std::chrono::microseconds kTurn(50);
    while (!places.update(lines, document.blocks(), 1, QDeadlineTimer(kTurn))) {
        ++turns;
        QVERIFY(turns < 60'000);
    }
    QVERIFY(turns > 1);
    QCOMPARE(places.lookedAt(), 1); // it went on each time
    QCOMPARE(stretchesOf(places), stretchesOf(atOnce));
    QVERIFY(!stretchesOf(places).isEmpty());
}

QTEST_MAIN(TokenPlacesTest)
#include "tst_tokenplaces.moc"
