// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/search/expander.h"
#include "storage/search/messagematcher.h"
#include "storage/search/snippet.h"

#include <QRandomGenerator>
#include <QtTest>

using storage::FoldedText;
using storage::TextSpan;

class tst_SearchWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsWhatPeopleDoNotMean_data();
    void foldsWhatPeopleDoNotMean();
    void aFoldedCharacterStaysAsItIs();
    void aMillionMarksAreFoldedPieceByPiece();
    void knowsThePlaceInTheOriginal_data();
    void knowsThePlaceInTheOriginal();
    void expandsTexts_data();
    void expandsTexts();
    void readsQueries_data();
    void readsQueries();
    void findsWhatWasAskedFor_data();
    void findsWhatWasAskedFor();
    void aSnippetIsOneLineAroundTheFirstMatch();
    void aSnippetCutsNoCharacterInTwo();
};

void tst_SearchWords::foldsWhatPeopleDoNotMean_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *name, const char16_t *text, const char16_t *result) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(result);
    };
    row("case", u"GitHub", u"github");
    row("sharp s", u"Straße", u"strasse");
    row("accents", u"Crème brûlée", u"creme brulee");
    row("accents apart", u"re\u0301sume\u0301", u"resume");
    row("full width", u"ＡＰＩ　１２３，", u"api 123,");
    row("half-width kana", u"ｶﾞｲﾄﾞ", u"ガイド");
    row("kana apart", u"か\u3099", u"が");
    row("Hangul apart", u"\u1112\u1161\u11AB", u"한");
    row("traditional", u"繁體中文搜尋", u"繁体中文搜寻");
    row("several of one", u"發髮", u"发发");
    row("ligature", u"ﬁle", u"file");
    row("unit", u"5㎏", u"5kg");
    row("white space", u" a \n\t b", u" a b");
    row("invisible", u"zero\u200Bwidth\u00AD", u"zerowidth");
    row("emoji", u"❤️👍", u"❤👍");
    row("mathematical", u"𝐀𝟙", u"a1");
    row("kept", u"тест ไทย مرحبا", u"тест ไทย مرحبا");
}

void tst_SearchWords::foldsWhatPeopleDoNotMean()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    QCOMPARE(storage::folded(text), result);
    QCOMPARE(FoldedText(text).text(), result);
}

void tst_SearchWords::aFoldedCharacterStaysAsItIs()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 2000; ++i) {
        QString text;
        for (int n = 0; n < 12; ++n) {
            const char32_t c = random.bounded(n % 3 == 0 ? 0x30000 : 0x10000);
            text += QString::fromUcs4(&c, 1);
        }
        const QString once = storage::folded(text);
        QCOMPARE(FoldedText(text).text(), once);
        QVERIFY(!storage::expanded(once).contains(QLatin1StringView("  ")));
    }
    for (char32_t c = 0x3400; c < 0xA000; ++c) {
        const QString once = storage::folded(QString::fromUcs4(&c, 1));
        QCOMPARE(storage::folded(once), once);
    }
}

void tst_SearchWords::aMillionMarksAreFoldedPieceByPiece()
{
    // Ordered as one they would be all of the one kind first, after hours for the longer text.
    for (const qsizetype pairs : {qsizetype(500), qsizetype(500'000)}) {
        const QString text = u'a' + QStringLiteral("\u0592\u0591").repeated(pairs);
        const QString folded = storage::folded(text);
        QCOMPARE(folded.size(), text.size());
        QVERIFY(folded.left(40).contains(QChar(0x0592)));
        QCOMPARE(FoldedText(text).text(), folded);
    }
}

void tst_SearchWords::knowsThePlaceInTheOriginal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char16_t *text, const char16_t *wanted,
                        const char16_t *found) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(wanted)
                            << QString::fromUtf16(found);
    };
    row("plain", u"one two three", u"two", u"two");
    row("after an accent", u"e\u0301e\u0301 two", u"two", u"two");
    row("with its accent", u"one cafe\u0301 more", u"cafe", u"cafe\u0301");
    row("after white space", u"one \n\n  two", u"two", u"two");
    row("a part of one sign", u"5 ㎏ of", u"k", u"㎏");
    row("beyond the plane", u"😀𝐀𝐁", u"ab", u"𝐀𝐁");
    row("variants", u"我在圖書館", u"图书馆", u"圖書館");
    row("at the end", u"x ｶﾞ", u"ガ", u"ｶﾞ");
}

void tst_SearchWords::knowsThePlaceInTheOriginal()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    const FoldedText folded(text);
    const qsizetype at = folded.text().indexOf(wanted);
    QVERIFY(at >= 0);
    const TextSpan span = folded.original({at, wanted.size()});
    QCOMPARE(text.mid(span.offset, span.length), found);
}

void tst_SearchWords::expandsTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char16_t *text, const char16_t *words) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(words);
    };
    row("words", u"one, two-three_4", u"one two three 4 ");
    row("Chinese", u"中文搜索", u"中文 文搜 搜索 索 ");
    row("one character", u"中", u"中 ");
    row("mixed", u"gpt4模型", u"gpt4 模型 型 ");
    row("kana with its long vowel", u"データ", u"デー ータ タ ");
    row("emoji", u"a🎉b", u"a 🎉 b ");
    row("beyond the plane", u"𠀀中", u"𠀀中 中 ");
    row("punctuation", u"\"'(),.;:*", u"");
    row("a long word", u"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd",
        u"aaaaaaaaaabbbbbbbbbbccccccccccdd ");
}

