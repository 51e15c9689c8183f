// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reach.h"

#include "support/fakegateway.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// A port of 127.0.0.1 where connections are neither taken nor refused: the queue of its listener
/// is full, so the kernel drops what knocks.
class SilentAddress
{
public:
    SilentAddress()
        : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(m_address);
        m_isSilent = ::bind(m_listener, where(), size) == 0 && ::listen(m_listener, 0) == 0
                     && ::getsockname(m_listener, where(), &size) == 0;
        // One is taken in, and those that follow wait for ever.
        for (int &knocking : m_knocking) {
            knocking = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            (void)::connect(knocking, where(), size);
        }
    }
    ~SilentAddress()
    {
        for (const int knocking : m_knocking)
            ::close(knocking);
        ::close(m_listener);
    }
    Q_DISABLE_COPY(SilentAddress)

    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    [[nodiscard]] quint16 port() const { return ntohs(m_address.sin_port); }

private:
    sockaddr *where() { return reinterpret_cast<sockaddr *>(&m_address); }

    int m_listener;
    int m_knocking[3] = {};
    sockaddr_in m_address = {};
    bool m_isSilent = false;
};

} // namespace

class ReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qRegisterMetaType<core::Error>(); }
    void findsNameAndPort_data();
    void findsNameAndPort();
    void saysThatNobodyListens();
    void goesOnFromAnAddressThatNeverAnswers();
    void hasOneTimeForAllAddresses();
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

void ReachTest::goesOnFromAnAddressThatNeverAnswers()
{
    const SilentAddress silent;
    QVERIFY(silent.isSilent());
    QTcpServer listening;
    QVERIFY(listening.listen(QHostAddress(u"127.0.0.2"_s), silent.port()));
    net::Reach reach;
    const QSignalSpy resolved(&reach, &net::Reach::resolved);
    const QSignalSpy connected(&reach, &net::Reach::connected);
    const QSignalSpy failed(&reach, &net::Reach::failed);
    reach.connectToOneOf({QHostAddress::LocalHost, listening.serverAddress()},
                         listening.serverPort(), 3000);
    QTRY_COMPARE(connected.count() + failed.count(), 1);
    QCOMPARE(connected.count(), 1);
    QCOMPARE(resolved.constFirst().constFirst().toString(), u"127.0.0.1"_s);
}

void ReachTest::hasOneTimeForAllAddresses()
{
    const SilentAddress silent;
    QVERIFY(silent.isSilent());
    net::Reach reach;
    const QSignalSpy failed(&reach, &net::Reach::failed);
    reach.connectToOneOf({QHostAddress::LocalHost, QHostAddress::LocalHost}, silent.port(), 300);
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed.constFirst().constFirst().value<core::Error>();
    QCOMPARE(error.kind, core::ErrorKind::Timeout);
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
