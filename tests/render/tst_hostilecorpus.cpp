// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/growndocument.h"
#include "support/hostilecorpus.h"

#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/document.h"
#include "render/inlineparser.h"
#include "render/textplace.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace render;
using support::HostileText;

/// Texts of people who mean harm, as far as they get without a screen.
class TestHostileCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAreEnoughOfThemAndNoTwoAreAlike();
    void everyTextBecomesLeavesWithinTheirLimits_data();
    void everyTextBecomesLeavesWithinTheirLimits();
    void howATextIsCutChangesNothing_data();
    void howATextIsCutChangesNothing();
    void theClipboardNamesNothingThatIsLoaded_data();
    void theClipboardNamesNothingThatIsLoaded();
    void everyLetterOfAnElementStaysVisible_data();
    void everyLetterOfAnElementStaysVisible();
    void everyLetterOfAPersonsTextStaysVisible_data();
    void everyLetterOfAPersonsTextStaysVisible();
};

namespace {

const QList<HostileText> &corpus()
{
    static const QList<HostileText> texts =
        support::hostileTexts(QStringLiteral(TEST_DATA_DIR "/hostile"),
                              QStringLiteral("127.0.0.1:9"), QStringLiteral("/bait/secret.png"));
    return texts;
}

void addTexts(qsizetype longest = std::numeric_limits<qsizetype>::max(),
              QByteArrayView group = QByteArrayView())
{
    QTest::addColumn<QString>("text");
    for (const HostileText &one : corpus()) {
        if (one.text.size() <= longest && QByteArrayView(one.name).startsWith(group))
            QTest::newRow(one.name.constData()) << one.text;
    }
}

QString wordsOf(const Document &document)
{
    return copyText(document.blocks(), {}, endOf(document.blocks()));
}

/// True when all letters of the text stand in the words in their order.
bool hasLettersOf(const QString &text, const QString &words)
{
    qsizetype at = 0;
    for (const QChar c : text) {
        if (!c.isLetterOrNumber())
            continue;
        at = words.indexOf(c, at) + 1;
        if (at == 0)
            return false;
    }
    return true;
}

bool isWithinLimits(const InlineText &text)
{
    int end = 0;
    for (const InlineRun &run : text.runs) {
        if (run.start < end || run.length <= 0 || run.link >= text.links.size())
            return false;
        end = run.start + run.length;
    }
    return end <= text.text.size() && text.runs.size() <= InlineParser::kMaxItems + 1;
}

} // namespace

void TestHostileCorpus::thereAreEnoughOfThemAndNoTwoAreAlike()
{
    QSet<QByteArray> names;
    QSet<QString> texts;
    for (const HostileText &one : corpus()) {
        QVERIFY2(!names.contains(one.name), one.name.constData());
        QVERIFY2(!texts.contains(one.text), one.name.constData());
        names.insert(one.name);
        texts.insert(one.text);
    }
    QVERIFY(names.size() >= 300);
}

void TestHostileCorpus::everyTextBecomesLeavesWithinTheirLimits_data()
{
    addTexts();
}

void TestHostileCorpus::everyTextBecomesLeavesWithinTheirLimits()
{
    QFETCH(QString, text);
    const Document document = support::wholeDocument(text);
    for (const Block &block : document.blocks()) {
        QVERIFY(block.path.size() <= BlockSplitter::kMaxDepth);
        QVERIFY(block.columns.size() <= BlockSplitter::kMaxColumns);
        QVERIFY(block.rows.size() <= BlockSplitter::kGroupLines);
        QVERIFY(block.text.text.size() <= 2 * Document::kMaxLine
                || block.kind == BlockKind::Code); // 16 lines of the greatest length
        QVERIFY(isWithinLimits(block.text));
        for (const QList<InlineText> &row : block.rows) {
            QCOMPARE(row.size(), block.columns.size());
            for (const InlineText &cell : row)
                QVERIFY(isWithinLimits(cell));
        }
    }
}

void TestHostileCorpus::howATextIsCutChangesNothing_data()
{
    addTexts(6000);
}

void TestHostileCorpus::howATextIsCutChangesNothing()
{
    QFETCH(QString, text);
    const Document expected = support::wholeDocument(text);
    Document growing;
    for (qsizetype at = 0; at < text.size(); at += 3) {
        growing.append(QStringView(text).mid(at, 3));
        QVERIFY(growing.closedCount() <= growing.blocks().size());
    }
    growing.finish();
    QVERIFY(growing.blocks() == expected.blocks());
}

void TestHostileCorpus::theClipboardNamesNothingThatIsLoaded_data()
{
    addTexts(1 << 20);
}

void TestHostileCorpus::theClipboardNamesNothingThatIsLoaded()
{
    QFETCH(QString, text);
    static const QRegularExpression allowed(QStringLiteral(
        "^</?(?:p|h[1-6]|ul|ol|li|blockquote|hr|pre|code|em|strong|s|sup|br|table|thead|tr|th|td|a)"
        "(?: (?:dir=\"rtl\"|align=\"(?:left|right|center)\"|start=\"[0-9]+\"|border=\"1\""
        "|cellspacing=\"0\"|cellpadding=\"4\"|style=\"(?:font-family:monospace"
        "|border-collapse:collapse)\"|href=\"(?:https?://|mailto:)[^\"<>]*\"))*>$"));
    const QString html = htmlOf(support::wholeDocument(text).blocks());
    qsizetype at = 0;
    while ((at = html.indexOf(QLatin1Char('<'), at)) >= 0) {
        const qsizetype end = html.indexOf(QLatin1Char('>'), at);
        QVERIFY(end > at);
        const QString tag = html.mid(at, end + 1 - at);
        QVERIFY2(allowed.match(tag).hasMatch(), qPrintable(tag.left(200)));
        at = end;
    }
}

void TestHostileCorpus::everyLetterOfAnElementStaysVisible_data()
{
    addTexts(1 << 20, "html: ");
}

void TestHostileCorpus::everyLetterOfAnElementStaysVisible()
{
    QFETCH(QString, text);
    if (text.contains(QLatin1StringView("](")) || text.contains(QLatin1StringView("]: ")))
        return; // targets and titles are not shown; tst_copying and tst_commonmark look at those
    const QString words = wordsOf(support::wholeDocument(text));
    QVERIFY2(hasLettersOf(text, words), qPrintable(words));
}

void TestHostileCorpus::everyLetterOfAPersonsTextStaysVisible_data()
{
    addTexts(1 << 20);
}

void TestHostileCorpus::everyLetterOfAPersonsTextStaysVisible()
{
    QFETCH(QString, text);
    QVERIFY(hasLettersOf(text, wordsOf(support::wholeDocument(text, Document::Mode::Plain))));
}

QTEST_GUILESS_MAIN(TestHostileCorpus)
#include "tst_hostilecorpus.moc"
