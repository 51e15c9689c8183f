// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/longtexts.h"

#include <QTest>

using namespace render;
using namespace support::longtexts;

class TestTextLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesHaveTheLinesOfOneLayout_data();
    void piecesHaveTheLinesOfOneLayout();
    void whatGoesToTheLeftIsOneLayout();
    void withoutTimeACallSetsOnePiece();
    void theLinesOfBeforeStandUntilAllAreSet();
    void anotherWidthMeanwhileBeginsAnew();
    void everyPlaceHasItsLine();
    void aLongParagraphIsPaintedAsWhatIsCutOutOfIt();
    void inksFollowTheColours();
    void aLeafThatTakesManyTurnsIsSetAsAtOnce();
    void aDocumentThatTakesManyTurnsIsTakenAsAtOnce();

private:
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

/// By Qt alone.
std::unique_ptr<QTextLayout> oneLayout(const QString &text, int width,
                                       const TextLines::Formats &formats)
{
    auto layout = std::make_unique<QTextLayout>(text, QFont());
    layout->setTextOption(option());
    layout->setFormats(formats);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
        line.setLineWidth(width);
    layout->endLayout();
    return layout;
}

QList<int> startsOfOneLayout(const QString &text, int width, const TextLines::Formats &formats)
{
    const auto layout = oneLayout(text, width, formats);
    QList<int> starts;
    for (int i = 0; i < layout->lineCount(); ++i)
        starts.append(layout->lineAt(i).textStart());
    return starts;
}

} // namespace

