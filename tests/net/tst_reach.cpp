// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reach.h"

#include "support/fakegateway.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

class ReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qRegisterMetaType<core::Error>(); }
    void findsNameAndPort_data();
    void findsNameAndPort();
    void saysThatNobodyListens();
    void saysThatTheNameIsUnknown();
    void sendsNoByte();
    void endsWhenItIsDeleted();
};

void ReachTest::findsNameAndPort_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("address") << u"127.0.0.1"_s;
    QTest::newRow("name") << u"localhost"_s;
}

void ReachTest::findsNameAndPort()
{
    QFETCH(QString, host);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    net::Reach reach;
    const QSignalSpy resolved(&reach, &net::Reach::resolved);
    const QSignalSpy connected(&reach, &net::Reach::connected);
    const QSignalSpy failed(&reach, &net::Reach::failed);
    reach.start(host, server.serverPort(), 10'000);
    QTRY_COMPARE(connected.count(), 1);
    QCOMPARE(resolved.count(), 1);
    QVERIFY(!QHostAddress(resolved.constFirst().constFirst().toString()).isNull());
    QCOMPARE(failed.count(), 0);
}

void ReachTest::saysThatNobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    net::Reach reach;
    const QSignalSpy resolved(&reach, &net::Reach::resolved);
    const QSignalSpy failed(&reach, &net::Reach::failed);
    reach.start(u"127.0.0.1"_s, port, 10'000);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(resolved.count(), 1);
    const auto error = failed.constFirst().constFirst().value<core::Error>();
    QCOMPARE(error.kind, core::ErrorKind::Network);
    QCOMPARE(error.code, u"connection-refused"_s);
    QCOMPARE(error.target, u"127.0.0.1"_s);
}

void ReachTest::saysThatTheNameIsUnknown()
{
    net::Reach reach;
    const QSignalSpy resolved(&reach, &net::Reach::resolved);
    const QSignalSpy failed(&reach, &net::Reach::failed);
    // RFC 6761: this name never exists. Where nobody answers, it is the time that runs out.
    reach.start(u"gateway.invalid"_s, 443, 3000);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 10'000);
    QCOMPARE(resolved.count(), 0);
    const auto error = failed.constFirst().constFirst().value<core::Error>();
    QVERIFY(error.code == u"host-not-found"_s || error.code == u"connect"_s);
    QCOMPARE(error.target, u"gateway.invalid"_s);
}

void ReachTest::sendsNoByte()
{
    support::FakeGateway gateway;
    net::Reach reach;
    const QSignalSpy connected(&reach, &net::Reach::connected);
    reach.start(u"127.0.0.1"_s, gateway.port(), 10'000);
    QTRY_COMPARE(connected.count(), 1);
    QTRY_COMPARE(gateway.connectionCount(), 1);
    QCOMPARE(gateway.requestCount(), 0);
}

void ReachTest::endsWhenItIsDeleted()
{
    auto reach = std::make_unique<net::Reach>();
    int signalsSent = 0;
    connect(reach.get(), &net::Reach::resolved, this, [&signalsSent] { ++signalsSent; });
    connect(reach.get(), &net::Reach::failed, this, [&signalsSent] { ++signalsSent; });
    reach->start(u"gateway.invalid"_s, 443, 3000);
    reach.reset();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(signalsSent, 0);
}

QTEST_GUILESS_MAIN(ReachTest)
#include "tst_reach.moc"
