// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copymarkdown.h"
#include "render/formula.h"
#include "render/inlineparser.h"
#include "render/messagelayout.h"
#include "render/textplace.h"

#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace render;

namespace {

const QStringList kTypesetter{QStringLiteral(LOQUAT_BINARY_DIR "/loquat-typesetter")};

bool hasFormulaScripts()
{
    return QFileInfo(QStringLiteral(LOQUAT_BINARY_DIR "/loquat-typesetter.rcc")).size() > 0;
}

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

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

int inkIn(const QImage &image, const QRect &area, const QColor &ground)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixelColor(x, y) != ground ? 1 : 0;
    }
    return count;
}

} // namespace

/// Formulas in what a model writes: which text is one, and how one stands among words.
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
    void trustsNoAnswer_data();
    void trustsNoAnswer();
    void areSetByMathJax_data();
    void areSetByMathJax();
    void whatIsNoTexStaysText();
    void takeThePlaceOfTheirSource();
    void makeRoomBetweenLines();
    void haveTheInkOfTheText();
    void widenTheColumnsOfATable();
    void wideOnesMoveSideways();

private:
    struct Shown {
        std::unique_ptr<MessageLayout> layout;
        Document document;
    };
    /// Laid out with every formula known.
    [[nodiscard]] Shown shown(const QString &text, int width = 600);
    [[nodiscard]] QImage painted(const MessageLayout &layout, const Colors &colors) const;

    Typesetter m_typesetter{kTypesetter};
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

