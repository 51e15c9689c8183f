// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cleancode.h"
#include "render/codelayout.h"
#include "render/copycsv.h"
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/hiddencharacters.h"
#include "render/messagelayout.h"

#include <QPainter>
#include <QTest>

using namespace render;

/// Characters that take no room, turn what follows or command a terminal ("Trojan Source",
/// CVE-2021-42574): where it matters what exactly stands there, they are seen, and what is copied
/// out of code does not do more than what was read.
class TestHiddenCharacters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areSeenInCode_data();
    void areSeenInCode();
    void areSeenInInlineCode_data();
    void areSeenInInlineCode();
    void areSeenInTheWordsOfALink_data();
    void areSeenInTheWordsOfALink();
    void aFloodOfThemIsSeenToo();
    void haveAPlaceBetweenTheLetters_data();
    void haveAPlaceBetweenTheLetters();
    void makeRoomInWideCode();
    void theColoursOfCodeKeepTheirPlaces();
    void codeIsReadFromLeftToRight_data();
    void codeIsReadFromLeftToRight();
    void wordsOfALinkAreNotTurned();
    void turnNothingBeyondTheirParagraph();
    void areNotCopiedOutOfCode_data();
    void areNotCopiedOutOfCode();
    void codeInTablesIsCopiedClean();
    void nothingIsAddedToCopiedCode();
    void whatBelongsToALetterStaysWithIt_data();
    void whatBelongsToALetterStaysWithIt();
    void whatBelongsToNothingIsHidden_data();
    void whatBelongsToNothingIsHidden();
    void areCounted_data();
    void areCounted();

private:
    [[nodiscard]] QImage painted(const QString &text) const;
    [[nodiscard]] QImage paintedBlock(const QString &text, int block) const;

    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

constexpr int kWidth = 400;

struct Hidden {
    const char *name;
    char32_t code;
    bool isLethal = false; ///< turns or commands: not copied out of code
};

constexpr Hidden kHidden[] = {
    {"escape", 0x1B, true},
    {"bell", 0x07, true},
    {"backspace", 0x08, true},
    {"delete", 0x7F, true},
    {"C1 control sequence introducer", 0x9B, true},
    {"soft hyphen", 0xAD, false},
    {"zero-width space", 0x200B, false},
    {"left-to-right mark", 0x200E, false},
    {"right-to-left embedding", 0x202B, true},
    {"right-to-left override", 0x202E, true},
    {"word joiner", 0x2060, false},
    {"right-to-left isolate", 0x2067, true},
    {"pop directional isolate", 0x2069, true},
    {"byte order mark", 0xFEFF, false},
    {"tag", 0xE0041, false},
    {"invisible times", 0x2062, false},
    {"filler of Hangul", 0x3164, false},
    {"private use", 0xE0B0, false},
    {"private use beyond the first plane", 0x100000, false},
};

QString one(char32_t code)
{
    return QChar::requiresSurrogates(code) ? QString::fromUcs4(&code, 1)
                                           : QString(QChar(char16_t(code)));
}

QString inCode(const QString &text)
{
    return QStringLiteral("```\n%1\n```\n").arg(text);
}

QList<Block> blocksOf(const QString &text)
{
    Document document;
    document.append(text);
    document.finish();
    return document.blocks();
}

void addHidden(bool (*isWanted)(const Hidden &))
{
    QTest::addColumn<QString>("hidden");
    for (const Hidden &hidden : kHidden) {
        if (isWanted(hidden))
            QTest::newRow(hidden.name) << one(hidden.code);
    }
}

void addAll()
{
    addHidden([](const Hidden &) { return true; });
}

/// A text set at one width.
struct Set {
    explicit Set(const QString &text, const TypeScale &type)
        : layout(type)
    {
        document.append(text);
        document.finish();
        layout.setWidth(kWidth);
        (void)layout.sync(document);
        (void)layout.ensure(0, 1'000'000);
    }
    [[nodiscard]] int x(int offset) const { return layout.cursorRect({0, offset}).x(); }

