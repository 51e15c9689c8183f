// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/copyslice.h"
#include "render/document.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

using namespace render;

namespace {

QList<Block> parsed(const QString &text)
{
    Document document;
    document.append(text);
    document.finish();
    return document.blocks();
}

QString html(const char *text)
{
    return htmlOf(parsed(QString::fromUtf8(text)));
}

QString plainOf(const QList<Block> &blocks)
{
    return copyText(blocks, {}, endOf(blocks));
}

/// The stretch from the first place of `from` to the end of the first place of `to`.
QList<Block> stretch(const QList<Block> &blocks, const QString &from, const QString &to)
{
    TextPlace begin;
    TextPlace end;
    for (int i = 0; i < blocks.size(); ++i) {
        const QString text = plainText(blocks[i]);
        if (const qsizetype at = text.indexOf(from); at >= 0 && begin == TextPlace())
            begin = {i, int(at)};
        if (const qsizetype at = text.indexOf(to); at >= 0 && end == TextPlace())
            end = {i, int(at + to.size())};
    }
    return sliced(blocks, begin, end);
}

} // namespace

/// What is copied, as HTML and as Markdown.
class TestCopying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesHtml_data();
    void writesHtml();
    void hostileTextStaysText_data();
    void hostileTextStaysText();
    void linksOnlyWhatMayBeOpened_data();
    void linksOnlyWhatMayBeOpened();
    void longCodeAndTablesStayWhole();
    void oneFormulaManyTimesDoesNotFillTheDisk();
    void richTextReadsAsTheSameThings();
    void markdownReadsAsTheSameBlocks_data();
    void markdownReadsAsTheSameBlocks();
    void escapesNoMoreThanNeeded();
    void aStretchKeepsItsStyles();
    void aStretchOfAListKeepsItsItems();
    void aFewWordsAreWords();
    void aStretchOfATableIsItsRows();
};

void TestCopying::writesHtml_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("heading") << QByteArray("## Two") << QByteArray("<h2>Two</h2>");
    QTest::newRow("styles") << QByteArray("**a** *b* ~~c~~")
                            << QByteArray("<p><strong>a</strong> <em>b</em> <s>c</s></p>");
    QTest::newRow("code in text") << QByteArray(
        "`a<b`") << QByteArray("<p><code style=\"font-family:monospace\">a&lt;b</code></p>");
    QTest::newRow("lines") << QByteArray("a\nb") << QByteArray("<p>a<br>b</p>");
    QTest::newRow("quote") << QByteArray("> a\n>\n> b")
                           << QByteArray("<blockquote><p>a</p><p>b</p></blockquote>");
    QTest::newRow("list") << QByteArray("- a\n- b") << QByteArray("<ul><li>a</li><li>b</li></ul>");
    QTest::newRow("nested list")
        << QByteArray("3. a\n   - b\n   - c\n4. d")
        << QByteArray("<ol start=\"3\"><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>");
    QTest::newRow("item of two paragraphs")
        << QByteArray("- a\n\n  b") << QByteArray("<ul><li>a<p>b</p></li></ul>");
    QTest::newRow("tasks") << QByteArray("- [x] a\n- [ ] b")
                           << QByteArray("<ul><li>☑ a</li><li>☐ b</li></ul>");
    QTest::newRow("code") << QByteArray("```py\nif a < b:\n    c\n```")
                          << QByteArray("<pre style=\"font-family:monospace\"><code>if a &lt; b:\n"
                                        "    c</code></pre>");
    QTest::newRow("rule") << QByteArray("a\n\n---\n\nb") << QByteArray("<p>a</p><hr><p>b</p>");
    QTest::newRow("table") << QByteArray("| a | b |\n|---|--:|\n| 1 | **2** |")
                           << QByteArray(
                                  "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
                                  "style=\"border-collapse:collapse\"><thead><tr><th>a</th>"
                                  "<th align=\"right\">b</th></tr></thead><tr><td>1</td>"
                                  "<td align=\"right\"><strong>2</strong></td></tr></table>");
    QTest::newRow("right to left") << QByteArray("שלום") << QByteArray("<p dir=\"rtl\">שלום</p>");
}

