// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

#include <QTest>

class TestOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesSchemeHostAndPort_data();
    void comparesSchemeHostAndPort();
    void refusesWhatIsNoWebAddress_data();
    void refusesWhatIsNoWebAddress();
};

void TestOrigin::comparesSchemeHostAndPort_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const char *name, const char *one, const char *other, bool isSame) {
        QTest::newRow(name) << QString::fromUtf8(one) << QString::fromUtf8(other) << isSame;
    };
    row("path does not count", "https://a.example/v1", "https://a.example/api?x#y", true);
    row("default port", "https://a.example:443/", "https://a.example", true);
    row("default port of http", "http://a.example:80/", "http://a.example", true);
    row("letter case", "HTTPS://A.Example/v1", "https://a.example/v1", true);
    row("scheme", "http://a.example", "https://a.example", false);
    row("scheme with equal port", "http://a.example:443", "https://a.example:443", false);
    row("port", "https://a.example:8443", "https://a.example", false);
    row("sub-domain", "https://api.a.example", "https://a.example", false);
    row("longer name", "https://a.example.evil.example", "https://a.example", false);
    row("two names of loopback", "http://localhost:1", "http://127.0.0.1:1", false);
    row("ipv6", "http://[::1]:8080/v1", "http://[0:0:0:0:0:0:0:1]:8080", true);
    row("punycode", "https://bücher.example", "https://xn--bcher-kva.example", true);
}

void TestOrigin::comparesSchemeHostAndPort()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isSame);
    const auto first = net::Origin::of(one);
    const auto second = net::Origin::of(other);
    QVERIFY(first && second);
    QCOMPARE(*first == *second, isSame);
    QCOMPARE(first->toString() == second->toString(), isSame);
}

void TestOrigin::refusesWhatIsNoWebAddress_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"", "a.example/v1", "//a.example", "ftp://a.example", "file:///etc/passwd", "https:///v1",
          "https://user:pw@a.example", "mailto:a@a.example", "https://a b/"})
        QTest::newRow(*address ? address : "empty") << QString::fromLatin1(address);
}

void TestOrigin::refusesWhatIsNoWebAddress()
{
    QFETCH(QString, address);
    QVERIFY(!net::Origin::of(address));
}

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
