// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/chip.h"
#include "render/messagelayout.h"

#include <QPainter>
#include <QTest>
#include <cmath>
#include <cstdlib>

using namespace render;

/// What stands at the sides of a text: bars of what is wider than the column, and the marks of
/// lists and quotes, which begin where their words begin.
class TestMessageSides : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wideThingsHaveABar_data();
    void wideThingsHaveABar();
    void whatFitsHasNoBar();
    void chipsAreMeasuredAsTheyAreDrawn();
    void theHandleFollowsAndLeads();
    void aWideTableFadesWhereItGoesOn();
    void marksBeginWhereTheWordsBegin_data();
    void marksBeginWhereTheWordsBegin();
    void aListHasOneSide();
    void aWideTableFromRightToLeftBeginsAtTheRight();
    void pointsInAMirroredListFindTheirWords();

private:
    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

constexpr int kWidth = 400;
constexpr int kFar = 1'000'000;

std::unique_ptr<MessageLayout> layoutOf(const TypeScale &type, const QString &text,
                                        int width = kWidth)
{
    Document document;
    document.append(text);
    document.finish();
    auto layout = std::make_unique<MessageLayout>(type);
    layout->setWidth(width);
    (void)layout->sync(document);
    (void)layout->ensure(0, kFar);
    return layout;
}

QImage painted(const MessageLayout &layout)
{
    const Colors colors = Colors::light();
    QImage image(kWidth, std::max(1, layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    layout.paint(painter, {colors, {}, image.rect(), 0, false, {}, {}});
    return image;
}

QString wideTable()
{
    const QString cells =
        QStringLiteral("| a column that is wide ").repeated(12) + QStringLiteral("|\n");
    return cells + QStringLiteral("|-").repeated(12) + QStringLiteral("|\n") + cells;
}

QString wideCode()
{
    return QStringLiteral("```\n%1\n```\n").arg(QStringLiteral("x").repeated(400));
}

/// The first and last column with this colour; -1 when there is none.
std::pair<int, int> reachOf(const QImage &image, const QColor &color)
{
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) != color.rgb())
                continue;
            first = first < 0 ? x : first;
            last = x;
            break;
        }
    }
    return {first, last};
}

std::optional<SideBar> barIn(const MessageLayout &layout)
{
    for (int y = layout.height() - 1; y >= 0; --y) {
        if (const auto bar = layout.sideBarAt({kWidth / 2, y}))
            return bar;
    }
    return std::nullopt;
}

} // namespace

void TestMessageSides::wideThingsHaveABar_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("table") << wideTable();
    QTest::newRow("code") << wideCode();
}

void TestMessageSides::wideThingsHaveABar()
{
    QFETCH(QString, text);
    const auto layout = layoutOf(m_type, text);
    const auto bar = barIn(*layout);
    QVERIFY(bar);
    QVERIFY(bar->hidden > 0);
    QVERIFY(bar->track.contains(bar->handle));
    QVERIFY(bar->handle.width() < bar->track.width());
    QVERIFY(bar->handle.bottom() < layout->height());
    QCOMPARE(painted(*layout).pixel(bar->handle.center()), Colors::light().lineStrong.rgb());
}

void TestMessageSides::whatFitsHasNoBar()
{
    const auto layout =
        layoutOf(m_type, QStringLiteral("| a | b |\n|-|-|\n| 1 | 2 |\n\n```\nx\n```\n"));
    QVERIFY(!barIn(*layout));
    QVERIFY(!layout->wideIn(0, kFar));
}

void TestMessageSides::chipsAreMeasuredAsTheyAreDrawn()
{
    constexpr int kChips = 30;
    const QString text =
        QStringLiteral("```\n%1\n```\n").arg(QStringLiteral("\u202E").repeated(kChips));
    const qreal chip = chipWidth(QStringLiteral("U+202E"), chipFont(m_type.code, m_type.code));
    const int width = int(std::ceil(kChips * chip)) + 2 * space::kCodePadding;
    QVERIFY(!barIn(*layoutOf(m_type, text, width)));
    QVERIFY(barIn(*layoutOf(m_type, text, width - int(chip))));
}

void TestMessageSides::theHandleFollowsAndLeads()
{
    const auto layout = layoutOf(m_type, wideTable());
    const SideBar before = *barIn(*layout);
    QCOMPARE(before.handle.left(), before.track.left());
    layout->scrollSidewaysTo(before, before.scrollAt(before.track.right()));
    const SideBar after = *barIn(*layout);
    QCOMPARE(after.handle.right(), after.track.right());
    // Nothing is left to the right.
    const QPoint inside = *layout->wideIn(0, kFar);
    const QImage end = painted(*layout);
    QVERIFY(layout->scrollSideways(inside, 50));
    QCOMPARE(painted(*layout), end);
    QVERIFY(layout->scrollSideways(inside, -after.hidden));
    QCOMPARE(barIn(*layout)->handle, before.handle);
}

