// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copycsv.h"
#include "render/linereader.h"
#include "render/messagelayout.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace render;

namespace {

QString codeOf(int lines, const QString &line = QStringLiteral("int x = %1;"))
{
    QString text = QStringLiteral("```cpp\n");
    for (int i = 0; i < lines; ++i)
        text += (line.contains(u'%') ? line.arg(i) : line) + u'\n';
    return text + QStringLiteral("```\n\nafter");
}

} // namespace

/// Blocks of code: folded when they are long, wrapped and numbered where a person wants it.
class TestCodeBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foldsLongCode();
    void leavesShortCodeWhole();
    void staysFoldedAtAnotherWidth();
    void wrapsLongLines();
    void numbersLinesOfTheCodeNotOfTheScreen();
    void longLinesAreSetFewAtATime();
    void writesTablesAsCsv_data();
    void writesTablesAsCsv();

private:
    [[nodiscard]] std::unique_ptr<MessageLayout> layoutOf(const QString &text);

    TypeScale m_type;
    Document m_document;
};

void TestCodeBlocks::init()
{
    m_type = TypeScale::make(QFont(), QFont());
}

std::unique_ptr<MessageLayout> TestCodeBlocks::layoutOf(const QString &text)
{
    m_document = Document();
    m_document.append(text);
    m_document.finish();
    auto layout = std::make_unique<MessageLayout>(m_type);
    layout->setWidth(500);
    (void)layout->sync(m_document);
    return layout;
}

