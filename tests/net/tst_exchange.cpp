// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/exchange.h"
#include "net/networkguard.h"
#include "support/fakegateway.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using net::Exchange;
using support::FakeAnswer;
using support::FakeGateway;

namespace {

/// One exchange and everything it said.
class Talk
{
public:
    Talk(const QUrl &url, const net::Deadlines &deadlines = {})
        : exchange(guard.post(url, {}, "{}").value(), deadlines)
    {
        QObject::connect(&exchange, &Exchange::phaseChanged, &exchange,
                         [this](Exchange::Phase phase) { phases.append(phase); });
        QObject::connect(&exchange, &Exchange::headReceived, &exchange, [this] { ++heads; });
        QObject::connect(&exchange, &Exchange::bytesReceived, &exchange,
                         [this](const QByteArray &more) { bytes += more; });
        QObject::connect(&exchange, &Exchange::failed, &exchange, [this](const core::Error &e) {
            ++ends;
            hasFailed = true;
            error = e;
        });
        QObject::connect(&exchange, &Exchange::ended, &exchange,
                         [this](Exchange::End how, const core::Error &e) {
                             ++ends;
                             end = how;
                             error = e;
                         });
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return ends > 0; }, 10'000);
    }

    net::NetworkGuard guard;
    Exchange exchange;
    QList<Exchange::Phase> phases;
    QByteArray bytes;
    core::Error error;
    Exchange::End end = Exchange::End::Clean;
    int heads = 0;
    int ends = 0;
    bool hasFailed = false;
};

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughItsPhasesAndEndsOnce();
    void readsEveryFraming_data();
    void readsEveryFraming();
    void losesNothingOfALargeBody_data();
    void losesNothingOfALargeBody();
    void statusOfAnErrorIsNoCut();
    void aCutLengthIsACut();
    void aCutUnauthorizedKeepsItsStatus_data();
    void aCutUnauthorizedKeepsItsStatus();
    void aLargeBodyThatIsNotTakenHasItsOwnWord();
    void aCutInsideTheSizeOfAChunkEnds_data();
    void aCutInsideTheSizeOfAChunkEnds();
    void failuresBeforeTheHeadHaveAKind_data();
    void failuresBeforeTheHeadHaveAKind();
    void plainTextOnATlsPortIsATlsFailure();
    void everyDeadlineHasItsOwnWord_data();
    void everyDeadlineHasItsOwnWord();
    void bytesKeepItAlive();
    void abortIsSilentAndClosesTheConnection();
    void drainingKeepsTheConnectionForTheNextRequest();
    void resolvesARelativeLocation_data();
    void resolvesARelativeLocation();
};

void TestExchange::goesThroughItsPhasesAndEndsOnce()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({"data: a\n\n"}).hold().then({"data: b\n\n"}));
    Talk talk{QUrl(gateway.baseUrl())};
    QTRY_COMPARE(talk.bytes, QByteArray("data: a\n\n"));
    QCOMPARE(talk.ends, 0);
    gateway.release();
    QVERIFY(talk.wait());
    QCOMPARE(talk.bytes, QByteArray("data: a\n\ndata: b\n\n"));
    QCOMPARE(talk.heads, 1);
    QCOMPARE(talk.ends, 1);
    QVERIFY(!talk.hasFailed);
    QCOMPARE(talk.end, Exchange::End::Clean);
    const QList<Exchange::Phase> expected{Exchange::Phase::Waiting, Exchange::Phase::Receiving};
    QCOMPARE(talk.phases, expected);
}

void TestExchange::readsEveryFraming_data()
{
    QTest::addColumn<FakeAnswer::Framing>("framing");
    QTest::addColumn<bool>("isByteByByte");
    for (const bool isByteByByte : {false, true}) {
        const char *how = isByteByByte ? "byte by byte" : "at once";
        QTest::addRow("chunked %s", how) << FakeAnswer::Framing::Chunked << isByteByByte;
        QTest::addRow("length %s", how) << FakeAnswer::Framing::Length << isByteByByte;
        QTest::addRow("close %s", how) << FakeAnswer::Framing::Close << isByteByByte;
    }
}

void TestExchange::readsEveryFraming()
{
    QFETCH(FakeAnswer::Framing, framing);
    QFETCH(bool, isByteByByte);
    FakeGateway gateway;
    FakeAnswer answer = FakeAnswer::sse({"one ", "two ", "three"}).framing(framing);
    gateway.answer(isByteByByte ? answer.byteByByte() : answer);
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.bytes, QByteArray("one two three"));
    QCOMPARE(talk.end, Exchange::End::Clean);
    QCOMPARE(talk.exchange.contentType(), QByteArray("text/event-stream; charset=utf-8"));
}

