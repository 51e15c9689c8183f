// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/instanttitle.h"

#include <QTest>

class InstantTitleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstLineWithoutItsMarkdown_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *name, const char *question, const char *title) {
            QTest::newRow(name) << QString::fromUtf8(question) << QString::fromUtf8(title);
        };
        row("plain", "Hello there", "Hello there");
        row("first line only", "\n\n  First line \nSecond line", "First line");
        row("heading", "## A **bold** `plan`", "A bold plan");
        row("list", "- [x] buy milk", "[x] buy milk");
        row("numbered quote", "> 1. think", "think");
        row("link", "See [the guide](https://example.org/a_b) now", "See the guide now");
        row("image", "![a cat](cat.png)", "a cat");
        row("fence before code", "```python\nprint(1)\n```", "print(1)");
        row("snake case stays", "what is my_var_name", "what is my_var_name");
        row("eight words", "one two three four five six seven eight",
            "one two three four five six seven eight");
        row("nine words", "one two three four five six seven eight nine",
            "one two three four five six seven eight…");
        row("twenty ideographs", "一二三四五六七八九十一二三四五六七八九十",
            "一二三四五六七八九十一二三四五六七八九十");
        row("twenty-one ideographs", "一二三四五六七八九十一二三四五六七八九十一",
            "一二三四五六七八九十一二三四五六七八九十…");
        row("mixed", "用 Qt 写一个聊天程序", "用 Qt 写一个聊天程序");
        row("no words", "  \n\t\n", "");
        row("hidden direction marks",
            "a\xE2\x80\xAE"
            "b",
            "ab");
    }
    void takesTheFirstLineWithoutItsMarkdown()
    {
        QFETCH(QString, question);
        QFETCH(QString, title);
        QCOMPARE(chat::instantTitle(question), title);
    }

    void cutsAWordThatIsNoWordBetweenGraphemes()
    {
        const QString family = QString::fromUtf8("👨‍👩‍👧");
        const QString title = chat::instantTitle(family.repeated(40));
        QVERIFY(title.size() <= 61);
        QVERIFY(title.endsWith(QChar(0x2026)));
        QCOMPARE(title.chopped(1).remove(family), QString());
        const QString address = chat::instantTitle(QString(500, QLatin1Char('x')));
        QVERIFY(address.size() <= 61 && address.size() > 30);
    }

    void staysQuickOnALongLine()
    {
        QVERIFY(chat::instantTitle(QString(5'000'000, QLatin1Char('['))).size() <= 61);
    }
};

QTEST_APPLESS_MAIN(InstantTitleTest)
#include "tst_instanttitle.moc"
