// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/copyhtml.h"
#include "render/document.h"
#include "support/markdownexamples.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace render;
using support::MarkdownExample;

/// Markdown by the rules of CommonMark 0.31 and GitHub Flavored Markdown 0.29, and by ours where
/// they differ. The examples in tests/data/markdown were written for this test, section by section
/// of the two specifications; none was taken from them. Its README says how they are written.
class TestCommonMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMarkdownByTheRules_data();
    void readsMarkdownByTheRules();
    void everySectionThatConcernsUsHasExamples();
    void twoSpellingsOfOneThingAreEqual();
};

namespace {

QList<MarkdownExample> examples()
{
    return support::markdownExamples(QStringLiteral(TEST_DATA_DIR "/markdown"));
}

/// A code block's first element, as the clipboard gets it.
const QString &codeStart()
{
    static const QString start = htmlOf({[] {
                                     Block block;
                                     block.kind = BlockKind::Code;
                                     block.group = 1;
                                     return block;
                                 }()})
                                     .section(QStringLiteral("</code>"), 0, 0);
    return start;
}

/// The clipboard's HTML, and in it what the clipboard leaves out: targets that may not be opened,
/// and the language of code.
QString htmlWithEverything(QList<Block> blocks)
{
    QStringList targets;
    QStringList languages;
    const auto number = [&targets](InlineText &text) {
        for (QString &link : text.links) {
            targets.append(link);
            link = QStringLiteral("https://link.example/%1/").arg(targets.size() - 1);
        }
    };
    for (Block &block : blocks) {
        number(block.text);
        for (QList<InlineText> &row : block.rows) {
            for (InlineText &cell : row)
                number(cell);
        }
        if (block.kind == BlockKind::Code && block.isGroupStart)
            languages.append(block.language);
    }
    QString html = htmlOf(blocks);
    for (qsizetype i = 0; i < targets.size(); ++i)
        html.replace(QStringLiteral("https://link.example/%1/").arg(i), targets[i].toHtmlEscaped());
    qsizetype at = 0;
    for (const QString &language : languages) {
        at = html.indexOf(codeStart(), at);
        const QString start =
            language.isEmpty()
                ? QStringLiteral("<pre><code>")
                : QStringLiteral("<pre><code class=\"%1\">").arg(language.toHtmlEscaped());
        html.replace(at, codeStart().size(), start);
        at += start.size();
    }
    return html;
}

QString readable(const QString &html)
{
    static const QRegularExpression blockEnd(
        QStringLiteral("(</(?:p|h\\d|pre|li|ul|ol|blockquote|tr|table)>|<hr>)"));
    return QString(html).replace(blockEnd, QStringLiteral("\\1\n"));
}

} // namespace

void TestCommonMark::readsMarkdownByTheRules_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("fault");
    for (const MarkdownExample &example : examples())
        QTest::newRow(example.name.constData())
            << example.markdown << example.html << example.fault;
}

void TestCommonMark::readsMarkdownByTheRules()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    QFETCH(QString, fault);
    Document document;
    document.append(markdown);
    document.finish();
    const QString actual = support::canonicalHtml(htmlWithEverything(document.blocks()));
    const QString expected = support::canonicalHtml(html);
    if (!fault.isEmpty())
        QEXPECT_FAIL(QTest::currentDataTag(), qPrintable(fault), Continue);
    QVERIFY2(actual == expected,
             qPrintable(QStringLiteral("\n%1\nActual:\n%2\nExpected:\n%3")
                            .arg(markdown, readable(actual), readable(expected))));
}

void TestCommonMark::everySectionThatConcernsUsHasExamples()
{
    QSet<QByteArray> sections;
    QSet<QByteArray> names;
    for (const MarkdownExample &example : examples()) {
        sections.insert(example.name.left(example.name.indexOf(' ')));
        QVERIFY2(!names.contains(example.name), example.name.constData());
        names.insert(example.name);
    }
    QVERIFY(names.size() >= 250);
    QVERIFY(sections.size() >= 28);
}

void TestCommonMark::twoSpellingsOfOneThingAreEqual()
{
    const auto canonical = [](const char *html) {
        return support::canonicalHtml(QString::fromUtf8(html));
    };
    QCOMPARE(canonical("<p><em>a <strong>b</strong></em></p>"),
             canonical("<p>\n<em>a </em><strong class=\"\"><em>b</em></strong></p>\n"));
    QCOMPARE(canonical("<pre style=\"x\"><code>a\n\nb</code></pre>\n"),
             canonical("<pre><code>a\n\nb</code></pre>"));
    QVERIFY(canonical("<p><em>a</em></p>") != canonical("<p>a</p>"));
    QVERIFY(canonical("<p>a<br>b</p>") != canonical("<p>ab</p>"));
    QVERIFY(canonical("<pre><code>a\nb</code></pre>") != canonical("<pre><code>ab</code></pre>"));
    QVERIFY(canonical("<p><a href=\"x\">a</a></p>") != canonical("<p><a href=\"y\">a</a></p>"));
    QVERIFY(canonical("<p>&lt;p&gt;</p>") != canonical("<p><p></p>"));
}

QTEST_GUILESS_MAIN(TestCommonMark)
#include "tst_commonmark.moc"
