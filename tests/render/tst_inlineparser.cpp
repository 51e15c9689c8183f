// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/inlineparser.h"

#include "render/inlineprescan.h"

#include <QTest>

using namespace render;

class TestInlineParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsInlineMarks_data();
    void readsInlineMarks();
    void emphasisWorksBesideChinese_data();
    void emphasisWorksBesideChinese();
    void keepsFormulasAsTheyAre_data();
    void keepsFormulasAsTheyAre();
    void leavesCodeSpansAlone();
    void anImageIsWordsAndItsHost();
    void aBareAddressEndsWhereChineseBegins();
    void aMailAddressInALinkIsPartOfIt();
    void tooManyMarksBecomePlainText();
    void tooManyMarksWithinAWordBecomePlainText();
    void aHeadingIsNothingElse_data();
    void aHeadingIsNothingElse();
};

namespace {

/// "<b>", "<i>", "<s>", "<c>" and "<a>" around the stretches.
QString marked(const InlineText &text)
{
    QString out;
    int at = 0;
    for (const InlineRun &run : text.runs) {
        out += text.text.mid(at, run.start - at);
        QString name;
        for (const auto &[style, letter] : {std::pair{InlineStyle::Strong, "b"},
                                            {InlineStyle::Emphasis, "i"},
                                            {InlineStyle::Strike, "s"},
                                            {InlineStyle::Code, "c"},
                                            {InlineStyle::Link, "a"}}) {
            if (run.styles & style)
                name += QLatin1StringView(letter);
        }
        out += QStringLiteral("<%1>%2</>").arg(name, text.text.mid(run.start, run.length));
        at = run.start + run.length;
    }
    out += text.text.mid(at);
    return out.replace(QChar::LineSeparator, QLatin1Char('/'));
}

} // namespace

void TestInlineParser::readsInlineMarks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *source, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    row("plain", "a b", "a b");
    row("emphasis", "a *b* __c__", "a <i>b</> <b>c</>");
    row("both", "***a***", "<bi>a</>");
    row("strike", "~~a~~", "<s>a</>");
    row("code", "`a*b*`", "<c>a*b*</>");
    row("link", "[a *b*](http://x.y)", "<a>a </><ia>b</>");
    row("autolink", "<https://x.y>", "<a>https://x.y</>");
    row("bare address", "see https://x.y/z.", "see <a>https://x.y/z</>.");
    row("html", "a <b>c</b> <!-- d -->", "a <b>c</b> <!-- d -->");
    row("entities", "&lt;&amp;&#65;&#x42;&nosuch;", "<&AB&nosuch;");
    row("breaks", "a\nb  \nc\\\nd", "a/b/c/d");
    row("escapes", "\\*a\\*", "*a*");
    row("block element", "█ x", "█ x");
    row("unfinished", "**a", "**a");
    row("a formula that does not end", "\\(a \\[b", "(a [b");
    row("a bracket that is none", "\\[a](https://b.example/)", "[a](<a>https://b.example/</>)");
}

void TestInlineParser::readsInlineMarks()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(marked(InlineParser::paragraph(source)), expected);
}

void TestInlineParser::emphasisWorksBesideChinese_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *source, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(expected);
    };
    row("quotes", "这是**“重点”**的", "这是<b>“重点”</>的");
    row("brackets", "**（一）**之后", "<b>（一）</>之后");
    row("colon inside", "**注意：**请看", "<b>注意：</>请看");
    row("Latin code inside", "使用**`a`**吧", "使用<bc>a</>吧");
    row("Japanese", "これは**「重要」**です", "これは<b>「重要」</>です");
    row("Korean", "이것은 **\"중요\"**합니다", "이것은 <b>\"중요\"</>합니다");
    row("no emphasis", "三*四，五*六", "三*四，五*六");
}

void TestInlineParser::emphasisWorksBesideChinese()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const InlineText text = InlineParser::paragraph(source);
    if (QTest::currentDataTag() != QByteArrayView("no emphasis"))
        QCOMPARE(marked(text), expected);
    QVERIFY(!text.text.contains(kFlankMark));
}