void TestCopying::writesHtml()
{
    QFETCH(QByteArray, markdown);
    QFETCH(QByteArray, expected);
    QCOMPARE(html(markdown.constData()), QString::fromUtf8(expected));
}

void TestCopying::hostileTextStaysText_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("image") << QByteArray("<img src=x onerror=alert(1)>");
    QTest::newRow("in a cell") << QByteArray("| <img src=x> |\n|---|\n| <script>1</script> |");
    QTest::newRow("in code") << QByteArray("```\n</code></pre><img src=x>\n```");
    QTest::newRow("in a list") << QByteArray("- <img src=x>\n  1. <iframe src=//e.example>");
    QTest::newRow("in a link's words") << QByteArray("[<img src=x>](https://a.example)");
    QTest::newRow("in a target") << QByteArray("[a](https://a.example/\"><img/src=x>)");
    QTest::newRow("a Markdown image") << QByteArray("![words](https://a.example/spy.png)");
    QTest::newRow("in a language") << QByteArray("```\"><img src=x>\n1\n```");
    QTest::newRow("a null") << QByteArray("a\x01<img src=x>");
}

void TestCopying::hostileTextStaysText()
{
    QFETCH(QByteArray, markdown);
    const QString out = html(markdown.constData());
    for (const char *element : {"<img", "<script", "<iframe", "src=\""})
        QVERIFY2(!out.contains(QLatin1StringView(element)), qPrintable(out));
    QVERIFY(!out.contains(QChar(1)));
}

void TestCopying::linksOnlyWhatMayBeOpened_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isLinked");
    QTest::newRow("https") << QStringLiteral("https://a.example/x?y=1&z") << true;
    QTest::newRow("mail") << QStringLiteral("mailto:a@b.example") << true;
    QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
    QTest::newRow("data") << QStringLiteral("data:text/html,x") << false;
    QTest::newRow("relative") << QStringLiteral("x.html") << false;
    QTest::newRow("no host") << QStringLiteral("https:///x") << false;
}

void TestCopying::linksOnlyWhatMayBeOpened()
{
    QFETCH(QString, target);
    QFETCH(bool, isLinked);
    const QString out = htmlOf(parsed(QStringLiteral("[words](%1)").arg(target)));
    QVERIFY(out.contains(QStringLiteral("words")));
    QCOMPARE(out.contains(QStringLiteral("<a href=\"")), isLinked);
    if (isLinked)
        QVERIFY(out.contains(target.toHtmlEscaped()));
}

void TestCopying::longCodeAndTablesStayWhole()
{
    const QString code = QStringLiteral("line\n").repeated(100);
    const QString codeHtml = htmlOf(parsed(QStringLiteral("```\n%1```").arg(code)));
    QCOMPARE(codeHtml.count(QStringLiteral("<pre")), 1);
    QCOMPARE(codeHtml.count(QStringLiteral("line")), 100);
    QVERIFY(codeHtml.contains(code.trimmed()));
    const QString rows = QStringLiteral("| 1 | 2 |\n").repeated(100);
    const QList<Block> table = parsed(QStringLiteral("| a | b |\n|---|---|\n%1").arg(rows));
    QVERIFY(table.size() > 1);
    const QString tableHtml = htmlOf(table);
    QCOMPARE(tableHtml.count(QStringLiteral("<table")), 1);
    QCOMPARE(tableHtml.count(QStringLiteral("<tr>")), 101);
    QCOMPARE(tableHtml.count(QStringLiteral("<th>")), 2);
    QCOMPARE(tableHtml.count(QStringLiteral("<thead>")), 1);
    QCOMPARE(markdownOf(table).count(QStringLiteral("---")), 2);
}