    Document document;
    MessageLayout layout;
};

} // namespace

QImage TestHiddenCharacters::painted(const QString &text) const
{
    const Set set(text, m_type);
    const Colors colors = Colors::light();
    QImage image(kWidth, std::max(1, set.layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    set.layout.paint(painter, {colors, {}, image.rect(), 0, false, {}, {}});
    return image;
}

QImage TestHiddenCharacters::paintedBlock(const QString &text, int block) const
{
    const QImage all = painted(text);
    const Set set(text, m_type);
    return all.copy(0, set.layout.topOf(block), all.width(), m_type.lineHeight);
}

void TestHiddenCharacters::areSeenInCode_data()
{
    addAll();
}

void TestHiddenCharacters::areSeenInCode()
{
    QFETCH(QString, hidden);
    QVERIFY(painted(inCode(QStringLiteral("aa") + hidden + QStringLiteral("aa")))
            != painted(inCode(QStringLiteral("aaaa"))));
}

void TestHiddenCharacters::areSeenInInlineCode_data()
{
    addAll();
}

void TestHiddenCharacters::areSeenInInlineCode()
{
    QFETCH(QString, hidden);
    const QString words = QStringLiteral("See `aa%1aa`.");
    QVERIFY(painted(words.arg(hidden)) != painted(words.arg(QString())));
}

void TestHiddenCharacters::areSeenInTheWordsOfALink_data()
{
    addAll();
}

void TestHiddenCharacters::areSeenInTheWordsOfALink()
{
    QFETCH(QString, hidden);
    const QString link = QStringLiteral("[aa%1aa](https://a.example/)");
    QVERIFY(painted(link.arg(hidden)) != painted(link.arg(QString())));
    // Not only moved: it has a name and room for it.
    const Set set(link.arg(hidden), m_type);
    QVERIFY(set.x(2 + int(hidden.size())) - set.x(2) > m_type.em);
}

void TestHiddenCharacters::aFloodOfThemIsSeenToo()
{
    const QString flood = QStringLiteral("a\u200B").repeated(2000);
    const QString code = inCode(QStringLiteral("x\n") + flood + QStringLiteral("b"));
    const Set set(code, m_type);
    const int end = 2 + int(flood.size());
    for (int i = 3; i < end; i += 100)
        QVERIFY(set.x(i + 1) - set.x(i) > 2);
    const QList<Block> blocks = set.document.blocks();
    QCOMPARE(copyText(blocks, {}, endOf(blocks)),
             QStringLiteral("x\n") + flood + QStringLiteral("b"));
}

void TestHiddenCharacters::haveAPlaceBetweenTheLetters_data()
{
    addAll();
}

void TestHiddenCharacters::haveAPlaceBetweenTheLetters()
{
    QFETCH(QString, hidden);
    const int length = int(hidden.size());
    const Set set(inCode(QStringLiteral("ab%1cd%1ef").arg(hidden)), m_type);
    int last = -1;
    for (const int place : {0, 1, 2, 2 + length, 3 + length, 4 + length, 4 + 2 * length}) {
        const QRect caret = set.layout.cursorRect({0, place});
        QVERIFY(caret.x() > last);
        last = caret.x();
        QCOMPARE(set.layout.placeAt(caret.center()), (TextPlace{0, place}));
    }
}

void TestHiddenCharacters::makeRoomInWideCode()
{
    const QString line = QStringLiteral("\u200B").repeated(60);
    Set set(inCode(line), m_type);
    const QPoint middle(kWidth / 2, space::kCodeHead + 4);
    QVERIFY(set.layout.scrollSideways(middle, 1'000'000));
    QVERIFY(set.layout.cursorRect({0, 60}).x() < kWidth);
}

void TestHiddenCharacters::theColoursOfCodeKeepTheirPlaces()
{
    const QList<Block> blocks = blocksOf(inCode(one(0xE0041) + QStringLiteral("ab")));
    CodeLayout layout(blocks.first(), m_type, {});
    const int height = layout.layout(kWidth);
    const Colors colors = Colors::light();
    const auto picture = [&](const CodeSpans &spans) {
        layout.setSpans(spans);
        QImage image(kWidth, height, QImage::Format_RGB32);
        image.fill(colors.canvas);
        QPainter painter(&image);
        layout.paint(painter, {colors, {}, image.rect()});
        return image;
    };
    const QImage plain = picture({});
    const QImage coloured = picture({{3, 1, CodeRole::Keyword}});
    const int b = layout.cursorRect(3).x();
    QCOMPARE(coloured.copy(0, 0, b, height), plain.copy(0, 0, b, height));
    QVERIFY(coloured.copy(b, 0, kWidth, height) != plain.copy(b, 0, kWidth, height));
}

void TestHiddenCharacters::codeIsReadFromLeftToRight_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("override") << QStringLiteral("if (\u202E a == b) { \u202C}");
    QTest::newRow("embedding") << QStringLiteral("x = \u202B[1, 2]; // c");
    QTest::newRow("isolate") << QStringLiteral("a \u2067b; c\u2069 d");
    QTest::newRow("mark") << QStringLiteral("1 \u200F- 2 \u200F- 3");
}

void TestHiddenCharacters::codeIsReadFromLeftToRight()
{
    QFETCH(QString, line);
    const Set set(inCode(line), m_type);
    for (int i = 0; i < line.size(); ++i)
        QVERIFY2(set.x(i) < set.x(i + 1), qPrintable(QString::number(i)));
    // Nor does a first line in Hebrew turn the second.
    const Set two(inCode(QStringLiteral("שלום\nx = 1;")), m_type);
    const Set one(inCode(QStringLiteral("s\nx = 1;")), m_type);
    QCOMPARE(two.x(5), one.x(2));
    QVERIFY(two.x(5) < two.x(11));
}

/// Also not by what stands in front of them.
void TestHiddenCharacters::wordsOfALinkAreNotTurned()
{
    const QString before = QStringLiteral("a \u202E");
    const Set set(before + QStringLiteral("[moc.elpmaxe](https://evil.example/)"), m_type);
    for (int i = int(before.size()); i < before.size() + 11; ++i)
        QVERIFY(set.x(i) < set.x(i + 1));
}

void TestHiddenCharacters::turnNothingBeyondTheirParagraph()
{
    const QString words = QStringLiteral("a (b) 1 - c.");
    const QString both = QStringLiteral("%1 x\n\n") + words;
    QCOMPARE(paintedBlock(both.arg(QStringLiteral("\u202E\u2067")), 1),
             paintedBlock(both.arg(QStringLiteral("y")), 1));
}

void TestHiddenCharacters::areNotCopiedOutOfCode_data()
{
    addHidden([](const Hidden &hidden) { return hidden.isLethal; });
}

void TestHiddenCharacters::areNotCopiedOutOfCode()
{
    QFETCH(QString, hidden);
    const QString source = inCode(QStringLiteral("rm\t") + hidden + QStringLiteral("x\ny"))
                           + QStringLiteral("\nor `a%1b` **c**%1").arg(hidden);
    const QList<Block> blocks = blocksOf(source);
    const QString prose = QStringLiteral("or ab c") + hidden; // which is what it is
    QCOMPARE(copyText(blocks, {}, endOf(blocks)), QStringLiteral("rm\tx\ny\n\n") + prose);
    // From the middle of it, too.
    QCOMPARE(copyText(blocks, {0, 1}, {0, 5}), QStringLiteral("m\tx"));
    const QList<Block> clean = withoutCommands(blocks);
    QCOMPARE(commandCount(blocks), 2);
    QCOMPARE(commandCount(clean), 0);
    QVERIFY(htmlOf(clean).contains(QStringLiteral("rm\tx\ny")));
    QVERIFY(htmlOf(clean).contains(QStringLiteral(">ab</code> <strong>c</strong>")));
    QVERIFY(markdownOf(clean).startsWith(QStringLiteral("```\nrm\tx\ny\n```")));
    QVERIFY(markdownOf(clean).contains(QStringLiteral("`ab` **c**")));
}

void TestHiddenCharacters::codeInTablesIsCopiedClean()
{
    const QList<Block> blocks =
        blocksOf(QStringLiteral("| a | b |\n|---|---|\n| x | `1\u202E2` |\n| `3\u001B4` | y |\n"));
    QCOMPARE(copyText(blocks, {}, endOf(blocks)), QStringLiteral("a\tb\nx\t12\n34\ty"));
    QCOMPARE(csvOf(withoutCommands(blocks)), QStringLiteral("a,b\r\nx,12\r\n34,y\r\n"));
}

void TestHiddenCharacters::nothingIsAddedToCopiedCode()
{
    const QList<Block> blocks = blocksOf(QStringLiteral("```sh\nsudo true\n```\n\nwords"));
    QCOMPARE(copyText(blocks, {}, {0, 9}), QStringLiteral("sudo true"));
}

void TestHiddenCharacters::whatBelongsToALetterStaysWithIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a family") << QStringLiteral("👨‍👩‍👧‍👦");
    QTest::newRow("a flag") << QStringLiteral("🏴󠁧󠁢󠁥󠁮󠁧󠁿");
    QTest::newRow("a heart in colour") << QStringLiteral("❤️");
    QTest::newRow("Persian with a non-joiner") << QStringLiteral("می‌خواهم");
    QTest::newRow("Devanagari with a joiner") << QStringLiteral("क्‍ष");
}

