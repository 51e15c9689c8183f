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
};

QTEST_GUILESS_MAIN(OriginTest)
#include "tst_origin.moc"
