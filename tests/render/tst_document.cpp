// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/document.h"
#include "support/growndocument.h"

#include "render/textplace.h"

#include <QFile>
#include <QTest>

using namespace render;

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsBlocksAsCommonMarkDoes_data();
    void cutsBlocksAsCommonMarkDoes();
    void splittingIncrementallyEqualsSplittingAtOnce_data();
    void splittingIncrementallyEqualsSplittingAtOnce();
    void closedBlocksStayClosed();
    void aDefinitionReopensExactlyItsUsers();
    void anOpenFenceIsCodeFromItsFirstLine();
    void longCodeIsManyBlocks();
    void longListsAreManyBlocks();
    void breaksEndlessLines();
    void endlessParagraphsAreContinued();
    void beyondAMegabyteIsPlainText();
    void plainTextKeepsEveryMark();
    void aTableWithOneDashIsATable();
    void tooManyColumnsAreNoTable();
    void deepQuotesEndSomewhere();
    void copiesWithoutMarkdown();
    void everyLetterOfHostileTextStaysVisible();
};

namespace {

QString describe(const Block &block)
{
    QString out;
    for (const Container &container : block.path) {
        out += container.kind == ContainerKind::Quote ? QStringLiteral(">")
               : container.number.isEmpty()           ? QStringLiteral("-")
                                                      : container.number;
        if (container.task != TaskState::None)
            out +=
                container.task == TaskState::Done ? QStringLiteral("[x]") : QStringLiteral("[ ]");
    }
    switch (block.kind) {
    case BlockKind::Heading:
        out += QStringLiteral("h%1").arg(block.level);
        break;
    case BlockKind::Code:
        out += QStringLiteral("code(%1)").arg(block.language);
        break;
    case BlockKind::Table:
        out += QStringLiteral("table");
        break;
    case BlockKind::Rule:
        return out + QStringLiteral("hr");
    case BlockKind::Plain:
        out += QStringLiteral("plain");
        break;
    case BlockKind::Formula:
        out += QStringLiteral("formula");
        break;
    case BlockKind::Picture:
        out += QStringLiteral("picture");
        break;
    case BlockKind::Paragraph:
        out += QLatin1Char('p');
        break;
    }
    QString text = plainText(block);
    text.replace(QChar::LineSeparator, QLatin1Char('/'));
    text.replace(QLatin1Char('\t'), QLatin1Char('|'));
    return out + QLatin1Char(' ') + text;
}

QStringList describe(const Document &document)
{
    QStringList all;
    for (const Block &block : document.blocks())
        all.append(describe(block));
    return all;
}

QString sample()
{
    return QStringLiteral("# Title\n\nSome *text* with [a link][x] and `code`.\n"
                          "Second line\n===\n\n- one\n- two\n  more\n\n  para\n"
                          "  1. inner\n  2. inner two\n- [x] done\n- [ ] open\n\n"
                          "> quote\nlazy\n> - item\n\n```cpp\nint a;\n\tb();\n\n```\n\n"
                          "| a | b |\n|-|:-:|\n| 1 | **2** |\n| \\| | `x` |\nafter\n\n"
                          "***\n这是**“重点”**的。\n\n[x]: https://example.org\n\n"
                          "    indented\n\n    more\n\n* * *\n+ plus\n+ [b][x]\n\n~~~\nopen");
}

} // namespace

