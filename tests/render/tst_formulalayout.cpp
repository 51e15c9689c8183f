// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/formula.h"
#include "render/messagelayout.h"
#include "render/textplace.h"
#include "support/typesetterprograms.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTest>
#include <algorithm>

using namespace render;

namespace {

constexpr int kWidth = 600;

QStringList formulasIn(const InlineText &text)
{
    QStringList found;
    for (const InlineRun &run : text.runs) {
        if (run.styles & InlineStyle::Formula)
            found.append(text.text.mid(run.start, run.length));
    }
    return found;
}

QStringList everyFormula(const QList<Block> &blocks)
{
    QStringList found;
    for (const Block &block : blocks) {
        found += formulasIn(block.text);
        for (const QList<InlineText> &row : block.rows) {
            for (const InlineText &cell : row)
                found += formulasIn(cell);
        }
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

/// How formulas look, and how one stands among words.
class TestFormulaLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    [[nodiscard]] Shown shown(const QString &text, int width = kWidth);
    [[nodiscard]] QImage painted(const MessageLayout &layout, const Colors &colors) const;

    core::ByteBudget m_budget;
    Typesetter m_typesetter{support::builtTypesetter(), m_budget};
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

TestFormulaLayout::Shown TestFormulaLayout::shown(const QString &text, int width)
{
    Shown made{std::make_unique<MessageLayout>(m_type, &m_typesetter), documentOf(text)};
    made.layout->setWidth(width);
    (void)made.layout->sync(made.document);
    (void)made.layout->ensure(0, 1'000'000); // asks for all of them
    const auto isKnown = [this](const QString &source) {
        const QByteArray name = m_typesetter.ask(formulaSource(source));
        return name.isEmpty() || m_typesetter.findFormula(name);
    };
    const QStringList sources = everyFormula(made.document.blocks());
    if (!QTest::qWaitFor([&] { return std::all_of(sources.begin(), sources.end(), isKnown); },
                         60'000))
        qWarning("the formulas did not come");
    (void)made.layout->takeArrived();
    (void)made.layout->ensure(0, 1'000'000);
    return made;
}

QImage TestFormulaLayout::painted(const MessageLayout &layout, const Colors &colors) const
{
    QImage image(600, std::max(1, layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    layout.paint(painter, {colors, {0, 0}, image.rect(), 0, false, {}, {}});
    return image;
}

void TestFormulaLayout::trustsNoAnswer_data()
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

void TestFormulaLayout::trustsNoAnswer()
{
    QFETCH(QByteArray, answer);
    QVERIFY(formulaOf(json(answer.constData())).isNull());
    QVERIFY(!formulaOf(json(R"({"width":9,"ascent":1,"depth":1,"shapes":[{"fill":[0,1,1,4]}]})"))
                 .isNull());
}

void TestFormulaLayout::areSetByMathJax_data()
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

void TestFormulaLayout::areSetByMathJax()
{
    if (!support::hasTypesetterScripts())
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

void TestFormulaLayout::whatIsNoTexStaysText()
{
    if (!support::hasTypesetterScripts())
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

void TestFormulaLayout::takeThePlaceOfTheirSource()
{
    if (!support::hasTypesetterScripts())
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

void TestFormulaLayout::makeRoomBetweenLines()
{
    if (!support::hasTypesetterScripts())
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

void TestFormulaLayout::haveTheInkOfTheText()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const Shown made = shown(QStringLiteral("$$\\rule{2em}{2em}$$"));
    for (const Colors &colors : {Colors::light(), Colors::dark()}) {
        const QImage image = painted(*made.layout, colors);
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), colors.text);
    }
}

void TestFormulaLayout::widenTheColumnsOfATable()
{
    if (!support::hasTypesetterScripts())
        QSKIP("The typesetter was built without scripts: there was no npm");
    const QString wide = QStringLiteral("$a+b+c+d+e+f+g+h+i+j+k+l+m+n$");
    const Shown made = shown(QStringLiteral("|a|b|\n|-|-|\n|%1|x|\n").arg(wide));
    const int left = made.layout->cursorRect({0, 4}).x();
    const int right = made.layout->cursorRect({0, 4 + int(wide.size())}).x();
    const int next = made.layout->cursorRect({0, 5 + int(wide.size())}).x();
    QVERIFY(right - left > 10 * m_type.em);
    QVERIFY(next >= right + space::kCellX);
}

void TestFormulaLayout::wideOnesMoveSideways()
{
    if (!support::hasTypesetterScripts())
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

QTEST_MAIN(TestFormulaLayout)
#include "tst_formulalayout.moc"
