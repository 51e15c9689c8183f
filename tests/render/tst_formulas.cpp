// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copymarkdown.h"
#include "render/document.h"
#include "render/inlineparser.h"
#include "support/growndocument.h"

#include <QTest>

using namespace render;

namespace {

QStringList formulasIn(const InlineText &text)
{
    QStringList found;
    for (const InlineRun &run : text.runs) {
        if (run.styles & InlineStyle::Formula)
            found.append(text.text.mid(run.start, run.length));
    }
    return found;
}

Document documentOf(const QString &text)
{
    Document document;
    document.append(text);
    document.finish();
    return document;
}

QStringList formulaBlocks(const QList<Block> &blocks)
{
    QStringList found;
    for (const Block &block : blocks) {
        if (block.kind == BlockKind::Formula)
            found.append(QString(block.text.text).replace(QChar::LineSeparator, QLatin1Char('\n')));
    }
    return found;
}

} // namespace

/// Formulas in what a model writes: which text is one.
class TestFormulas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsFormulasFromPrices_data();
    void tellsFormulasFromPrices();
    void keepsFormulasFromMarkdown();
    void standOnLinesOfTheirOwn_data();
    void standOnLinesOfTheirOwn();
    void growLikeAnyText();
};

void TestFormulas::tellsFormulasFromPrices_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("formulas");
    const auto row = [](const char *source, const QStringList &formulas) {
        QTest::newRow(source) << QString::fromUtf8(source) << formulas;
    };
    row("so $x^2$ is", {QStringLiteral("$x^2$")});
    row("$a$, $b$ and $c$", {QStringLiteral("$a$"), QStringLiteral("$b$"), QStringLiteral("$c$")});
    row("函数$f(x)$在$[0,1]$上连续", {QStringLiteral("$f(x)$"), QStringLiteral("$[0,1]$")});
    row("it costs $5 and $6", {});
    row("from $5 to 10$ each", {});
    row("价格是$5，优惠后是3$吗", {});
    row("US$5 or US$6", {});
    row("set $HOME/$USER first", {});
    row("echo $PATH and $HOME", {});
    row("the $n$th, $2n$-th", {QStringLiteral("$n$"), QStringLiteral("$2n$")});
    row("O: $O(n log n)$", {QStringLiteral("$O(n log n)$")});
    row("\\$5 and \\$6", {});
    row("`$x$` and $y$", {QStringLiteral("$y$")});
    row("a \\(x_1\\) b \\[y\\] c $$z$$ d",
        {QStringLiteral("\\(x_1\\)"), QStringLiteral("\\[y\\]"), QStringLiteral("$$z$$")});
    row("\\(unfinished and $alone", {});
    row("$\\text{如果 } x>0$", {QStringLiteral("$\\text{如果 } x>0$")});
    row("$$ and $ and $$$", {});
    row("**$x$** and *$y$*", {QStringLiteral("$x$"), QStringLiteral("$y$")});
}

void TestFormulas::tellsFormulasFromPrices()
{
    QFETCH(QString, source);
    QFETCH(QStringList, formulas);
    const InlineText text = InlineParser::paragraph(source);
    QCOMPARE(formulasIn(text), formulas);
    QCOMPARE(formulasIn(InlineParser::line(source)), formulas);
}

void TestFormulas::keepsFormulasFromMarkdown()
{
    const InlineText text =
        InlineParser::paragraph(QStringLiteral("a $b_1 * c_2 * d$ *e* [f $g$](http://h/$i$)"));
    QCOMPARE(text.text, QStringLiteral("a $b_1 * c_2 * d$ e f $g$"));
    QCOMPARE(formulasIn(text), QStringList{QStringLiteral("$b_1 * c_2 * d$")});
    QCOMPARE(text.links, QStringList{QStringLiteral("http://h/$i$")});
    // Letters that tokens are made of are letters when a model writes them.
    const QString ugaritic = QStringLiteral("\U00010380\U00010390 $x$");
    QCOMPARE(InlineParser::paragraph(ugaritic).text, ugaritic);
    Block block;
    block.text = text;
    QCOMPARE(markdownOf({block}), QStringLiteral("a $b_1 * c_2 * d$ *e* [f $g$](http://h/$i$)"));
}

void TestFormulas::standOnLinesOfTheirOwn_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("formulas");
    QTest::addColumn<int>("blocks");
    const auto row = [](const char *name, const char *source, const QStringList &formulas,
                        int blocks) {
        QTest::newRow(name) << QString::fromUtf8(source) << formulas << blocks;
    };
    const QString sum = QStringLiteral("$$\na\n= b\n- c\n$$");
    row("one line", "$$x$$", {QStringLiteral("$$x$$")}, 1);
    row("between words", "so\n$$x$$\nholds", {QStringLiteral("$$x$$")}, 3);
    row("lines like marks", "$$\na\n= b\n- c\n$$\n", {sum}, 1);
    row("brackets", "\\[\nx\n\\]", {QStringLiteral("\\[\nx\n\\]")}, 1);
    row("in a list", "- a\n\n  \\[\n  x\n  \\]\n- b", {QStringLiteral("\\[\nx\n\\]")}, 3);
    row("in a quote", "> $$\n> x\n> $$", {QStringLiteral("$$\nx\n$$")}, 1);
    row("a fence", "```math\nx\n\ny\n```", {QStringLiteral("$$\nx\n\ny\n$$")}, 1);
    row("a fence without an end", "```math\nx", {}, 1);
    row("goes on behind", "$$x$$ is it", {}, 1);
    row("without an end", "$$\nx\n\nand more", {}, 2);
    row("words behind the end", "$$\nx\n$$ and\nmore", {}, 1);
}

void TestFormulas::standOnLinesOfTheirOwn()
{
    QFETCH(QString, source);
    QFETCH(QStringList, formulas);
    QFETCH(int, blocks);
    const Document document = documentOf(source);
    QCOMPARE(formulaBlocks(document.blocks()), formulas);
    QCOMPARE(document.blocks().size(), blocks);
    for (const Block &block : document.blocks()) {
        if (block.kind == BlockKind::Formula)
            QCOMPARE(formulasIn(block.text).size(), 1);
    }
}

void TestFormulas::growLikeAnyText()
{
    const QString text =
        QStringLiteral("a $x$ b\n$$\ny\n$$\nc \\[z\\]\n\n$$\nno\n\n```math\nq\n```\n"
                       "- d\n  $$e$$\n- \\(f\n\n$$1$$ g $5 and $6\n");
    Document grown;
    QCOMPARE(support::growsOtherwiseAt(grown, text), -1);
}

QTEST_MAIN(TestFormulas)
#include "tst_formulas.moc"
