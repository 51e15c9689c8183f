// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    void areSeenInTheWordsOfALink_data();
    void areSeenInTheWordsOfALink();
    void areNotCopiedOutOfCode_data();
    void areNotCopiedOutOfCode();
    void whatBelongsToALetterStaysWithIt_data();
    void whatBelongsToALetterStaysWithIt();

private:
    [[nodiscard]] QImage painted(const QString &text) const;

    TypeScale m_type = TypeScale::make(QFont(), QFont());
};

namespace {

constexpr int kWidth = 400;

struct Hidden {
    const char *name;
    char32_t code;
    bool isUnseen = false; ///< takes no room, whatever the font
    bool isLethal = false; ///< turns or commands: not copied out of code
};

constexpr Hidden kHidden[] = {
    {"escape", 0x1B, false, true},
    {"bell", 0x07, false, true},
    {"backspace", 0x08, false, true},
    {"delete", 0x7F, false, true},
    {"C1 control sequence introducer", 0x9B, false, true},
    {"soft hyphen", 0xAD, true, false},
    {"zero-width space", 0x200B, true, false},
    {"left-to-right mark", 0x200E, true, false},
    {"right-to-left embedding", 0x202B, true, true},
    {"right-to-left override", 0x202E, true, true},
    {"word joiner", 0x2060, true, false},
    {"right-to-left isolate", 0x2067, true, true},
    {"pop directional isolate", 0x2069, true, true},
    {"byte order mark", 0xFEFF, true, false},
    {"tag", 0xE0041, true, false},
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
    QTest::addColumn<bool>("isUnseen");
    for (const Hidden &hidden : kHidden) {
        if (isWanted(hidden))
            QTest::newRow(hidden.name) << one(hidden.code) << hidden.isUnseen;
    }
}

constexpr const char *kNotYet = "what takes no room has no picture of its own yet";

} // namespace

QImage TestHiddenCharacters::painted(const QString &text) const
{
    Document document;
    document.append(text);
    document.finish();
    MessageLayout layout(m_type);
    layout.setWidth(kWidth);
    (void)layout.sync(document);
    (void)layout.ensure(0, 1'000'000);
    const Colors colors = Colors::light();
    QImage image(kWidth, std::max(1, layout.height()), QImage::Format_RGB32);
    image.fill(colors.canvas);
    QPainter painter(&image);
    layout.paint(painter, {colors, {}, image.rect(), 0, false, {}, {}});
    return image;
}

void TestHiddenCharacters::areSeenInCode_data()
{
    addHidden([](const Hidden &) { return true; });
}

void TestHiddenCharacters::areSeenInCode()
{
    QFETCH(QString, hidden);
    QFETCH(bool, isUnseen);
    if (isUnseen)
        QEXPECT_FAIL(QTest::currentDataTag(), kNotYet, Continue);
    QVERIFY(painted(inCode(QStringLiteral("aa") + hidden + QStringLiteral("aa")))
            != painted(inCode(QStringLiteral("aaaa"))));
}

void TestHiddenCharacters::areSeenInTheWordsOfALink_data()
{
    // Isolates move letters by fractions of a pixel, which is no picture of them.
    addHidden([](const Hidden &hidden) { return hidden.code != 0x2067 && hidden.code != 0x2069; });
}

void TestHiddenCharacters::areSeenInTheWordsOfALink()
{
    QFETCH(QString, hidden);
    QFETCH(bool, isUnseen);
    if (isUnseen)
        QEXPECT_FAIL(QTest::currentDataTag(), kNotYet, Continue);
    const QString link = QStringLiteral("[aa%1aa](https://a.example/)");
    QVERIFY(painted(link.arg(hidden)) != painted(link.arg(QString())));
}

void TestHiddenCharacters::areNotCopiedOutOfCode_data()
{
    addHidden([](const Hidden &hidden) { return hidden.isLethal; });
}

void TestHiddenCharacters::areNotCopiedOutOfCode()
{
    QFETCH(QString, hidden);
    const QList<Block> blocks =
        blocksOf(inCode(QStringLiteral("rm\t") + hidden + QStringLiteral("x\ny")));
    QEXPECT_FAIL(QTest::currentDataTag(), "what is copied is not cleaned yet", Continue);
    QCOMPARE(copyText(blocks, {}, endOf(blocks)), QStringLiteral("rm\tx\ny"));
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
}

QTEST_MAIN(TestHiddenCharacters)
#include "tst_hiddencharacters.moc"
