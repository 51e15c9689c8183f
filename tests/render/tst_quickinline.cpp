// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/inlineparser.h"
#include "render/quickinline.h"

#include <QTest>
#include <algorithm>
#include <random>

using namespace render;

class TestQuickInline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesSimpleMarks_data();
    void takesSimpleMarks();
    void leavesToMd4cWhatCanMeanMore_data();
    void leavesToMd4cWhatCanMeanMore();
    void isWhatMd4cMakesOfIt_data();
    void isWhatMd4cMakesOfIt();
    void plainWordsShareTheirText();
    void givesUpWithoutTakingTheText();
};

namespace {

constexpr int kStrings = 100'000;
constexpr unsigned kSeed = 20'261'127;
constexpr int kMostPieces = 9;

/// Marks, what CommonMark's rules tell apart beside them, and what begins something else.
QStringList pieces()
{
    QStringList all;
    for (const char16_t *piece : {u"**a**",     u"*\u4e2d*", u"`b`",    u"*",
                                  u"*",         u"**",       u"**",     u"*",
                                  u"`",         u"`",        u"a",      u"b",
                                  u"c1",        u" ",        u" ",      u"\u4e2d",
                                  u"\u6587",    u"\uff0c",   u"\uff08", u"\u201d",
                                  u"\u00e9",    u"\u30fc",   u"\ud55c", u"\U0001F600",
                                  u"\n",        u".",        u"!",      u"_",
                                  u"(",         u"\"",       u":",      u"[a](http://b.c/d)",
                                  u"[a b](/c)", u"[",        u"]",      u"_",
                                  u"_",         u"_b_",      u"\\",     u"[a]",
                                  u"***",       u"~",        u"$",      u"&",
                                  u"<",         u"@",        u"/",      u" a@b.c",
                                  u"b.c "})
        all.append(QString::fromUtf16(piece));
    return all;
}

QStringList rarePieces()
{
    QStringList all;
    for (const char16_t *piece : {u"***",     u"``",          u"  ",
                                  u"\t",      u"\\",          u"<",
                                  u">",       u"&",           u"&amp;",
                                  u"<b>",     u"< ",          u"~",
                                  u"$",       u"a.b+c@d-e.f", u"a@b.c",
                                  u"www.",    u"Www.d",       u"http://",
                                  u"mailto:", u"#",           u"- ",
                                  u"1.",      u"2) ",         u"+ ",
                                  u"=",       u"---",         u"|",
                                  u"%",       u"/",           u"\u00a0",
                                  u"\u3000",  u"\u00d7",      u"\u20ac",
                                  u"\u2014",  u"\u200b",      u"\ufeff",
                                  u"\u0301",  u"\U0001039F",  u"\U00010380\U00010390",
                                  u"[a]",     u"[^a]",        u"![a](/b)",
                                  u"]:",      u"\u2028",      u"`*`",
                                  u"\x1",     u"]("})
        all.append(QString::fromUtf16(piece));
    return all;
}

QString randomText(std::mt19937 &random)
{
    static const QStringList usual = pieces();
    static const QStringList rare = rarePieces();
    const auto below = [&random](qsizetype limit) { return qsizetype(random() % quint64(limit)); };
    QString text;
    for (qsizetype left = 1 + below(kMostPieces); left > 0; --left)
        text += below(12) == 0 ? rare[below(rare.size())] : usual[below(usual.size())];
    return text;
}

InlineText byMd4c(const QString &source, LeafForm form, LeafLabels labels)
{
    // What the links in the texts would be if they were no links by themselves.
    const QString definitions =
        labels == LeafLabels::AreWords ? QString() : QStringLiteral("[a]: /e\n[a b]: /f\n[^a]: /g");
    return form == LeafForm::Paragraph ? InlineParser::withPictures(source, definitions).text
                                       : InlineParser::lineByMd4c(source, definitions);
}

QByteArray described(const InlineText &text)
{
    QString out = text.text.toHtmlEscaped();
    for (const InlineRun &run : text.runs) {
        out += QStringLiteral(" %1+%2:%3>%4")
                   .arg(run.start)
                   .arg(run.length)
                   .arg(run.styles.toInt())
                   .arg(run.link);
    }
    return (out + QLatin1Char(' ') + text.links.join(QLatin1Char(' '))).toUtf8();
}

} // namespace

void TestQuickInline::takesSimpleMarks_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source :
         {"words",
          "Some **bold** words, `code`, and a [link](https://a.example/b). More.",
          "这是一段中文，带有**重点**和`代码`，混有 Latin words 与数字 123。",
          "a *b*",
          "**a `b` c**",
          "**注意：**请看",
          "这是**“重点”**的",
          "a\nb **c**\nd",
          "a: b; c!",
          "snake_case",
          "a < b and c",
          "a & b *c*",
          "`a[0] = *b;`",
          "***a***",
          "an _a b_ (_c_)",
          "_a\xE4\xB8\xAD_",
          "a[0] and []",
          "[1] a",
          "a] b",
          "a \\*b\\* C:\\d",
          "see http://a.b/c_d.",
          "$5 and $6",
          "let $n$ be **$a_b$**",
          "$5 a",
          "~3",
          "a @ b",
          "a@b.c *d*",
          "If it fails, ask me@example.com (#42).",
          "(a.b+c@d-e.f.g), **h**",
          "**a** b@c.d.",
          "@a",
          "1 <2",
          "AT&T",
          "a && b",
          "C:/d",
          "__init_x__",
          "\xF0\x9F\x9A\x80 **go**"}) {
        QTest::newRow(source) << QString::fromUtf8(source);
    }
}

