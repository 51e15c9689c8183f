// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/longtexts.h"

#include <QTest>
#include <utility>

using namespace render;
using namespace support::longtexts;

/// What is taken over of a long text that grows.
class TestTextGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGrowsIsSetFromWhereItGrows();
    void whatChangesInAPieceIsSetAgain();
    void whatIsNotAllSetYetIsTakenOver();
    void signsBeforeWhatGrowsDoNotHinderThat();
    void aParagraphThatStreamsInIsPaintedAsAtOnce();
    void aParagraphThatGrowsUnseenIsPaintedAsAtOnce();
    void aLinkAfterOneThatCameApartHasItsInk();

private:
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

void TestTextGrowth::whatGrowsIsSetFromWhereItGrows()
{
    const QString text = words("Some 词 of various lengths. ", 9'000);
    int placed = 0;
    const auto count = [&placed](PlacedLine &line, int y) {
        ++placed;
        return stack(line, y);
    };
    TextLines before(text.left(8'500), QFont(), option(), true);
    (void)before.set(kWidth, count, QDeadlineTimer(QDeadlineTimer::Forever));
    const int all = std::exchange(placed, 0);
    TextLines after(text, QFont(), option(), true);
    after.takeBeginning(before);
    QVERIFY(after.set(kWidth, count, QDeadlineTimer(QDeadlineTimer::Forever)));
    QVERIFY2(placed < all / 2, qPrintable(QString::number(placed)));
    QCOMPARE(startsOf(after), startsOf(linesOf(text, kWidth)));
    QCOMPARE(after.height(), after.count() * kHeight);
    // At another width nothing of it holds.
    TextLines wide(text, QFont(), option(), true);
    wide.takeBeginning(after);
    QVERIFY(wide.set(2 * kWidth, count, QDeadlineTimer(QDeadlineTimer::Forever)));
    QCOMPARE(startsOf(wide), startsOf(linesOf(text, 2 * kWidth)));
}

void TestTextGrowth::whatChangesInAPieceIsSetAgain()
{
    const QString text = words("Some 词 of various lengths. ", 9'000);
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    bold.setFontPointSize(30);
    for (const int at : {10, 1'990, 2'100, 4'000, 8'400}) {
        QString other = text;
        other.replace(at, 3, QStringLiteral("WWW"));
        TextLines before = linesOf(text.left(8'500), kWidth);
        TextLines after(other, QFont(), option(), true);
        after.takeBeginning(before);
        (void)after.set(kWidth, stack, QDeadlineTimer(QDeadlineTimer::Forever));
        QCOMPARE(startsOf(after), startsOf(linesOf(other, kWidth)));
        // The words are the same, and some are bold now.
        const TextLines::Formats formats{{at, 30, bold}};
        TextLines plain = linesOf(text.left(8'500), kWidth);
        TextLines formatted(text, QFont(), option(), true);
        formatted.setFormats(formats);
        formatted.takeBeginning(plain);
        (void)formatted.set(kWidth, stack, QDeadlineTimer(QDeadlineTimer::Forever));
        QCOMPARE(startsOf(formatted), startsOf(linesOf(text, kWidth, formats)));
    }
}

void TestTextGrowth::whatIsNotAllSetYetIsTakenOver()
{
    const QString text = words("Some 词 of various lengths. ", 12'000);
    int placed = 0;
    const auto count = [&placed](PlacedLine &line, int y) {
        ++placed;
        return stack(line, y);
    };
    TextLines before = linesOf(text.left(11'000), kWidth);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!before.set(kWidth / 2, count, QDeadlineTimer(0)));
    const int ofThree = std::exchange(placed, 0);
    TextLines after(text, QFont(), option(), true);
    after.takeBeginning(before);
    QCOMPARE(after.count(), 0); // nothing is shown before all is set
    QVERIFY(after.set(kWidth / 2, count, QDeadlineTimer(QDeadlineTimer::Forever)));
    QCOMPARE(placed, after.count() - ofThree);
    QCOMPARE(startsOf(after), startsOf(linesOf(text, kWidth / 2)));
    QCOMPARE(after.height(), after.count() * kHeight);
}

/// They come behind all words in the list of formats.
void TestTextGrowth::signsBeforeWhatGrowsDoNotHinderThat()
{
    const QString text = words("Some 词 of various lengths. ", 9'000);
    QTextCharFormat bold, wide;
    bold.setFontWeight(QFont::Bold);
    wide.setFontLetterSpacing(20);
    int placed = 0;
    const auto count = [&placed](PlacedLine &line, int y) {
        ++placed;
        return stack(line, y);
    };
    TextLines before(text.left(8'500), QFont(), option(), true);
    before.setFormats({{300, 90, bold}, {5, 1, wide}});
    QVERIFY(before.set(kWidth, count, QDeadlineTimer(QDeadlineTimer::Forever)));
    const int all = std::exchange(placed, 0);
    const TextLines::Formats formats{{300, 90, bold}, {8'600, 40, bold}, {5, 1, wide}};
    TextLines after(text, QFont(), option(), true);
    after.setFormats(formats);
    after.takeBeginning(before);
    QVERIFY(after.set(kWidth, count, QDeadlineTimer(QDeadlineTimer::Forever)));
    QVERIFY2(placed < all / 2, qPrintable(QString::number(placed)));
    QCOMPARE(startsOf(after), startsOf(linesOf(text, kWidth, formats)));
}

void TestTextGrowth::aParagraphThatStreamsInIsPaintedAsAtOnce()
{
    const Colors colors = Colors::light();
    MessageLayout grown(m_type);
    grown.setWidth(kWidth);
    Document document;
    const QString text = linked();
    for (qsizetype at = 0; at < text.size(); at += 130) {
        document.append(QStringView(text).mid(at, 130));
        (void)grown.sync(document);
        (void)grown.ensure(0, kFar);
        (void)painted(grown, colors, {0, std::max(0, grown.height() - 200), kWidth, 200});
    }
    document.finish();
    (void)grown.sync(document);
    (void)grown.ensure(0, kFar);
    SetText atOnce(m_type, text);
    (void)atOnce.layout.ensure(0, kFar);
    QCOMPARE(grown.height(), atOnce.layout.height());
    const QRect clip(0, 0, kWidth, grown.height());
    QCOMPARE(painted(grown, colors, clip), painted(atOnce.layout, colors, clip));
    QCOMPARE(painted(grown, Colors::dark(), clip), painted(atOnce.layout, Colors::dark(), clip));
}

/// Also where the width is another one meanwhile.
void TestTextGrowth::aParagraphThatGrowsUnseenIsPaintedAsAtOnce()
{
    const Colors colors = Colors::light();
    MessageLayout grown(m_type);
    grown.setWidth(kWidth);
    Document document;
    const QString text = linked();
    int flush = 0;
    for (qsizetype at = 0; at < text.size(); at += 130, ++flush) {
        document.append(QStringView(text).mid(at, 130));
        (void)grown.sync(document);
        if (flush == 30 || flush == 45)
            grown.setWidth(flush == 30 ? kWidth / 2 : kWidth);
        if (flush % 5 == 0) {
            (void)grown.ensure(0, kFar);
            (void)painted(grown, colors, {0, 0, kWidth, 200});
        }
    }
    document.finish();
    (void)grown.sync(document);
    (void)grown.ensure(0, kFar);
    SetText atOnce(m_type, text);
    (void)atOnce.layout.ensure(0, kFar);
    QCOMPARE(grown.height(), atOnce.layout.height());
    const QRect clip(0, 0, kWidth, grown.height());
    QCOMPARE(painted(grown, colors, clip), painted(atOnce.layout, colors, clip));
}

/// As when a backtick that comes makes code of an address.
void TestTextGrowth::aLinkAfterOneThatCameApartHasItsInk()
{
    const Colors colors = Colors::light();
    const auto leaf = [](int size, int linkFrom) {
        Block block;
        block.text.text = words("Some words of various lengths. ", size);
        if (linkFrom >= 0) {
            block.text.runs.append({linkFrom, 20, InlineStyle::Link, 0});
            block.text.links.append(QStringLiteral("https://a.example"));
        }
        return block;
    };
    const auto paintedLeaf = [&colors](TextBlockLayout &layout) {
        QImage image(kWidth, layout.layout(kWidth), QImage::Format_RGB32);
        image.fill(colors.canvas);
        QPainter painter(&image);
        layout.paint(painter, {colors, {}, image.rect()});
        return image;
    };
    TextBlockLayout one(leaf(5'000, 100), m_type);
    (void)paintedLeaf(one);
    TextBlockLayout without(leaf(5'100, -1), m_type);
    without.takeBeginning(one);
    (void)paintedLeaf(without);
    TextBlockLayout another(leaf(5'200, 5'150), m_type);
    another.takeBeginning(without);
    TextBlockLayout fresh(leaf(5'200, 5'150), m_type);
    QCOMPARE(paintedLeaf(another), paintedLeaf(fresh));
}

QTEST_MAIN(TestTextGrowth)
#include "tst_textgrowth.moc"