void TestCodeBlocks::foldsLongCode()
{
    const auto whole = layoutOf(codeOf(60));
    (void)whole->ensure(0, 100'000);
    const auto layout = layoutOf(codeOf(60));
    layout->setFolding({true, {}});
    (void)layout->ensure(0, 100'000);
    QVERIFY(whole->codeFolds(0, 100'000).isEmpty());
    QList<CodeFold> folds = layout->codeFolds(0, 100'000);
    QCOMPARE(folds.size(), 1);
    QCOMPARE(folds.first().lines, 60);
    QVERIFY(folds.first().isFolded);
    // 32 lines are left, and the line that opens it.
    QCOMPARE(layout->height(), whole->height() - 28 * m_type.codeLineHeight + space::kCodeFold);
    QVERIFY(!layout->isFoldedAway(1));
    QVERIFY(layout->isFoldedAway(2) && layout->isFoldedAway(3));
    QVERIFY(!layout->isFoldedAway(4));
    // What stands below is met below.
    QCOMPARE(layout->placeAt({1, layout->height() - 3}).block, 4);
    layout->setFolding({true, {folds.first().group}});
    (void)layout->ensure(0, 100'000);
    folds = layout->codeFolds(0, 100'000);
    QCOMPARE(folds.size(), 1);
    QVERIFY(!folds.first().isFolded);
    QCOMPARE(layout->height(), whole->height() + space::kCodeFold);
    QVERIFY(folds.first().rect.bottom() <= layout->topOf(4));
}

void TestCodeBlocks::leavesShortCodeWhole()
{
    const auto layout = layoutOf(codeOf(MessageLayout::kFoldedCode));
    (void)layout->ensure(0, 100'000);
    const int height = layout->height();
    layout->setFolding({true, {}});
    (void)layout->ensure(0, 100'000);
    QCOMPARE(layout->height(), height);
    QVERIFY(layout->codeFolds(0, 100'000).isEmpty());
}

void TestCodeBlocks::staysFoldedAtAnotherWidth()
{
    const auto layout = layoutOf(codeOf(200));
    layout->setFolding({true, {}});
    (void)layout->ensure(0, 100'000);
    const int height = layout->height();
    layout->setWidth(300);
    QVERIFY(std::abs(layout->height() - height) < 2 * m_type.lineHeight);
    (void)layout->ensure(0, 100'000);
    QCOMPARE(layout->height(), height);
}

void TestCodeBlocks::wrapsLongLines()
{
    const QString text = codeOf(3, QStringLiteral("word ").repeated(60));
    const auto moved = layoutOf(text);
    (void)moved->ensure(0, 100'000);
    QVERIFY(moved->wideIn(0, 1'000));
    m_type.isCodeWrapped = true;
    const auto wrapped = layoutOf(text);
    (void)wrapped->ensure(0, 100'000);
    QVERIFY(!wrapped->wideIn(0, 1'000));
    QVERIFY(wrapped->height() > moved->height() + 3 * m_type.codeLineHeight);
    for (int offset = 0; offset < 300; ++offset)
        QVERIFY(wrapped->cursorRect({0, offset}).x() <= 500 - space::kCodePadding);
}

void TestCodeBlocks::numbersLinesOfTheCodeNotOfTheScreen()
{
    const QString text = codeOf(20, QStringLiteral("word ").repeated(30));
    const auto plain = layoutOf(text);
    (void)plain->ensure(0, 100'000);
    const int before = plain->cursorRect({0, 0}).x();
    m_type.isCodeNumbered = true;
    m_type.isCodeWrapped = true;
    const auto numbered = layoutOf(text);
    (void)numbered->ensure(0, 100'000);
    QVERIFY(numbered->cursorRect({0, 0}).x() > before + 2 * m_type.em);
    const Colors colors = Colors::light();
    QImage image(500, numbered->height(), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    numbered->paint(painter, {colors, {0, 0}, image.rect(), 0, false, {}, {}});
    painter.end();
    const auto hasNumber = [&](const QRect &line) {
        for (int y = line.top(); y < line.top() + m_type.codeLineHeight; ++y) {
            for (int x = 2; x < numbered->cursorRect({0, 0}).x() - 4; ++x) {
                if (image.pixelColor(x, y) != colors.code)
                    return true;
            }
        }
        return false;
    };
    const QRect first = numbered->cursorRect({0, 0});
    QVERIFY(hasNumber(first));
    QVERIFY(!hasNumber(first.translated(0, m_type.codeLineHeight))); // the same line goes on
    QVERIFY(hasNumber(numbered->cursorRect({0, 151})));
    QVERIFY(hasNumber(numbered->cursorRect({1, 0})));
}

void TestCodeBlocks::longLinesAreSetFewAtATime()
{
    constexpr int kLines = 40;
    const QString line(9'000, u'x');
    (void)layoutOf(codeOf(kLines, line));
    QStringList lines;
    for (const Block &block : m_document.blocks()) {
        if (block.kind != BlockKind::Code)
            continue;
        QVERIFY(block.text.text.size() < 2 * LineReader::kMaxLine);
        QCOMPARE(block.isGroupStart, lines.isEmpty()); // it is one block to the reader
        lines += block.text.text.split(QChar::LineSeparator);
    }
    QCOMPARE(lines, QStringList(kLines, line));
}

void TestCodeBlocks::writesTablesAsCsv_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("csv");
    const auto row = [](const char *name, const char *table, const char *csv) {
        QTest::newRow(name) << QString::fromUtf8(table) << QString::fromUtf8(csv);
    };
    row("plain", "|a|b|\n|-|-|\n|1|**2**|", "a,b\r\n1,2\r\n");
    row("marks", "|a|b|\n|-|-|\n|x, y|\"q\"|", "a,b\r\n\"x, y\",\"\"\"q\"\"\"\r\n");
    row("too few cells", "|a|b|\n|-|-|\n|1|", "a,b\r\n1,\r\n");
    row("formulas", "|a|b|\n|-|-|\n|=1+1|-cmd(1)|", "a,b\r\n'=1+1,'-cmd(1)\r\n");
    row("numbers", "|a|b|\n|-|-|\n|-5|+3|", "a,b\r\n-5,+3\r\n");
    row("words", "|a|b|\n|-|-|\n|- none|中文|", "a,b\r\n- none,中文\r\n");
}

void TestCodeBlocks::writesTablesAsCsv()
{
    QFETCH(QString, table);
    QFETCH(QString, csv);
    m_document = Document();
    m_document.append(table);
    m_document.finish();
    QCOMPARE(csvOf(m_document.blocks()), csv);
}

QTEST_MAIN(TestCodeBlocks)
#include "tst_codeblocks.moc"