void TestInlineParser::keepsFormulasAsTheyAre_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source : {"\\(a_1 * b_2 * c\\)", "\\[\\frac{a}{b} \\\\ x_*y*\\]",
                               "$$a_{1} * b * c_{2}$$", "cost $5 and $6"}) {
        QTest::newRow(source) << QString::fromUtf8(source);
    }
}

void TestInlineParser::keepsFormulasAsTheyAre()
{
    QFETCH(QString, source);
    QCOMPARE(InlineParser::paragraph(source).text, source);
}

void TestInlineParser::leavesCodeSpansAlone()
{
    QCOMPARE(marked(InlineParser::paragraph(QStringLiteral("`\\(a\\)` 是**`“x”`**的"))),
             QStringLiteral("<c>\\(a\\)</> 是<bc>“x”</>的"));
}

void TestInlineParser::anImageIsWordsAndItsHost()
{
    const InlineText text =
        InlineParser::paragraph(QStringLiteral("![a cat](https://img.example/cat.png)"));
    QCOMPARE(text.text, QStringLiteral("a cat (img.example)"));
    QVERIFY(text.runs.first().styles & InlineStyle::Image);
    QCOMPARE(text.links.first(), QStringLiteral("https://img.example/cat.png"));
    QCOMPARE(InlineParser::paragraph(QStringLiteral("![](data:image/png;base64,AA)")).text,
             QStringLiteral("data"));
}

void TestInlineParser::aBareAddressEndsWhereChineseBegins()
{
    const InlineText text =
        InlineParser::paragraph(QStringLiteral("见https://a.example/b，然后https://c.example。完"));
    for (const QString &link : text.links)
        QVERIFY2(!link.contains(QChar(0xFF0C)) && !link.contains(QChar(0x3002)), qPrintable(link));
    QCOMPARE(text.text, QStringLiteral("见https://a.example/b，然后https://c.example。完"));
}

void TestInlineParser::aMailAddressInALinkIsPartOfIt()
{
    const QString source = QStringLiteral("see [write to c@d.example now](https://e.example) then");
    const InlineText text = InlineParser::paragraph(source);
    QCOMPARE(marked(text), QStringLiteral("see <a>write to c@d.example now</> then"));
    QCOMPARE(text.links, QStringList(QStringLiteral("https://e.example")));
    (void)InlineParser::paragraph(QStringLiteral("www.b.e\u0001c@d.example"));
}

void TestInlineParser::tooManyMarksBecomePlainText()
{
    const QString source = QStringLiteral("*a* ").repeated(InlineParser::kMaxItems + 10);
    const InlineText text = InlineParser::paragraph(source);
    QCOMPARE(text.runs.size(), 0);
    QCOMPARE(text.text, source);
}

void TestInlineParser::tooManyMarksWithinAWordBecomePlainText()
{
    const QString word = QStringLiteral("~a").repeated(4'000);
    QCOMPARE(InlineParser::paragraph(word).text, word);
    const QString words = QStringLiteral("~a~ b ").repeated(1'300);
    QCOMPARE(InlineParser::paragraph(words).runs.size(), 1'300);
}

void TestInlineParser::aHeadingIsNothingElse_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("bullet") << QStringLiteral("- a *b*") << QStringLiteral("- a <i>b</>");
    QTest::newRow("number") << QStringLiteral("1. `a`") << QStringLiteral("1. <c>a</>");
    QTest::newRow("only a hash") << QStringLiteral("#") << QStringLiteral("#");
    QTest::newRow("escaped hashes") << QStringLiteral("a \\##") << QStringLiteral("a ##");
    QTest::newRow("hash") << QStringLiteral("F_x_ #") << QStringLiteral("F_x_ #");
    QTest::newRow("quote") << QStringLiteral("> *a*") << QStringLiteral("> <i>a</>");
}

void TestInlineParser::aHeadingIsNothingElse()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(marked(InlineParser::line(source)), expected);
}

QTEST_GUILESS_MAIN(TestInlineParser)
#include "tst_inlineparser.moc"