void TestDocument::cutsBlocksAsCommonMarkDoes_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char16_t *source, const QStringList &expected) {
        QTest::newRow(name) << QString::fromUtf16(source) << expected;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row("paragraph of two lines", u"a\nb\n\nc", {s("p a/b"), s("p c")});
    row("headings", u"# a\n## b ##\n####### no", {s("h1 a"), s("h2 b"), s("p ####### no")});
    row("setext", u"a\n---\nb\n===", {s("h2 a"), s("h1 b")});
    row("tight list", u"- a\n- b\n* c", {s("-p a"), s("-p b"), s("-p c")});
    row("numbers count from the first", u"3. a\n7. b\n1) c", {s("3.p a"), s("4.p b"), s("1)p c")});
    row("nested list", u"- a\n  - b\n    1. c\n- d",
        {s("-p a"), s("--p b"), s("--1.p c"), s("-p d")});
    row("two paragraphs in an item", u"- a\n\n  b\n\nc", {s("-p a"), s("-p b"), s("p c")});
    row("tasks", u"- [ ] a\n- [x] b\n- [X] c", {s("-[ ]p a"), s("-[x]p b"), s("-[x]p c")});
    row("lazy quote", u"> a\nb\n\nc", {s(">p a/b"), s("p c")});
    row("list in a quote", u"> - a\n>   b\n> - c", {s(">-p a/b"), s(">-p c")});
    row("only one interrupts a paragraph", u"a\n2. b\nc\n1. d", {s("p a/2. b/c"), s("1.p d")});
    row("fence", u"```js x\na\n\n b\n```\nc", {s("code(js) a// b"), s("p c")});
    row("fence in a list", u"1. a\n   ```\n   x\n     y\n   ```\n2. b",
        {s("1.p a"), s("1.code() x/  y"), s("2.p b")});
    row("longer closing fence", u"````\n```\n`````\nx", {s("code() ```"), s("p x")});
    row("unclosed fence in a quote ends with it", u"> ```\n> a\nb", {s(">code() a"), s("p b")});
    row("empty fence", u"```\n```", {s("code() ")});
    row("indented code", u"    a\n\n     b\nc", {s("code() a// b"), s("p c")});
    row("rules", u"a\n\n***\n- - -\n_ _ _", {s("p a"), s("hr"), s("hr"), s("hr")});
    row("table", u"a | b\n- | -\n1 | 2\n\nc", {s("table a|b/1|2"), s("p c")});
    row("table after a line", u"x\n|a|b|\n|-|-|\n|1|2|", {s("p x"), s("table a|b/1|2")});
    row("short and long rows", u"|a|b|\n|-|-|\n|1|\n|1|2|3|", {s("table a|b/1|/1|2")});
    row("escaped pipe", u"|a|\n|-|\n|x\\|y|", {s("table a/x|y")});
    row("empty item", u"- \n- a", {s("-p "), s("-p a")});
    row("html is text", u"<div>\n*a*\n</div>", {s("p <div>/a/</div>")});
    row("definitions vanish", u"[x]: http://a.b\n\n[x]", {s("p x")});
    row("tabs", u"-\ta\n\n\tb", {s("-p a"), s("-p b")});
    row("windows line ends", u"a\r\n\r\nb\r\n", {s("p a"), s("p b")});
}

void TestDocument::cutsBlocksAsCommonMarkDoes()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    QCOMPARE(describe(support::wholeDocument(source)), expected);
}

void TestDocument::splittingIncrementallyEqualsSplittingAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QFile hostile(QStringLiteral(TEST_DATA_DIR "/hostile.md"));
    QVERIFY(hostile.open(QIODevice::ReadOnly));
    QTest::newRow("everything") << sample();
    QTest::newRow("hostile") << QString::fromUtf8(hostile.readAll());
    QTest::newRow("code") << QStringLiteral("```\n") + QStringLiteral("line\n").repeated(40);
    QTest::newRow("table") << QStringLiteral("|a|b|\n|-|-|\n")
                                  + QStringLiteral("|1|[x]|\n").repeated(40)
                                  + QStringLiteral("\n[x]: http://a.b\n");
}

void TestDocument::splittingIncrementallyEqualsSplittingAtOnce()
{
    QFETCH(QString, text);
    const Document expected = support::wholeDocument(text);
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        Document document;
        document.append(QStringView(text).left(cut));
        document.append(QStringView(text).mid(cut));
        Document open = document;
        document.finish();
        QCOMPARE(document.blocks(), expected.blocks());
        Document atOnce;
        atOnce.append(text);
        QCOMPARE(open.blocks(), atOnce.blocks());
    }
    Document byCharacter;
    for (const QChar c : text)
        byCharacter.append(QStringView(&c, 1));
    byCharacter.finish();
    QCOMPARE(byCharacter.blocks(), expected.blocks());
}

void TestDocument::closedBlocksStayClosed()
{
    const QString text = sample();
    Document document;
    QList<Block> closed;
    for (qsizetype i = 0; i < text.size(); ++i) {
        document.append(QStringView(text).mid(i, 1));
        const QList<int> reopened = document.takeReopened();
        for (qsizetype block = 0; block < closed.size(); ++block) {
            if (reopened.contains(block))
                continue;
            QCOMPARE(document.blocks()[block], closed[block]);
        }
        QVERIFY(document.closedCount() >= closed.size());
        closed = document.blocks().first(document.closedCount());
    }
}

void TestDocument::aDefinitionReopensExactlyItsUsers()
{
    Document document;
    document.append(QStringLiteral("[a] one\n\n[b] two\n\n[A] three\n\nnone\n\n"));
    QVERIFY(document.takeReopened().isEmpty());
    document.append(QStringLiteral("[a]: https://a.example\n\n"));
    QCOMPARE(document.takeReopened(), (QList<int>{0, 2}));
    QCOMPARE(document.blocks()[0].text.links, QStringList{QStringLiteral("https://a.example")});
    QCOMPARE(document.blocks()[2].text.links, QStringList{QStringLiteral("https://a.example")});
    QVERIFY(document.blocks()[1].text.links.isEmpty());
    document.append(QStringLiteral("[a]: https://other.example\n\n"));
    QVERIFY(document.takeReopened().isEmpty()); // the first definition counts
}