void TestCopying::richTextReadsAsTheSameThings()
{
    QTextDocument document; // what a program with rich text makes of it
    document.setHtml(html("# Head\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n  y\n```"));
    const auto tables = document.rootFrame()->childFrames();
    QCOMPARE(tables.size(), 1);
    const auto *table = qobject_cast<QTextTable *>(tables.constFirst());
    QVERIFY(table);
    QCOMPARE(table->rows(), 2);
    QCOMPARE(table->columns(), 2);
    QCOMPARE(table->cellAt(1, 1).firstCursorPosition().block().text(), QStringLiteral("2"));
    QVERIFY(table->format().border() > 0);
    QCOMPARE(document.begin().blockFormat().headingLevel(), 1);
    QVERIFY(document.toPlainText().contains(QStringLiteral("x = 1\n  y")));
    const QTextCursor found = document.find(QStringLiteral("x = 1"));
    QVERIFY(found.charFormat().fontFamilies().toStringList().contains(QStringLiteral("monospace")));
}

void TestCopying::markdownReadsAsTheSameBlocks_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("headings") << QByteArray("# One\n\nwords\n\n### Three *times*");
    QTest::newRow("styles") << QByteArray("**a *b* c** ~~d~~ ***e*** `f``g` x");
    QTest::newRow("marks that are words")
        << QByteArray("\\# no\n\n1\\. no\n\n\\- no\n\n2 \\* 3 \\*4\\* \\_x\\_ a_b_c \\`t\\` \\<b> "
                      "\\&amp; \\[a\\](b) \\~\\~c\\~\\~ \\\\ \\| a \\|");
    QTest::newRow("links") << QByteArray(
        "[a **b** c](https://a.example/x_y_z) <https://b.example> [d](<e f>) https://c.example/");
    QTest::newRow("lists") << QByteArray(
        "- a\n- b\n  - c\n\n    d\n  - e\n- f\n\nwords\n\n7. g\n8. h\n   - i\n9. j");
    QTest::newRow("ordered inside") << QByteArray("- a\n\n  3. b\n  4. c\n- d");
    QTest::newRow("tasks") << QByteArray("- [x] a\n- [ ] b\n- [a] c");
    QTest::newRow("quotes") << QByteArray("> a\n>\n> - b\n> - c\n>\n> > d\n\ne");
    QTest::newRow("code") << QByteArray("```py\na\n\n  ```b\n`````\n```\n\n- x\n\n  ```\n  y\n\n"
                                        "  z\n  ```\n- w");
    QTest::newRow("long code") << "```\n" + QByteArray("line\n").repeated(50) + "```";
    QTest::newRow("code in fences") << QByteArray("`````\n````\n```\nx\n`````");
    QTest::newRow("table") << QByteArray(
        "| a | b |\n|:--|:-:|\n| `1\\|2` | **x** |\n| *c* \\| d | |");
    QTest::newRow("rules") << QByteArray("a\n\n---\n\nb\n===");
    QTest::newRow("lines") << QByteArray("a\nb  \nc\\\nd");
    QTest::newRow("Chinese") << QByteArray("**你好**，世界。*再见*。\n\n1. 一\n2. 二");
}

void TestCopying::markdownReadsAsTheSameBlocks()
{
    QFETCH(QByteArray, markdown);
    const QList<Block> blocks = parsed(QString::fromUtf8(markdown));
    const QString written = markdownOf(blocks);
    const QList<Block> again = parsed(written);
    QCOMPARE(plainOf(again), plainOf(blocks));
    QCOMPARE(htmlOf(again), htmlOf(blocks));
}

void TestCopying::escapesNoMoreThanNeeded()
{
    for (const char *text :
         {"a - b, a + b, 2 * 3 and 4 > 3", "snake_case_name and array[0]", "1.5 of 100% & more",
          "#hash? C# is a name", "x < y; (a) [b] {c} | d", "~5 minutes"}) {
        const QString source = QString::fromLatin1(text);
        if (!source.startsWith(u'#'))
            QCOMPARE(markdownOf(parsed(source)), source);
    }
}