void TestQuickInline::takesSimpleMarks()
{
    QFETCH(QString, source);
    const std::optional<InlineText> quick =
        quickInline(source, LeafForm::Paragraph, LeafLabels::AreWords);
    QVERIFY(quick);
    QCOMPARE(described(*quick),
             described(byMd4c(source, LeafForm::Paragraph, LeafLabels::AreWords)));
}

void TestQuickInline::leavesToMd4cWhatCanMeanMore_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source :
         {"****a****", "**a *b* c**", "*a",       "a * b",         "``a``",       "`a",
          "` a `",     "[a][b]",      "![a](/b)", "[**a**](/b)",   "**[a](/b)**", "[a](/b 'c')",
          "&amp;",     "<b>",         "\\(",      "~~a~~",         "$$a$$",       "a_",
          "*a@b.c d*", "a@b-.c d",    "a@b c",    "see ftp://a.b", "www.a.b",     "*a*\n1. b",
          "*a*\n- b",  "*a*  \nb",    "- *a*",    "# *a*",         "> *a*"}) {
        QTest::newRow(source) << QString::fromUtf8(source);
    }
}

void TestQuickInline::leavesToMd4cWhatCanMeanMore()
{
    QFETCH(QString, source);
    QVERIFY(!quickInline(source, LeafForm::Paragraph, LeafLabels::AreWords));
}

void TestQuickInline::isWhatMd4cMakesOfIt_data()
{
    QTest::addColumn<bool>("isParagraph");
    QTest::newRow("paragraphs") << true;
    QTest::newRow("lines") << false;
}

void TestQuickInline::isWhatMd4cMakesOfIt()
{
    QFETCH(bool, isParagraph);
    const LeafForm form = isParagraph ? LeafForm::Paragraph : LeafForm::Line;
    std::mt19937 random(kSeed);
    int styled = 0;
    int linked = 0;
    for (int i = 0; i < kStrings; ++i) {
        const QString source = randomText(random);
        const LeafLabels labels = i % 2 == 0 ? LeafLabels::AreWords : LeafLabels::MayBeDefined;
        const std::optional<InlineText> quick = quickInline(source, form, labels);
        const bool isWords = std::none_of(source.cbegin(), source.cend(), [](QChar c) {
            return QStringView(u"*_~`[]!<>&\\$@:\n").contains(c);
        });
        if (!quick || isWords)
            continue; // md4c would take the spaces of a line, and what controls a line, for its own
        styled += int(!quick->runs.isEmpty());
        linked += int(!quick->links.isEmpty());
        const InlineText expected = byMd4c(source, form, labels);
        const QByteArray found =
            source.toUtf8() + "\nquick: " + described(*quick) + "\nmd4c:  " + described(expected);
        QVERIFY2(*quick == expected, found.constData());
    }
    qInfo("%d styled, %d with links", styled, linked);
    QVERIFY(styled > kStrings / 50);
    QVERIFY(linked > kStrings / 200);
}

void TestQuickInline::plainWordsShareTheirText()
{
    const QString source = QStringLiteral("no marks at all");
    QCOMPARE(quickInline(source, LeafForm::Paragraph, LeafLabels::AreWords)->text.constData(),
             source.constData());
    QCOMPARE(quickInline(QStringLiteral(" a "), LeafForm::Paragraph, LeafLabels::AreWords)->text,
             QStringLiteral("a"));
    QCOMPARE(quickInline(QStringLiteral(" a "), LeafForm::Line, LeafLabels::AreWords)->text,
             QStringLiteral(" a "));
}

void TestQuickInline::givesUpWithoutTakingTheText()
{
    for (const char *source : {"a **b** `c`\n~~d~~", "&amp;", "[a](/b) *c"}) {
        QString text = QString::fromUtf8(source);
        QVERIFY(!quickInline(std::move(text), LeafForm::Paragraph, LeafLabels::AreWords));
        QCOMPARE(text, QString::fromUtf8(source));
    }
    // Another holds it, too.
    QString shared = QString::fromUtf8("a **b**\nc");
    const QString other = shared;
    QCOMPARE(quickInline(std::move(shared), LeafForm::Paragraph, LeafLabels::AreWords)->text,
             QStringLiteral("a b\u2028c"));
    QCOMPARE(other, QStringLiteral("a **b**\nc"));
}

QTEST_GUILESS_MAIN(TestQuickInline)
#include "tst_quickinline.moc"
