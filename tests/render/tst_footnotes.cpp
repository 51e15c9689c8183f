// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyhtml.h"
#include "render/copymarkdown.h"
#include "render/document.h"
#include "support/growndocument.h"

#include <QTest>

using namespace render;

namespace {

QStringList raisedIn(const Block &block)
{
    QStringList raised;
    for (const InlineRun &run : block.text.runs) {
        if (run.styles & InlineStyle::Footnote)
            raised.append(block.text.text.mid(run.start, run.length));
    }
    return raised;
}

} // namespace

/// Footnotes as GitHub writes them.
class TestFootnotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesMarksAndLabels();
    void aMarkWithoutANoteIsText();
    void growsLikeAnyText();
    void comesBackAsMarkdown();
};

void TestFootnotes::raisesMarksAndLabels()
{
    const Document document = support::wholeDocument(QStringLiteral(
        "One[^1] and **two[^note]**.\n\n[^1]: First *words*,\n  goes on\n[^note]: x"));
    const QList<Block> &blocks = document.blocks();
    QCOMPARE(blocks.size(), 3);
    QCOMPARE(blocks[0].text.text, QStringLiteral("One1 and twonote."));
    QCOMPARE(raisedIn(blocks[0]), (QStringList{QStringLiteral("1"), QStringLiteral("note")}));
    QVERIFY(blocks[0].text.links.isEmpty());
    QVERIFY(blocks[1].isFootnote && blocks[2].isFootnote && !blocks[0].isFootnote);
    QCOMPARE(blocks[1].text.text, QStringLiteral("1 First words,") + QChar(QChar::LineSeparator)
                                      + QStringLiteral("goes on"));
    QCOMPARE(raisedIn(blocks[1]), QStringList{QStringLiteral("1")});
    QCOMPARE(blocks[2].text.text, QStringLiteral("note x"));
    QVERIFY(htmlOf(blocks).contains(QStringLiteral("<sup>1</sup>")));
}

void TestFootnotes::aMarkWithoutANoteIsText()
{
    const Document document =
        support::wholeDocument(QStringLiteral("One[^1], `[^2]` [^3](http://x)\n\n[^2]: note"));
    QCOMPARE(document.blocks().first().text.text, QStringLiteral("One[^1], [^2] ^3"));
    QVERIFY(raisedIn(document.blocks().first()).isEmpty());
    // What cannot be a label begins no note.
    for (const char *text : {"[^]: x", "[^a b]: x", "[^1] : x"})
        QVERIFY(!support::wholeDocument(QString::fromLatin1(text)).blocks().first().isFootnote);
}

void TestFootnotes::growsLikeAnyText()
{
    const QString text =
        QStringLiteral("A[^1] b[^2].\n\n- c[^1]\n\n[^2]: two\n[^1]: one\n\n> [^x]: y\n"
                       "> d[^x]\n\ne[^1]\n");
    Document grown;
    QCOMPARE(support::growsOtherwiseAt(grown, text), -1);
    QVERIFY(grown.reopenings() > 0);
}

void TestFootnotes::comesBackAsMarkdown()
{
    const QString text = QStringLiteral("One[^1] two.\n\n[^1]: First *words*");
    QCOMPARE(markdownOf(support::wholeDocument(text).blocks()), text);
}

QTEST_MAIN(TestFootnotes)
#include "tst_footnotes.moc"