void TestCopying::aStretchKeepsItsStyles()
{
    const QList<Block> blocks =
        parsed(QStringLiteral("one **two three** [four five](https://a.b)"));
    const QList<Block> cut = stretch(blocks, QStringLiteral("three"), QStringLiteral("four"));
    QCOMPARE(htmlOf(cut),
             QStringLiteral("<p><strong>three</strong> <a href=\"https://a.b\">four</a></p>"));
    QCOMPARE(markdownOf(cut), QStringLiteral("**three** [four](https://a.b)"));
}

void TestCopying::aStretchOfAListKeepsItsItems()
{
    const QList<Block> blocks = parsed(QStringLiteral("- one two\n- three\n- four five"));
    const QList<Block> cut = stretch(blocks, QStringLiteral("two"), QStringLiteral("four"));
    QCOMPARE(htmlOf(cut), QStringLiteral("<ul><li>two</li><li>three</li><li>four</li></ul>"));
    QCOMPARE(markdownOf(cut), QStringLiteral("- two\n- three\n- four"));
}

void TestCopying::aFewWordsAreWords()
{
    const QList<Block> list = parsed(QStringLiteral("> - one two three"));
    QCOMPARE(htmlOf(stretch(list, QStringLiteral("two"), QStringLiteral("two"))),
             QStringLiteral("<p>two</p>"));
    const QList<Block> table = parsed(QStringLiteral("| a b | c |\n|---|---|\n| d e | f |"));
    QCOMPARE(htmlOf(stretch(table, QStringLiteral("e"), QStringLiteral("e"))),
             QStringLiteral("<p>e</p>"));
    const QList<Block> code = parsed(QStringLiteral("```\nfirst line\nsecond line\n```"));
    QCOMPARE(markdownOf(stretch(code, QStringLiteral("second"), QStringLiteral("second"))),
             QStringLiteral("`second`"));
    const QList<Block> lines = stretch(code, QStringLiteral("line"), QStringLiteral("second"));
    QCOMPARE(markdownOf(lines), QStringLiteral("```\nline\nsecond\n```"));
    QVERIFY(sliced(list, {0, 3}, {0, 3}).isEmpty());
}

void TestCopying::aStretchOfATableIsItsRows()
{
    const QList<Block> table =
        parsed(QStringLiteral("| a | b |\n|---|---|\n| c | d |\n| e | f |\n| g | h |"));
    const QList<Block> cut = stretch(table, QStringLiteral("d"), QStringLiteral("f"));
    QCOMPARE(cut.size(), 1);
    QVERIFY(htmlOf(cut).contains(QStringLiteral("<tr><td></td><td>d</td></tr>"
                                                "<tr><td>e</td><td>f</td></tr></table>")));
    QCOMPARE(markdownOf(cut), QStringLiteral("|  | d |\n| --- | --- |\n| e | f |"));
}

void TestCopying::oneFormulaManyTimesDoesNotFillTheDisk()
{
    QPainterPath ink;
    for (int i = 0; i < 100'000; ++i)
        ink.lineTo(i % 1'000, i % 777);
    Formula formula;
    formula.width = 900;
    formula.inks = {ink};
    SetParts parts;
    parts.formulas.insert(QStringLiteral("$x$"), std::make_shared<const Formula>(formula));
    const QString once = htmlOf(parsed(QStringLiteral("$x$")), parts);
    QCOMPARE(once.count(QStringLiteral("<svg")), 1);
    const int times = 50;
    const QString made = htmlOf(parsed(QStringLiteral("$x$ ").repeated(times)), parts);
    const auto drawn = made.count(QStringLiteral("<svg"));
    QVERIFY(drawn > 1);
    QVERIFY(drawn < times);
    QVERIFY(made.size() < (8 << 20) + 1'000);
    // The words of the others, and the names of those.
    QCOMPARE(made.count(QStringLiteral("$x$")), times);
    QVERIFY(made.endsWith(QStringLiteral("$x$ $x$</p>")));
}

QTEST_MAIN(TestCopying)
#include "tst_copying.moc"