void tst_SearchWords::expandsTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(storage::expanded(text), words);
}

void tst_SearchWords::readsQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expression");
    const auto row = [](const char *name, const char16_t *query, const char16_t *expression) {
        QTest::newRow(name) << QString::fromUtf16(query) << QString::fromUtf16(expression);
    };
    row("nothing", u"  ", u"");
    row("a word", u"Hello", u"\"hello\" *");
    row("two words", u"hello world", u"\"hello\" * AND \"world\" *");
    row("a phrase", u"\"hello world\"", u"\"hello\" AND \"world\"");
    row("a phrase being typed", u"\"hello wor", u"\"hello\" AND \"wor\" *");
    row("curly quotes", u"“hello world”", u"\"hello\" AND \"world\"");
    row("two characters", u"中文", u"\"中文\"");
    row("three characters", u"中文字", u"\"中文\" AND \"文字\"");
    row("one character", u"中", u"\"中\" *");
    row("one character beside a word", u"中 hello", u"\"hello\" *");
    row("operators are words", u"NEAR AND", u"\"near\" * AND \"and\" *");
    row("punctuation inside", u"node.js", u"\"node\" AND \"js\" *");
    row("punctuation behind", u"c++", u"\"c\"");
    row("punctuation only", u"-> *", u"");
}

void tst_SearchWords::readsQueries()
{
    QFETCH(QString, query);
    QFETCH(QString, expression);
    QCOMPARE(storage::SearchTerms(query).expression(), expression);
}

void tst_SearchWords::findsWhatWasAskedFor_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found"); ///< none: not a match
    const auto row = [](const char *name, const char16_t *query, const char16_t *text,
                        const QStringList &found) {
        QTest::newRow(name) << QString::fromUtf16(query) << QString::fromUtf16(text) << found;
    };
    row("by its beginning", u"tomat", u"Ripe Tomatoes", {QStringLiteral("Tomat")});
    row("not in the middle", u"mato", u"Ripe Tomatoes", {});
    row("all words", u"two one", u"one two three", {QStringLiteral("one"), QStringLiteral("two")});
    row("not some of them", u"two four", u"one two three", {});
    row("a phrase", u"\"one two\"", u"two one \n two", {QStringLiteral("one \n two")});
    row("a phrase is whole words", u"\"one tw\"", u"one two", {});
    row("Chinese anywhere", u"书馆", u"我在圖書館", {QStringLiteral("書館")});
    row("Chinese in one piece", u"图馆", u"图书馆", {});
    row("one character twice", u"人", u"人人有人", {QStringLiteral("人人"), QStringLiteral("人")});
    row("signs", u"c++", u"C, C# and C++.", {QStringLiteral("C++")});
    row("mere signs", u"->", u"a->b", {QStringLiteral("->")});
    row("emoji", u"🎉", u"done 🎉!", {QStringLiteral("🎉")});
    row("after a digit it goes on", u"5 gpt", u"gpt5 5",
        {QStringLiteral("gpt"), QStringLiteral("5")});
}

void tst_SearchWords::findsWhatWasAskedFor()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    const storage::MessageMatcher matcher({query, {}, 50, 0});
    QStringList pieces;
    for (const TextSpan &span : matcher.matchText(text))
        pieces.append(text.mid(span.offset, span.length));
    QCOMPARE(pieces, found);
}

void tst_SearchWords::aSnippetIsOneLineAroundTheFirstMatch()
{
    const QString text = QString(500, u'a') + QStringLiteral("\nneedle\n") + QString(500, u'b')
                         + QStringLiteral("needle");
    const storage::Snippet snippet = storage::snippetOf(text, {{501, 6}, {1008, 6}});
    QVERIFY(!snippet.text.contains(u'\n'));
    QVERIFY(snippet.text.size() < 200);
    QVERIFY(snippet.text.startsWith(u'…') && snippet.text.endsWith(u'…'));
    QCOMPARE(snippet.marks.size(), 1);
    QCOMPARE(snippet.text.mid(snippet.marks.at(0).offset, 6), QStringLiteral("needle"));
    QCOMPARE(storage::snippetOf(QStringLiteral("short"), {}).text, QStringLiteral("short"));
}

void tst_SearchWords::aSnippetCutsNoCharacterInTwo()
{
    const QString text = QString::fromUtf8("😀").repeated(300);
    for (qsizetype at = 100; at < 104; at += 2) {
        const storage::Snippet snippet = storage::snippetOf(u'x' + text, {{at + 1, 2}});
        QVERIFY(snippet.text.isValidUtf16());
        QCOMPARE(snippet.text.mid(snippet.marks.at(0).offset, 2), text.left(2));
    }
}

QTEST_GUILESS_MAIN(tst_SearchWords)
#include "tst_searchwords.moc"
