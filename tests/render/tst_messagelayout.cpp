// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/messagelayout.h"
#include "support/markdownexamples.h"

#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QTest>

using namespace render;

class TestMessageLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreEquallyHighWhateverScript();
    void spacingFollowsWhatMeets();
    void growingEqualsLayingOutAtOnce();
    void appendingChangesOnlyTheTail();
    void onlyWhatIsNearIsExact();
    void forgottenBlocksKeepTheirHeights();
    void placesAndPointsAgree();
    void findsLinks();
    void columnsOnlyGrow();
    void wideCodeMovesSideways();
    void aHeadSticksWhileItsBlockPasses();
    void coloursAreChosenWhilePainting();
    void paintsOnlyWhatMeetsTheClip();
    void rightToLeftTextBeginsAtTheRight();
    void aTableFromRightToLeftBeginsAtTheRight();
    void columnsCutNoWords();
    void blocksStandOneBelowTheOther_data();
    void blocksStandOneBelowTheOther();
    void noLineOfChineseBeginsWithAStop();
    void emojiAreColoured();

private:
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

constexpr int kWidth = 600;
constexpr int kFar = 1'000'000;

Document documentOf(const QString &text)
{
    Document document;
    document.append(text);
    document.finish();
    return document;
}

std::unique_ptr<MessageLayout> layoutOf(const TypeScale &type, const QString &text,
                                        int width = kWidth)
{
    Document document = documentOf(text);
    auto layout = std::make_unique<MessageLayout>(type);
    layout->setWidth(width);
    (void)layout->sync(document);
    (void)layout->ensure(0, kFar);
    return layout;
}