void TestExchange::losesNothingOfALargeBody_data()
{
    QTest::addColumn<FakeAnswer::Framing>("framing");
    QTest::newRow("length") << FakeAnswer::Framing::Length;
    QTest::newRow("chunked") << FakeAnswer::Framing::Chunked;
    // Once more and more: which of Qt's events comes first when the peer closes is chance.
    for (int i = 0; i < 5; ++i)
        QTest::addRow("close %d", i) << FakeAnswer::Framing::Close;
}

void TestExchange::losesNothingOfALargeBody()
{
    FakeGateway gateway;
    const QByteArray body(5'000'000, 'x');
    QFETCH(FakeAnswer::Framing, framing);
    gateway.answer(FakeAnswer::body(200, "text/plain", body).framing(framing));
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.bytes.size(), body.size());
    QCOMPARE(talk.end, Exchange::End::Clean);
}

void TestExchange::statusOfAnErrorIsNoCut()
{
    for (const int status : {400, 401, 402, 403, 404, 405, 413, 422, 429, 500, 502, 503, 524}) {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::body(status, "text/plain", "why"));
        Talk talk{QUrl(gateway.baseUrl())};
        QVERIFY(talk.wait());
        QCOMPARE(talk.exchange.status(), status);
        QCOMPARE(talk.end, Exchange::End::Clean);
        QCOMPARE(talk.bytes, QByteArray("why"));
        QVERIFY(!talk.hasFailed);
    }
}

void TestExchange::aCutLengthIsACut()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(200, "text/plain", QByteArray(1000, 'x')).cutAt(500));
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.end, Exchange::End::Cut);
    QCOMPARE(talk.bytes.size(), 500);
    QCOMPARE(talk.error.kind, core::ErrorKind::Network);
}

void TestExchange::aCutUnauthorizedKeepsItsStatus_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<bool>("hasFailed");
    const FakeAnswer refusal = FakeAnswer::body(401, "text/plain", QByteArray(100, 'x'));
    QTest::newRow("length") << FakeAnswer(refusal).cutAt(50) << false;
    QTest::newRow("length, reset")
        << FakeAnswer(refusal).cutAt(50).end(FakeAnswer::End::Reset) << false;
    QTest::newRow("chunked") << FakeAnswer(refusal).framing(FakeAnswer::Framing::Chunked).cutAt(50)
                             << false;
    QTest::newRow("inside the head") << FakeAnswer(refusal).cutHeaderAt(30) << true;
    QTest::newRow("no answer") << FakeAnswer::hangUp() << true;
    QTest::newRow("no answer, reset") << FakeAnswer::hangUp(FakeAnswer::End::Reset) << true;
    QTest::newRow("no HTTP") << FakeAnswer::raw("SSH-2.0-OpenSSH_9\r\n") << true;
}

/// Qt hands out neither head nor body then; that there was one shows in the error.
void TestExchange::aCutUnauthorizedKeepsItsStatus()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(bool, hasFailed);
    FakeGateway gateway;
    gateway.answer(answer);
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.ends, 1);
    QCOMPARE(talk.hasFailed, hasFailed);
    QCOMPARE(talk.exchange.status(), hasFailed ? 0 : 401);
    QCOMPARE(talk.heads, hasFailed ? 0 : 1);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestExchange::aLargeBodyThatIsNotTakenHasItsOwnWord()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->setReadBufferSize(1024);
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
            socket->flush();
            socket->abort();
        });
    });
    net::NetworkGuard guard;
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/v1").arg(server.serverPort()));
    Exchange exchange(guard.post(url, {}, QByteArray(40'000'000, 'x')).value(), {});
    QSignalSpy failed(&exchange, &Exchange::failed);
    QVERIFY(failed.wait(10'000));
    const auto error = failed.constFirst().constFirst().value<core::Error>();
    QCOMPARE(error.kind, core::ErrorKind::Network);
    QCOMPARE(error.code, QStringLiteral("closed-while-sending"));
}

void TestExchange::aCutInsideTheSizeOfAChunkEnds_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<FakeAnswer::End>("end");
    // The first chunk's size line is "22", carriage return, line feed.
    for (int offset = 0; offset <= 4; ++offset) {
        QTest::addRow("closed after %d", offset) << offset << FakeAnswer::End::Close;
        QTest::addRow("reset after %d", offset) << offset << FakeAnswer::End::Reset;
    }
}

void TestExchange::aCutInsideTheSizeOfAChunkEnds()
{
    QFETCH(int, offset);
    QFETCH(FakeAnswer::End, end);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({QByteArray(0x22, 'x')}).cutAt(offset).end(end));
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.ends, 1);
    QVERIFY(!talk.hasFailed);
    QVERIFY(talk.bytes.isEmpty());
    QVERIFY(talk.error.kind != core::ErrorKind::Timeout);
}

