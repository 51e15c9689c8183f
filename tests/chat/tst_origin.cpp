// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/origin.h"

#include <QTest>

class OriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsShownWithoutWhatCouldBeSecret_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        const QString plain = QStringLiteral("https://a.example:8443/v1");
        QTest::newRow("plain") << plain << plain;
        QTest::newRow("user name") << QStringLiteral("https://me@a.example:8443/v1") << plain;
        QTest::newRow("password") << QStringLiteral("https://me:pw@a.example:8443/v1") << plain;
        QTest::newRow("query") << QStringLiteral("https://a.example:8443/v1?key=sk-1") << plain;
        QTest::newRow("fragment") << QStringLiteral("https://a.example:8443/v1#sk-1") << plain;
        QTest::newRow("none") << QString() << QString();
    }
    void anAddressIsShownWithoutWhatCouldBeSecret()
    {
        QFETCH(QString, address);
        QFETCH(QString, shown);
        QCOMPARE(chat::shownAddress(address), shown);
    }

    void theSameServerIsKnown_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char *name, const char *from, const char *to, bool isSame) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << isSame;
        };
        row("path", "https://a.example/x", "https://a.example/api/v1", true);
        row("default port written out", "https://a.example", "https://a.example:443/v1", true);
        row("encrypted now", "http://a.example/v1", "https://a.example/v1", true);
        row("encrypted at the same port", "http://a.example:8080", "https://a.example:8080", true);
        row("encrypted elsewhere", "http://a.example/v1", "https://b.example/v1", false);
        row("encrypted at another port", "http://a.example/v1", "https://a.example:444/v1", false);
        row("no longer encrypted", "https://a.example/v1", "http://a.example/v1", false);
        row("another host", "https://a.example/v1", "https://a.example.evil/v1", false);
        row("nothing", "https://a.example/v1", "", false);
    }
    void theSameServerIsKnown()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, isSame);
        QCOMPARE(chat::isSameServer(from, to), isSame);
    }
};

QTEST_GUILESS_MAIN(OriginTest)
#include "tst_origin.moc"