QImage painted(const MessageLayout &layout, const Colors &colors, const QRect &clip)
{
    QImage image(kWidth, std::max(1, layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    painter.setClipRect(clip);
    layout.paint(painter, {colors, {}, clip, 0, false, {}, {}});
    return image;
}

} // namespace

void TestMessageLayout::linesAreEquallyHighWhateverScript()
{
    const int one = layoutOf(m_type, QStringLiteral("plain"))->height();
    QCOMPARE(one, m_type.lineHeight);
    QCOMPARE(layoutOf(m_type, QStringLiteral("中文 and `code`"))->height(), one);
    QCOMPARE(layoutOf(m_type, QStringLiteral("a\nb\n中"))->height(), 3 * one);
}

void TestMessageLayout::spacingFollowsWhatMeets()
{
    const auto top = [this](const char *text, int block) {
        return layoutOf(m_type, QString::fromUtf8(text))->topOf(block);
    };
    const int line = m_type.lineHeight;
    QCOMPARE(top("a\n\nb", 1), line + space::kBlocks);
    QCOMPARE(top("- a\n- b", 1), line + space::kItems);
    QCOMPARE(top("- a\n\n- b", 1), line + space::kItems);
    QCOMPARE(top("a\n# b", 1), line + space::kAboveHeading);
    QCOMPARE(top("### a\nb", 1), m_type.headingLineHeight(3) + space::kBelowHeading);
}

void TestMessageLayout::growingEqualsLayingOutAtOnce()
{
    const QString text = QStringLiteral("# A\n\nsome *text* [x]\n\n- a\n  - b\n\n|a|b|\n|-|-|\n")
                         + QStringLiteral("|1|a longer cell with words|\n").repeated(40)
                         + QStringLiteral("\n```cpp\n") + QStringLiteral("int x;\n").repeated(40)
                         + QStringLiteral("```\n\n> 引用\n\n[x]: https://a.b\n\nend");
    MessageLayout grown(m_type);
    grown.setWidth(kWidth);
    Document document;
    for (qsizetype i = 0; i < text.size(); i += 3) {
        document.append(QStringView(text).mid(i, 3));
        (void)grown.sync(document);
        (void)grown.ensure(0, kFar);
    }
    document.finish();
    (void)grown.sync(document);
    (void)grown.ensure(0, kFar);
    const auto atOnce = layoutOf(m_type, text);
    QCOMPARE(grown.height(), atOnce->height());
    const QRect all(0, 0, kWidth, grown.height());
    QCOMPARE(painted(grown, Colors::light(), all), painted(*atOnce, Colors::light(), all));
}

void TestMessageLayout::appendingChangesOnlyTheTail()
{
    Document document;
    MessageLayout layout(m_type);
    layout.setWidth(kWidth);
    document.append(QStringLiteral("first\n\nsecond\n\nthird"));
    QCOMPARE(layout.sync(document), 0);
    (void)layout.ensure(0, kFar);
    const int third = layout.topOf(2);
    document.append(QStringLiteral(" more"));
    QCOMPARE(layout.sync(document), third);
    const int before = layout.height();
    document.append(QStringLiteral("\n"));
    QCOMPARE(layout.sync(document), before); // nothing looks different
}

void TestMessageLayout::onlyWhatIsNearIsExact()
{
    Document document = documentOf(
        QStringLiteral("word ").repeated(200).append(QStringLiteral("\n\n")).repeated(300));
    MessageLayout layout(m_type);
    layout.setWidth(kWidth);
    (void)layout.sync(document);
    const int estimate = layout.height();
    (void)layout.ensure(0, 500);
    QVERIFY(layout.height() > 0);
    (void)layout.ensure(0, kFar);
    QVERIFY2(std::abs(layout.height() - estimate) < estimate / 2, "the estimate is of use");
    QVERIFY(!layout.ensure(0, kFar));
}

void TestMessageLayout::forgottenBlocksKeepTheirHeights()
{
    const auto layout = layoutOf(m_type, QStringLiteral("a b c\n\n").repeated(100));
    const int height = layout->height();
    layout->release(0, 100);
    QCOMPARE(layout->height(), height);
    QVERIFY(!layout->ensure(0, kFar));
    QCOMPARE(layout->height(), height);
}

void TestMessageLayout::placesAndPointsAgree()
{
    const auto layout = layoutOf(
        m_type,
        QStringLiteral("first line\n\n- item\n\n```\ncode here\n```\n\n|a|b|\n|-|-|\n|cc|dd|"));
    for (const TextPlace place : {TextPlace{0, 3}, {1, 2}, {2, 4}, {3, 0}, {3, 4}}) {
        const QRect rect = layout->cursorRect(place);
        QCOMPARE(layout->placeAt(rect.center() + QPoint(1, 0)), place);
    }
    QCOMPARE(layout->placeAt({0, layout->height() + 50}).block, 3);
}

void TestMessageLayout::findsLinks()
{
    const auto layout = layoutOf(m_type, QStringLiteral("go [to *it*](https://a.example) now"));
    const QPoint inside = layout->cursorRect({0, 4}).center() + QPoint(1, 0);
    QCOMPARE(layout->linkAt(inside).target, QStringLiteral("https://a.example"));
    QCOMPARE(layout->linkAt(inside).label, QStringLiteral("to it"));
    QVERIFY(layout->linkAt(layout->cursorRect({0, 1}).center()).isNull());
    QVERIFY(layout->linkAt({kWidth - 1, 5}).isNull());
}

void TestMessageLayout::columnsOnlyGrow()
{
    TableColumns columns;
    const auto measure = [&](const QString &cell) {
        const Document document = documentOf(QStringLiteral("|h|\n|-|\n|%1|").arg(cell));
        (void)columns.measure(document.blocks().first(), m_type);
        (void)columns.assign(kWidth, m_type);
        return columns.widths().first();
    };
    const int wide = measure(QStringLiteral("a rather long cell"));
    QCOMPARE(measure(QStringLiteral("b")), wide);
    QVERIFY(measure(QStringLiteral("an even longer cell than the one before")) > wide);
    QVERIFY(measure(QStringLiteral("word ").repeated(200)) <= kWidth);
}

void TestMessageLayout::wideCodeMovesSideways()
{
    const QString wide = QStringLiteral("```\n%1\n```").arg(QString(400, QLatin1Char('x')));
    const auto layout = layoutOf(m_type, wide);
    const QPoint inside(20, space::kCodeHead + 2);
    const int before = layout->placeAt(inside).offset;
    QVERIFY(layout->scrollSideways(inside, 200));
    QVERIFY(layout->placeAt(inside).offset > before);
    const auto narrow = layoutOf(m_type, QStringLiteral("```\nx\n```"));
    QVERIFY(!narrow->scrollSideways(inside, 200));
}

void TestMessageLayout::aHeadSticksWhileItsBlockPasses()
{
    const auto layout =
        layoutOf(m_type, QStringLiteral("above\n\n```cpp\n") + QStringLiteral("line\n").repeated(60)
                             + QStringLiteral("```\n\nbelow"));
    const int begin = layout->topOf(1);
    QCOMPARE(layout->codeHeads(0, 100).first().rect.y(), begin);
    QCOMPARE(layout->codeHeads(begin + 300, begin + 400).first().rect.y(), begin + 300);
    QVERIFY(
        layout->codeHeads(layout->topOf(layout->blockAt(layout->height() - 1)), layout->height())
            .isEmpty());
}

void TestMessageLayout::coloursAreChosenWhilePainting()
{
    const auto layout = layoutOf(m_type, QStringLiteral("words `code` [link](https://a.b)"));
    const QRect all(0, 0, kWidth, layout->height());
    const QImage light = painted(*layout, Colors::light(), all);
    const QImage dark = painted(*layout, Colors::dark(), all);
    QVERIFY(light != dark);
    QCOMPARE(painted(*layout, Colors::light(), all), light);
}

void TestMessageLayout::paintsOnlyWhatMeetsTheClip()
{
    const auto layout = layoutOf(m_type, QStringLiteral("words\n\n").repeated(20));
    const QRect clip(0, 0, kWidth, m_type.lineHeight);
    const QImage image = painted(*layout, Colors::light(), clip);
    const QRgb ground = Colors::light().canvas.rgb();
    bool isInked = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == ground)
                continue;
            QVERIFY(y < clip.height());
            isInked = true;
        }
    }
    QVERIFY(isInked);
}