void TestMessageSides::aWideTableFadesWhereItGoesOn()
{
    const auto layout = layoutOf(m_type, wideTable());
    const auto line = [](const QImage &image, int x) {
        // Where a fade ends the middle of the last pixel still keeps a trace of what it covers.
        constexpr int kTrace = 24;
        const int ground = qGray(Colors::light().canvas.rgb());
        int marks = 0;
        for (int y = image.height() * 2 / 3; y < image.height(); ++y)
            marks += std::abs(qGray(image.pixel(x, y)) - ground) > kTrace ? 1 : 0;
        return marks;
    };
    QCOMPARE(line(painted(*layout), kWidth - 1), 0);
    const SideBar bar = *barIn(*layout);
    layout->scrollSidewaysTo(bar, bar.hidden);
    QVERIFY(line(painted(*layout), kWidth - 14) > 0);
    QCOMPARE(line(painted(*layout), 0), 0);
}

void TestMessageSides::marksBeginWhereTheWordsBegin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isQuote");
    QTest::addColumn<bool>("isMirrored");
    QTest::newRow("English quote") << QStringLiteral("> words") << true << false;
    QTest::newRow("Arabic quote") << QStringLiteral("> كلمات قليلة") << true << true;
    QTest::newRow("English list") << QStringLiteral("- words") << false << false;
    QTest::newRow("Hebrew list") << QStringLiteral("- מילים") << false << true;
    QTest::newRow("Hebrew numbers") << QStringLiteral("1. מילים") << false << true;
}

void TestMessageSides::marksBeginWhereTheWordsBegin()
{
    QFETCH(QString, text);
    QFETCH(bool, isQuote);
    QFETCH(bool, isMirrored);
    const auto layout = layoutOf(m_type, text);
    const int indent = isQuote ? space::kQuoteIndent : m_type.itemIndent();
    // The words keep clear of the room of the marks, whichever side that is.
    const QRect caret = layout->cursorRect({0, 0});
    QCOMPARE(caret.x() > kWidth / 2, isMirrored);
    QVERIFY(isMirrored ? caret.x() <= kWidth - indent : caret.x() >= indent);
    if (!isQuote)
        return;
    const auto [first, last] = reachOf(painted(*layout), Colors::light().lineStrong);
    QCOMPARE(first, isMirrored ? kWidth - space::kQuoteLine : 0);
    QCOMPARE(last, first + space::kQuoteLine - 1);
}

void TestMessageSides::aListHasOneSide()
{
    const auto layout = layoutOf(m_type, QStringLiteral("> كلمات قليلة\n>\n> words\n>\n> - עוד\n"));
    const auto [first, last] = reachOf(painted(*layout), Colors::light().lineStrong);
    QCOMPARE(first, kWidth - space::kQuoteLine);
    QCOMPARE(last, kWidth - 1);
}

void TestMessageSides::aWideTableFromRightToLeftBeginsAtTheRight()
{
    constexpr int kColumns = 24;
    const QString head = QStringLiteral("| שלום ").repeated(kColumns);
    const QString table = head + QStringLiteral("|\n") + QStringLiteral("|-").repeated(kColumns)
                          + QStringLiteral("|\n") + head + QStringLiteral("|\n");
    const auto layout = layoutOf(m_type, table);
    const int second = int(QStringLiteral("שלום").size()) + 1;
    const int last = second * (kColumns - 1);
    const auto x = [&](int offset) { return layout->cursorRect({0, offset}).x(); };
    // The first column is seen first, at the right, and the others follow to the left.
    QVERIFY(x(0) > kWidth - 3 * m_type.em && x(0) <= kWidth);
    QVERIFY(x(second) < x(0) - 3 * m_type.em);
    QVERIFY(x(last) < -kWidth);
    const QRect caret = layout->cursorRect({0, second});
    QCOMPARE(layout->placeAt(caret.center()), (TextPlace{0, second}));
    const std::optional<SideBar> bar = barIn(*layout);
    QVERIFY(bar);
    QCOMPARE(bar->handle.right(), bar->track.right());
    // To the left until the last column is there, and back by the bar.
    QVERIFY(layout->scrollSideways({1, 1}, -kFar));
    QVERIFY(x(last) > 0 && x(last) < kWidth);
    QCOMPARE(barIn(*layout)->handle.left(), bar->track.left());
    const QRect end = layout->cursorRect({0, last});
    QCOMPARE(layout->placeAt(end.center()), (TextPlace{0, last}));
    layout->scrollSidewaysTo(*bar, bar->scrollAt(bar->handle.x()));
    QVERIFY(x(0) > kWidth - 3 * m_type.em && x(0) <= kWidth);
    // The ground fades where it goes on: at the left only.
    layout->scrollSidewaysTo(*bar, bar->hidden);
    const QImage atStart = painted(*layout);
    const QColor ground = Colors::light().code;
    QCOMPARE(QColor(atStart.pixel(kWidth - 12, 4)), ground);
}

void TestMessageSides::pointsInAMirroredListFindTheirWords()
{
    const auto layout = layoutOf(m_type, QStringLiteral("- [מילים](https://example.org/) ועוד"));
    const QRect caret = layout->cursorRect({0, 2});
    QCOMPARE(layout->placeAt(caret.center()).offset, 2);
    QCOMPARE(layout->linkAt(caret.center() - QPoint(1, 0)).target,
             QStringLiteral("https://example.org/"));
}

QTEST_MAIN(TestMessageSides)
#include "tst_messagesides.moc"