TestFormulas::Shown TestFormulas::shown(const QString &text, int width)
{
    Shown made{std::make_unique<MessageLayout>(m_type, &m_typesetter), documentOf(text)};
    made.layout->setWidth(width);
    (void)made.layout->sync(made.document);
    const auto hasAll = [&] {
        (void)made.layout->takeArrived();
        (void)made.layout->ensure(0, 1'000'000);
        return !made.layout->isAwaiting();
    };
    if (!QTest::qWaitFor(hasAll, 60'000))
        qWarning("the formulas did not come");
    return made;
}

QImage TestFormulas::painted(const MessageLayout &layout, const Colors &colors) const
{
    QImage image(layout.width(), std::max(1, layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    layout.paint(painter, {colors, {0, 0}, image.rect(), 0, false, {}, {}});
    return image;
}

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
    for (int end = 1; end <= text.size(); ++end) {
        grown.append(QStringView(text).mid(end - 1, 1));
        Document whole;
        whole.append(QStringView(text).first(end));
        QCOMPARE(grown.blocks(), whole.blocks());
    }
}

void TestFormulas::trustsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no width") << QByteArray(R"({"width":0,"ascent":1,"depth":1})");
    QTest::newRow("too wide") << QByteArray(R"({"width":1e9,"ascent":1,"depth":1})");
    QTest::newRow("too high") << QByteArray(R"({"width":1,"ascent":1e6,"depth":1})");
    QTest::newRow("text for a number") << QByteArray(R"({"width":"1","ascent":1,"depth":1})");
    for (const char *shape :
         {R"({"fill":[9,1,2]})", R"({"fill":[0,1]})", R"({"fill":[0,1e300,1]})",
          R"({"fill":[0,"x",1]})", R"({"line":[0,1,1],"thick":-1})", R"({"line":[0,1,1]})",
          R"({"fill":[0,1,1],"clip":[1]})", R"({"text":"a","x":0,"y":0,"size":1e9})"}) {
        QTest::newRow(shape) << QByteArray(R"({"width":9,"ascent":1,"depth":1,"shapes":[)") + shape
                                    + "]}";
    }
}

void TestFormulas::trustsNoAnswer()
{
    QFETCH(QByteArray, answer);
    QVERIFY(formulaOf(json(answer.constData())).isNull());
    QVERIFY(!formulaOf(json(R"({"width":9,"ascent":1,"depth":1,"shapes":[{"fill":[0,1,1,4]}]})"))
                 .isNull());
}

void TestFormulas::areSetByMathJax_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<double>("ems"); ///< about so wide
    const auto row = [](const char *tex, double ems) {
        QTest::newRow(tex) << QString::fromUtf8(tex) << ems;
    };
    row("x", 0.57);
    row("\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}", 7.27);
    row("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", 3.47);
    row("\\ce{H2O}", 1.96);
    row("\\text{其中 }x", 2.82);
    row("\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\\\6\\end{matrix}\\right)", 2.25);
    row("\\boxed{E=mc^2}", 4.38);
    row("\\begin{align}a&=b\\\\c&=d\\tag{1}\\end{align}", 5.66);
    row("\\newcommand{\\foo}{x}\\foo", 0.57);
    row("\\color{red}{x}", 0.57);
}

void TestFormulas::areSetByMathJax()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    QFETCH(QString, tex);
    QFETCH(double, ems);
    const QByteArray name = m_typesetter.ask(FormulaSource{tex, true});
    QVERIFY(!name.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_typesetter.findFormula(name), 60'000);
    const SharedFormula formula = m_typesetter.findFormula(name);
    QVERIFY(!formula->isNull());
    QVERIFY2(std::abs(formula->width / 1000 - ems) < 0.02,
             qPrintable(QString::number(formula->width)));
    // What is drawn lies in the box that the formula says it has.
    const QRectF box(0, -formula->ascent, formula->width, formula->ascent + formula->depth);
    for (const QPainterPath &ink : formula->inks)
        QVERIFY(box.adjusted(-150, -150, 150, 150).contains(ink.boundingRect()));
    QCOMPARE(!formula->texts.isEmpty(), tex.contains(QStringLiteral("其中")));
}

void TestFormulas::whatIsNoTexStaysText()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    for (const char *tex : {"\\frac{a", "\\begin{x}", "\\def\\a{\\a\\a}\\a", "}", "a^b^c"}) {
        const QByteArray name = m_typesetter.ask(FormulaSource{QString::fromLatin1(tex), false});
        QTRY_VERIFY_WITH_TIMEOUT(m_typesetter.findFormula(name), 60'000);
        QVERIFY2(m_typesetter.findFormula(name)->isNull(), tex);
    }
    QVERIFY(m_typesetter.ask(FormulaSource{QString(5'000, QLatin1Char('x')), false}).isEmpty());
    const Shown made = shown(QStringLiteral("see $\\frac{a$ there"));
    QVERIFY(made.layout->cursorRect({0, 14}).x() > made.layout->cursorRect({0, 5}).x());
}

void TestFormulas::takeThePlaceOfTheirSource()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const QString text = QStringLiteral("ab $\\frac{1}{2}$ cd");
    const Shown made = shown(text);
    const int start = int(text.indexOf(QLatin1Char('$')));
    const int end = int(text.lastIndexOf(QLatin1Char('$'))) + 1;
    const int left = made.layout->cursorRect({0, start}).x();
    const int right = made.layout->cursorRect({0, end}).x();
    QVERIFY(right > left && right - left < 2 * m_type.em);
    // One piece: no place inside it is reached by pointing.
    for (int x = left; x <= right; ++x) {
        const int offset = made.layout->placeAt({x, m_type.lineHeight / 2}).offset;
        QVERIFY(offset == start || offset == end);
    }
    QCOMPARE(made.layout->placeAt({2'000, m_type.lineHeight / 2}).offset, int(text.size()));
    QCOMPARE(copyText(made.document.blocks(), {0, 0}, endOf(made.document.blocks())), text);
    QCOMPARE(formulaAround(made.document.blocks().first(), start + 3), std::pair(start, end));
}

void TestFormulas::makeRoomBetweenLines()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const QString tall =
        QStringLiteral("$\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\end{matrix}\\right)$");
    const Shown plain = shown(QStringLiteral("a\nb\nc"));
    const Shown made = shown(QStringLiteral("a\nb %1\nc").arg(tall));
    QCOMPARE(made.layout->cursorRect({0, 0}), plain.layout->cursorRect({0, 0}));
    const QRect middle = made.layout->cursorRect({0, 2});
    QVERIFY(middle.height() > 4 * m_type.em);
    QCOMPARE(made.layout->cursorRect(endOf(made.document.blocks())).y(), middle.bottom() + 1);
    const Colors colors = Colors::light();
    const QImage image = painted(*made.layout, colors);
    const int right = made.layout->cursorRect({0, 4 + int(tall.size())}).x();
    const int left = made.layout->cursorRect({0, 4}).x();
    QVERIFY(inkIn(image, {left, middle.top(), right - left, m_type.em}, colors.canvas) > 0);
    QVERIFY(
        inkIn(image, {left, middle.bottom() - m_type.em, right - left, m_type.em}, colors.canvas)
        > 0);
}

void TestFormulas::haveTheInkOfTheText()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const Shown made = shown(QStringLiteral("$$\\rule{2em}{2em}$$"));
    for (const Colors &colors : {Colors::light(), Colors::dark()}) {
        const QImage image = painted(*made.layout, colors);
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), colors.text);
    }
}

void TestFormulas::widenTheColumnsOfATable()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const QString wide = QStringLiteral("$a+b+c+d+e+f+g+h+i+j+k+l+m+n$");
    const Shown made = shown(QStringLiteral("|a|b|\n|-|-|\n|%1|x|\n").arg(wide));
    const int left = made.layout->cursorRect({0, 4}).x();
    const int right = made.layout->cursorRect({0, 4 + int(wide.size())}).x();
    const int next = made.layout->cursorRect({0, 5 + int(wide.size())}).x();
    QVERIFY(right - left > 10 * m_type.em);
    QVERIFY(next >= right + space::kCellX);
}

void TestFormulas::wideOnesMoveSideways()
{
    if (!hasFormulaScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    Shown made =
        shown(QStringLiteral("$$%1$$").arg(QStringLiteral("a+").repeated(100) + u'b'), 300);
    QVERIFY(made.layout->wideIn(0, 100));
    const int before = made.layout->cursorRect({0, 0}).x();
    QVERIFY(made.layout->scrollSideways({10, 10}, 50));
    QCOMPARE(made.layout->cursorRect({0, 0}).x(), before - 50);
    const Shown narrow = shown(QStringLiteral("$$a$$"), 300);
    QVERIFY(!narrow.layout->wideIn(0, 100));
    const int x = narrow.layout->cursorRect({0, 0}).x();
    QVERIFY(x > 130 && x < 150);
}

QTEST_MAIN(TestFormulas)
#include "tst_formulas.moc"