void TestExchange::failuresBeforeTheHeadHaveAKind_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:1/v1?secret=1")
                             << core::ErrorKind::Network << QStringLiteral("connection-refused");
    QTest::newRow("no such host") << QStringLiteral("http://nowhere.invalid/v1?secret=1")
                                  << core::ErrorKind::Network << QStringLiteral("host-not-found");
}

void TestExchange::failuresBeforeTheHeadHaveAKind()
{
    QFETCH(QString, address);
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, code);
    Talk talk{QUrl(address)};
    QVERIFY(talk.wait());
    QVERIFY(talk.hasFailed);
    QCOMPARE(talk.error.kind, kind);
    QCOMPARE(talk.error.code, code);
    QCOMPARE(talk.error.target, QUrl(address).host());
    QVERIFY(!talk.error.message.isEmpty());
    QVERIFY(!talk.error.message.contains(QStringLiteral("secret")));
}

void TestExchange::plainTextOnATlsPortIsATlsFailure()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        socket->disconnectFromHost();
    });
    Talk talk{QUrl(QStringLiteral("https://127.0.0.1:%1/v1").arg(server.serverPort()))};
    QVERIFY(talk.wait());
    QVERIFY(talk.hasFailed);
    QCOMPARE(talk.error.kind, core::ErrorKind::Tls);
}

void TestExchange::everyDeadlineHasItsOwnWord_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<bool>("hasFailed");
    QTest::addColumn<QString>("code");
    QTest::newRow("no answer") << FakeAnswer::silence() << true << QStringLiteral("first-byte");
    QTest::newRow("stalled") << FakeAnswer::sse({"data: a\n\n"}).hold() << false
                             << QStringLiteral("idle");
}

void TestExchange::everyDeadlineHasItsOwnWord()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(bool, hasFailed);
    QFETCH(QString, code);
    FakeGateway gateway;
    gateway.answer(answer);
    Talk talk{QUrl(gateway.baseUrl()), {10'000, 150, 150}};
    QVERIFY(talk.wait());
    QCOMPARE(talk.hasFailed, hasFailed);
    QCOMPARE(talk.error.kind, core::ErrorKind::Timeout);
    QCOMPARE(talk.error.code, code);
    QCOMPARE(talk.ends, 1);
    QCOMPARE(gateway.requestCount(), 1);
    if (!hasFailed) {
        QCOMPARE(talk.end, Exchange::End::IdleTimeout);
        QCOMPARE(talk.bytes, QByteArray("data: a\n\n"));
    }
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestExchange::bytesKeepItAlive()
{
    FakeGateway gateway;
    QList<QByteArray> pings;
    for (int i = 0; i < 30; ++i)
        pings.append(": ping\n\n");
    gateway.answer(FakeAnswer::sse(pings).spaced(40));
    // In all it takes more than twice the limit.
    Talk talk{QUrl(gateway.baseUrl()), {10'000, 10'000, 500}};
    QVERIFY(talk.wait());
    QCOMPARE(talk.end, Exchange::End::Clean);
    QCOMPARE(talk.bytes.size(), pings.size() * pings.constFirst().size());
}

void TestExchange::abortIsSilentAndClosesTheConnection()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({"data: a\n\n"}).hold());
    Talk talk{QUrl(gateway.baseUrl())};
    QTRY_VERIFY(!talk.bytes.isEmpty());
    talk.exchange.abort();
    QTRY_COMPARE(gateway.abandonedCount(), 1);
    QCOMPARE(talk.ends, 0);
}

void TestExchange::drainingKeepsTheConnectionForTheNextRequest()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({"data: a\n\n"}).hold());
    net::NetworkGuard guard;
    QPointer<Exchange> first =
        new Exchange(guard.post(QUrl(gateway.baseUrl()), {}, "{}").value(), {}, this);
    QSignalSpy bytes(first, &Exchange::bytesReceived);
    QVERIFY(bytes.wait());
    first->drainAndDelete();
    gateway.release();
    QTRY_VERIFY(!first);
    gateway.answer(FakeAnswer::json(200, {}));
    Exchange second(guard.post(QUrl(gateway.baseUrl()), {}, "{}").value(), {});
    QSignalSpy ended(&second, &Exchange::ended);
    QVERIFY(ended.wait());
    QCOMPARE(gateway.requestCount(), 2);
    QCOMPARE(gateway.connectionCount(), 1);
}

void TestExchange::resolvesARelativeLocation_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target");
    QTest::newRow("usual") << QByteArray("/login?next=1") << QStringLiteral("/login?next=1");
    QTest::newRow("with a blank") << QByteArray("/v1/a b") << QStringLiteral("/v1/a%20b");
}

void TestExchange::resolvesARelativeLocation()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, target);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(301, location));
    Talk talk{QUrl(gateway.baseUrl())};
    QVERIFY(talk.wait());
    QCOMPARE(talk.exchange.redirectTarget(), QUrl(gateway.origin() + target));
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