void TestDocument::anOpenFenceIsCodeFromItsFirstLine()
{
    Document document;
    document.append(QStringLiteral("```py\nx = 1"));
    QCOMPARE(describe(document), QStringList{QStringLiteral("code(py) x = 1")});
    document.append(QStringLiteral("\n# not a heading\n"));
    QCOMPARE(document.blocks().size(), 1);
}

void TestDocument::longCodeIsManyBlocks()
{
    const Document document = support::wholeDocument(
        QStringLiteral("```\n") + QStringLiteral("x\n").repeated(100) + QStringLiteral("```\n"));
    QCOMPARE(document.blocks().size(), 7);
    QVERIFY(document.blocks().first().isGroupStart);
    QVERIFY(!document.blocks().first().isGroupEnd);
    QVERIFY(document.blocks().last().isGroupEnd);
    QCOMPARE(document.blocks().first().group, document.blocks().last().group);
}

void TestDocument::longListsAreManyBlocks()
{
    Document document;
    document.append(QStringLiteral("- item\n").repeated(500));
    QVERIFY(document.closedCount() >= 499);
}

void TestDocument::breaksEndlessLines()
{
    const Document document = support::wholeDocument(QString(1'000'000, QLatin1Char('a')));
    QVERIFY(document.blocks().size() >= 100);
    for (const Block &block : document.blocks())
        QVERIFY(block.text.text.size() <= Document::kMaxLine);
}

void TestDocument::endlessParagraphsAreContinued()
{
    const Document document = support::wholeDocument(QStringLiteral("some words\n").repeated(3000));
    QVERIFY(document.blocks().size() > 2);
    QVERIFY(!document.blocks().first().isContinued);
    QVERIFY(document.blocks()[1].isContinued);
}

void TestDocument::beyondAMegabyteIsPlainText()
{
    const Document document = support::wholeDocument(QStringLiteral("# *a*\n").repeated(200'000));
    QCOMPARE(document.blocks().first().kind, BlockKind::Heading);
    QCOMPARE(document.blocks().last().kind, BlockKind::Plain);
    QVERIFY(plainText(document.blocks().last()).startsWith(QStringLiteral("# *a*")));
}

void TestDocument::plainTextKeepsEveryMark()
{
    const QString text = QStringLiteral("# a\n\n\n*b* <c>\n\td");
    const Document document = support::wholeDocument(text, Document::Mode::Plain);
    QCOMPARE(copyText(document.blocks(), {}, endOf(document.blocks())), text);
}

void TestDocument::aTableWithOneDashIsATable()
{
    const Document document = support::wholeDocument(QStringLiteral("|列|值|\n|-|-:|\n|甲|1|"));
    QCOMPARE(describe(document), QStringList{QStringLiteral("table 列|值/甲|1")});
    QCOMPARE(document.blocks()[0].columns,
             (QList<ColumnAlign>{ColumnAlign::Start, ColumnAlign::Right}));
}

void TestDocument::tooManyColumnsAreNoTable()
{
    const QString row = QStringLiteral("|a").repeated(101) + QStringLiteral("|\n");
    const QString rule = QStringLiteral("|-").repeated(101) + QStringLiteral("|\n");
    QCOMPARE(support::wholeDocument(row + rule).blocks().first().kind, BlockKind::Paragraph);
}

void TestDocument::deepQuotesEndSomewhere()
{
    const Document document =
        support::wholeDocument(QString(5000, QLatin1Char('>')) + QStringLiteral(" a"));
    QVERIFY(!document.blocks().isEmpty());
    QVERIFY(document.blocks().first().path.size() <= BlockSplitter::kMaxDepth);
}

void TestDocument::copiesWithoutMarkdown()
{
    const Document document = support::wholeDocument(
        QStringLiteral("# Head\n\nA *b* `c`\nd\n\n- x\n- [x] y\n  1. z\n\n```\ncode\n  "
                       "more\n```\n\n|a|b|\n|-|-|\n|1|2|"));
    QCOMPARE(
        copyText(document.blocks(), {}, endOf(document.blocks())),
        QStringLiteral("Head\n\nA b c\nd\n\n- x\n- [x] y\n  1. z\n\ncode\n  more\n\na\tb\n1\t2"));
    QCOMPARE(copyText(document.blocks(), {0, 2}, {1, 3}), QStringLiteral("ad\n\nA b"));
}

void TestDocument::everyLetterOfHostileTextStaysVisible()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/hostile.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Document document = support::wholeDocument(QString::fromUtf8(file.readAll()));
    QString text = copyText(document.blocks(), {}, endOf(document.blocks()));
    for (const Block &block : document.blocks())
        text += block.picture->address; // which its card shows
    for (const char *part : {"<script>alert(\"script\")</script>", "onerror=\"alert(1)\"",
                             "<p style=\"background-image:url(file:///etc/hostname)\">styled</p>",
                             "<b>inline</b>", "█", "<object data=\"file:///etc/passwd\"></object>",
                             "passwd", "tracker.example", "<td onclick=\"x\">"}) {
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