void TestTextLines::piecesHaveTheLinesOfOneLayout_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << words("Some words of various lengths, and then others. ", 9'000);
    QTest::newRow("Chinese") << words("这是一段很长的中文，没有空格；“引号”也在里面。", 9'000);
    QTest::newRow("both") << words("混排 text（with brackets）和 numbers 1,234.5 等等 ", 9'000);
    QTest::newRow("one word") << words("abcdefghij", 9'000);
    QTest::newRow("line ends") << words("short\u2028and a longer line after it\u2028", 9'000);
    QTest::newRow("empty lines") << QString(9'000, QChar::LineSeparator);
    // Qt cuts what it shapes after 4,096 characters, wherever that is.
    QTest::newRow("spaces") << words("a                                    b", 4'000);
    QTest::newRow("emoji") << words("😀👩‍👩‍👧 ", 4'000);
    QTest::newRow("ends with a line end") << words("words ", 8'999) + QChar(QChar::LineSeparator);
}

void TestTextLines::piecesHaveTheLinesOfOneLayout()
{
    QFETCH(const QString, text);
    TextLines::Formats formats;
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    for (int at = 50; at + 120 < text.size(); at += 400)
        formats.append({at, 120, bold});
    for (const int width : {120, kWidth, 1'500}) {
        const TextLines lines = linesOf(text, width, formats);
        QVERIFY(lines.pieceCount() > 1);
        QCOMPARE(startsOf(lines), startsOfOneLayout(text, width, formats));
        QCOMPARE(lines.height(), lines.count() * kHeight);
        // Beside its words a line has the same places, whether a piece ends with it or not.
        const auto whole = oneLayout(text, width, formats);
        for (int i = 0; i < lines.count(); ++i) {
            const QTextLine line = whole->lineAt(i);
            for (const qreal x : {-5.0, line.naturalTextRect().right() + 1, qreal(kFar)})
                QCOMPARE(lines.at(i).xToCursor(x), line.xToCursor(x));
        }
    }
}

void TestTextLines::whatGoesToTheLeftIsOneLayout()
{
    for (const char *piece : {"كلمات عربية و words 123 ", "עברית ", "a\u202Eb "})
        QCOMPARE(linesOf(words(piece, 9'000), kWidth).pieceCount(), 1);
    QCOMPARE(linesOf(words("short ", 900), kWidth).pieceCount(), 1);
    QCOMPARE(linesOf({}, kWidth).count(), 1);
    // All of it is one line.
    const QString accents = QStringLiteral("a") + QString(9'000, QChar(0x0301));
    QCOMPARE(startsOf(linesOf(accents, kWidth)), startsOfOneLayout(accents, kWidth, {}));
}

void TestTextLines::withoutTimeACallSetsOnePiece()
{
    const QString text = words("Some words of various lengths. ", 9'000);
    TextLines lines(text, QFont(), option(), true);
    int calls = 1;
    while (!lines.set(kWidth, stack, QDeadlineTimer(0)))
        ++calls;
    QVERIFY(calls > 2);
    QCOMPARE(calls, lines.pieceCount());
    QCOMPARE(startsOf(lines), startsOf(linesOf(text, kWidth)));
}

void TestTextLines::theLinesOfBeforeStandUntilAllAreSet()
{
    const QString text = words("Some words of various lengths. ", 9'000);
    TextLines lines = linesOf(text, kWidth);
    const QList<int> before = startsOf(lines);
    QVERIFY(!lines.set(kWidth / 2, stack, QDeadlineTimer(0)));
    QCOMPARE(startsOf(lines), before);
    QVERIFY(lines.set(kWidth / 2, stack, QDeadlineTimer(QDeadlineTimer::Forever)));
    QCOMPARE(startsOf(lines), startsOf(linesOf(text, kWidth / 2)));
}

void TestTextLines::anotherWidthMeanwhileBeginsAnew()
{
    const QString text = words("Some words of various lengths. ", 9'000);
    TextLines lines(text, QFont(), option(), true);
    QVERIFY(!lines.set(kWidth / 2, stack, QDeadlineTimer(0)));
    QVERIFY(lines.set(kWidth, stack, QDeadlineTimer(QDeadlineTimer::Forever)));
    QCOMPARE(startsOf(lines), startsOf(linesOf(text, kWidth)));
}

void TestTextLines::everyPlaceHasItsLine()
{
    const TextLines lines = linesOf(words("Some 词 of various lengths. ", 9'000), kWidth);
    int line = 0;
    for (int position = 0; position <= lines.text().size(); ++position) {
        while (line + 1 < lines.count() && lines.at(line + 1).textStart() <= position)
            ++line;
        QCOMPARE(lines.ofPosition(position).number(), line);
    }
    for (int i = 0; i < lines.count(); ++i) {
        const PlacedLine one = lines.at(i);
        QCOMPARE(lines.atY(lines.top(i) + 1), i);
        QCOMPARE(one.xToCursor(one.cursorToX(one.textStart() + 3)), one.textStart() + 3);
    }
    QCOMPARE(lines.atY(-5), 0);
    QCOMPARE(lines.atY(kFar), lines.count() - 1);
}

void TestTextLines::aLongParagraphIsPaintedAsWhatIsCutOutOfIt()
{
    SetText set(m_type, linked());
    (void)set.layout.ensure(0, kFar);
    const Colors colors = Colors::light();
    const QImage whole = painted(set.layout, colors, {0, 0, kWidth, set.layout.height()});
    for (int top = 0; top + 100 < set.layout.height(); top += 97) {
        SetText other(m_type, linked());
        (void)other.layout.ensure(0, kFar);
        const QRect clip(0, top, kWidth, 100);
        QCOMPARE(painted(other.layout, colors, clip), whole.copy(clip));
    }
}

void TestTextLines::inksFollowTheColours()
{
    SetText set(m_type, linked());
    (void)set.layout.ensure(0, kFar);
    const QRect clip(0, set.layout.height() / 2, kWidth, 200);
    const QRect above(0, 0, kWidth, 200);
    const QImage light = painted(set.layout, Colors::light(), clip);
    const QImage lightAbove = painted(set.layout, Colors::light(), above);
    SetText other(m_type, linked());
    (void)other.layout.ensure(0, kFar);
    const QImage dark = painted(other.layout, Colors::dark(), clip);
    // From one to the other and back, also where nothing was painted in between.
    QCOMPARE(painted(set.layout, Colors::dark(), clip), dark);
    QCOMPARE(painted(set.layout, Colors::light(), above), lightAbove);
    QCOMPARE(painted(set.layout, Colors::light(), clip), light);
    QVERIFY(light != dark);
}

void TestTextLines::aLeafThatTakesManyTurnsIsSetAsAtOnce()
{
    SetText atOnce(m_type, linked());
    (void)atOnce.layout.ensure(0, kFar);
    QCOMPARE(atOnce.document.blocks().size(), 1);
    TextBlockLayout later(atOnce.document.blocks().constFirst(), m_type);
    int turns = 1;
    std::optional<int> height;
    while (!(height = later.layoutUntil(kWidth, QDeadlineTimer(0)))) {
        QCOMPARE(later.lineCount(), 0);
        ++turns;
    }
    QVERIFY(turns > 2);
    QCOMPARE(*height, atOnce.layout.height());
}

void TestTextLines::aDocumentThatTakesManyTurnsIsTakenAsAtOnce()
{
    const QString text = words("> > quoted\n>\n> less\n\n```\ncode\n```\n\n", 400'000);
    SetText atOnce(m_type, text);
    Document document;
    document.append(text);
    document.finish();
    MessageLayout later(m_type);
    later.setWidth(kWidth);
    int turns = 1;
    while (!syncUntil(later, document, QDeadlineTimer(0)))
        ++turns;
    QVERIFY(turns > 3);
    QCOMPARE(later.height(), atOnce.layout.height());
    QVERIFY(syncUntil(later, document, QDeadlineTimer(0)));
    QCOMPARE(later.height(), atOnce.layout.height());
    (void)later.ensure(0, 2'000);
    (void)atOnce.layout.ensure(0, 2'000);
    const QRect clip(0, 0, kWidth, 2'000);
    QCOMPARE(painted(later, Colors::light(), clip), painted(atOnce.layout, Colors::light(), clip));
}

QTEST_MAIN(TestTextLines)
#include "tst_textlines.moc"