void TestHiddenCharacters::whatBelongsToALetterStaysWithIt()
{
    QFETCH(QString, text);
    const QList<Block> blocks = blocksOf(text);
    QCOMPARE(plainText(blocks.first()), text);
    QCOMPARE(copyText(blocks, {}, endOf(blocks)), text);
    const QList<Block> code = blocksOf(inCode(text));
    QCOMPARE(copyText(code, {}, endOf(code)), text);
    QVERIFY(hiddenCharacters(text, 0, int(text.size())).isEmpty());
}

void TestHiddenCharacters::whatBelongsToNothingIsHidden_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a joiner between Latin letters") << QStringLiteral("a\u200Db");
    QTest::newRow("a non-joiner between Latin letters") << QStringLiteral("a\u200Cb");
    QTest::newRow("a joiner behind an emoji") << QStringLiteral("👩\u200Dx");
    QTest::newRow("a second joiner") << QStringLiteral("می\u200C\u200Cخواهم");
    QTest::newRow("a selector behind a letter") << QStringLiteral("a\uFE01b");
    QTest::newRow("a second selector") << QStringLiteral("❤\uFE0F\uFE0F");
    QTest::newRow("a tag without a flag") << QStringLiteral("a") + one(0xE0067);
    QTest::newRow("a flag whose tags do not end") << QStringLiteral("🏴") + one(0xE0067);
}

void TestHiddenCharacters::whatBelongsToNothingIsHidden()
{
    QFETCH(QString, text);
    QCOMPARE(hiddenCharacters(text, 0, int(text.size())).size(), 1);
}

void TestHiddenCharacters::areCounted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QStringLiteral("words, `code` and 👨‍👩‍👧‍👦") << 0;
    QTest::newRow("code") << inCode(QStringLiteral("a\u202Eb\u00ADc\td")) << 2;
    QTest::newRow("prose") << QStringLiteral("a\u2060b \u200B") << 2;
    QTest::newRow("typography") << QStringLiteral("soft\u00ADhy\u00ADphen \u200Eand marks") << 0;
    QTest::newRow("typography in a link") << QStringLiteral("[a\u00ADb](https://c.example/)") << 1;
    QTest::newRow("a table") << QStringLiteral("| a\u2060 |\n|---|\n| `\u200E` |\n") << 2;
}

void TestHiddenCharacters::areCounted()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    int found = 0;
    for (const Block &block : blocksOf(text))
        found += hiddenCount(block);
    QCOMPARE(found, count);
}

QTEST_MAIN(TestHiddenCharacters)
#include "tst_hiddencharacters.moc"
