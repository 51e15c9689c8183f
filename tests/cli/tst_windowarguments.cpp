// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/windowarguments.h"

#include <QDir>
#include <QTest>

using cli::parseWindowArguments;

class TestWindowArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryOption();
    void readsAValueBehindAnEqualsSign();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void imagesAreNamedSoThatAnotherProcessFindsThem();
    void handsOverWhatASecondStartWants();
    void namesEveryCommand();
};

void TestWindowArguments::readsEveryOption()
{
    const auto parsed = parseWindowArguments(
        {QStringLiteral("--data-dir"), QStringLiteral("/d"), QStringLiteral("--base-url"),
         QStringLiteral("http://h/v1"), QStringLiteral("--api-key-file"), QStringLiteral("/k"),
         QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--send"),
         QStringLiteral("hello"), QStringLiteral("--open"), QStringLiteral("last"),
         QStringLiteral("--quit-when-done")});
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed.value().dataDir, QStringLiteral("/d"));
    QCOMPARE(parsed.value().baseUrl, QStringLiteral("http://h/v1"));
    QCOMPARE(parsed.value().apiKeyFile, QStringLiteral("/k"));
    QCOMPARE(parsed.value().model, QStringLiteral("m"));
    QCOMPARE(parsed.value().send, QStringLiteral("hello"));
    QCOMPARE(parsed.value().open, QStringLiteral("last"));
    QVERIFY(parsed.value().isQuitWhenDone);
}

void TestWindowArguments::readsAValueBehindAnEqualsSign()
{
    const auto parsed = parseWindowArguments({QStringLiteral("--send=a=b")});
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed.value().send, QStringLiteral("a=b"));
}

void TestWindowArguments::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("an unknown option") << QStringList{QStringLiteral("--colour")};
    QTest::newRow("a key as an argument")
        << QStringList{QStringLiteral("--api-key"), QStringLiteral("sk-x")};
    QTest::newRow("a missing value") << QStringList{QStringLiteral("--model")};
    for (const char *option : {"--base-url", "--api-key-file", "--model", "--data-dir", "--open"}) {
        QTest::addRow("empty %s", option) << QStringList{QString::fromLatin1(option), QString()};
    }
    QTest::newRow("a stray word") << QStringList{QStringLiteral("hello")};
}

void TestWindowArguments::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parseWindowArguments(arguments);
    QVERIFY(!parsed.isOk());
    QCOMPARE(parsed.error().kind, core::ErrorKind::BadInput);
    QVERIFY(!parsed.error().message.isEmpty());
}

void TestWindowArguments::imagesAreNamedSoThatAnotherProcessFindsThem()
{
    const auto parsed = parseWindowArguments({QStringLiteral("--image"), QStringLiteral("a.png"),
                                              QStringLiteral("--image"),
                                              QStringLiteral("https://example.com/b.png")});
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed.value().images,
             QStringList({QDir::current().absoluteFilePath(QStringLiteral("a.png")),
                          QStringLiteral("https://example.com/b.png")}));
}

void TestWindowArguments::handsOverWhatASecondStartWants()
{
    cli::WindowArguments asked;
    asked.send = QStringLiteral("你好");
    asked.images = {QStringLiteral("/a.png")};
    asked.open = QStringLiteral("last");
    const auto received = cli::WindowArguments::fromMessage(asked.toMessage());
    QCOMPARE(received.send, asked.send);
    QCOMPARE(received.images, asked.images);
    QCOMPARE(received.open, asked.open);
}

void TestWindowArguments::namesEveryCommand()
{
    for (const char *command : {"ask", "doctor", "import", "search", "list"}) {
        QVERIFY(cli::helpText().contains(
            QStringLiteral("       loquat %1 [options]").arg(QString::fromLatin1(command))));
    }
    QVERIFY(cli::helpText().contains(QStringLiteral("\"loquat ask --help\"")));
    QVERIFY(cli::helpText().contains(QStringLiteral("FILE…")));
}

QTEST_GUILESS_MAIN(TestWindowArguments)
#include "tst_windowarguments.moc"