void TestMessageLayout::rightToLeftTextBeginsAtTheRight()
{
    const auto layout = layoutOf(m_type, QStringLiteral("שלום עולם\n\nplain"));
    QVERIFY(layout->cursorRect({0, 0}).x() > kWidth / 2);
    QVERIFY(layout->cursorRect({1, 0}).x() < kWidth / 2);
}

void TestMessageLayout::aTableFromRightToLeftBeginsAtTheRight()
{
    const QString table = QStringLiteral("| שם | מחיר |\n|---|---|\n| שסק | 5 |\n");
    const auto layout = layoutOf(m_type, table);
    const QString text = plainText(documentOf(table).blocks().constFirst());
    const int five = int(text.indexOf(u'5'));
    const QRect name = layout->cursorRect({0, 0});
    const QRect price = layout->cursorRect({0, five});
    QVERIFY(name.x() > kWidth - 4 * m_type.em);
    QVERIFY(price.x() < name.x() - 2 * m_type.em);
    QVERIFY(price.x() > kWidth / 2);
    for (const int offset : {0, 1, five, five + 1}) {
        const QRect caret = layout->cursorRect({0, offset});
        QCOMPARE(layout->placeAt(caret.center()), (TextPlace{0, offset}));
    }
}

void TestMessageLayout::columnsCutNoWords()
{
    QString table;
    for (const QString &cell : {QStringLiteral(" Description that is long |"),
                                QStringLiteral("---|"), QStringLiteral(" words and words |")})
        table += u'|' + cell.repeated(9) + u'\n';
    const auto layout = layoutOf(m_type, table, 400);
    const QRect first = layout->cursorRect({0, 0});
    const QRect behind = layout->cursorRect({0, int(qstrlen("Description"))});
    QCOMPARE(behind.y(), first.y());
}

void TestMessageLayout::blocksStandOneBelowTheOther_data()
{
    QTest::addColumn<QString>("text");
    support::addGrowingRows();
    QFile corpus(QStringLiteral(TEST_DATA_DIR "/hostile.md"));
    QVERIFY(corpus.open(QIODevice::ReadOnly));
    QTest::newRow("hostile.md") << QString::fromUtf8(corpus.readAll()).left(4'000);
}

/// At any moment of a growing text: every block begins where the one before ends, or below, each
/// of its letters lies within it, and all of them together are as high as the message says.
void TestMessageLayout::blocksStandOneBelowTheOther()
{
    QFETCH(QString, text);
    for (const int width : {180, kWidth, 1'400}) {
        Document document;
        MessageLayout layout(m_type);
        layout.setWidth(width);
        const qsizetype step = std::max<qsizetype>(1, text.size() / 12);
        for (qsizetype at = 0; at < text.size(); at += step) {
            document.append(QStringView(text).mid(at, step));
            if (at + step >= text.size())
                document.finish();
            (void)layout.sync(document);
            (void)layout.ensure(0, kFar);
            int end = 0;
            for (int block = 0; block < int(document.blocks().size()); ++block) {
                const int top = layout.topOf(block);
                QVERIFY2(top >= end, qPrintable(QString::number(block)));
                const TextPlace last{block, int(plainText(document.blocks()[block]).size())};
                const QRect first = layout.cursorRect({block, 0});
                const QRect rect = layout.cursorRect(last);
                QVERIFY(first.top() >= top && rect.bottom() >= first.top());
                QVERIFY(rect.bottom() < layout.height());
                end = rect.bottom() + 1;
            }
            QVERIFY(end <= layout.height());
        }
        QCOMPARE(layout.blockAt(layout.height() - 1), int(document.blocks().size()) - 1);
    }
}

void TestMessageLayout::noLineOfChineseBeginsWithAStop()
{
    const QString text =
        QStringLiteral("春天来了，花开了。他说：「我们走吧。」大家都笑了，真好！你呢？（是的）")
            .repeated(12);
    int lines = 0;
    for (int width = 120; width < 420; width += 7) {
        const auto layout = layoutOf(m_type, text, width);
        int y = -1;
        for (int at = 0; at < int(text.size()); ++at) {
            const int top = layout->cursorRect({0, at}).top();
            if (top == y)
                continue;
            y = top;
            ++lines;
            QVERIFY2(!QStringLiteral("，。：」！？）").contains(text[at]),
                     qPrintable(QStringLiteral("%1 at %2 of %3").arg(text[at]).arg(at).arg(width)));
            QVERIFY(at == 0 || !QStringLiteral("「（").contains(text[at - 1]));
        }
    }
    QVERIFY(lines > 200); // it breaks, without a space anywhere
}

void TestMessageLayout::emojiAreColoured()
{
    if (!QFontDatabase::families().contains(QStringLiteral("Noto Color Emoji")))
        QSKIP("no font with coloured emoji here");
    const auto layout = layoutOf(m_type, QStringLiteral("🍎 🍊"));
    const Colors colors = Colors::light();
    const QImage image = painted(*layout, colors, QRect(0, 0, kWidth, layout->height()));
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            red += color.red() > color.blue() + 80 && color.red() > 120 ? 1 : 0;
        }
    }
    QVERIFY2(red > 40, qPrintable(QString::number(red)));
}

QTEST_MAIN(TestMessageLayout)
#include "tst_messagelayout.moc"
