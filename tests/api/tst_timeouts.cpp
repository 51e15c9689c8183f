// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sendrig.h"

#include <QTcpServer>

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// Every wait has its limit and its own word; the times are a hundredth of the real ones.
class TestTimeouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWaitHasItsLimit_data();
    void everyWaitHasItsLimit();
    void aConnectionThatDoesNotComeAboutHasItsLimit();
    void keepAlivesAreNoData_data();
    void keepAlivesAreNoData();
    void dataKeepsItAlive();
    void theUsualPatienceIsGenerous();
};

namespace {

constexpr core::Patience kHundredth{100, 1200, 1800, 9000};

} // namespace

void TestTimeouts::everyWaitHasItsLimit_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<api::Verdict>("verdict");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    const QByteArray hi = support::chunk(QStringLiteral("Hi"));
    QTest::newRow("T66 no answer") << FakeAnswer::silence() << api::Verdict::Error
                                   << QStringLiteral("first-byte") << QString();
    QTest::newRow("half a head") << FakeAnswer::raw("HTTP/1.1 200 OK\r\nX: ").hold()
                                 << api::Verdict::Error << QStringLiteral("first-byte")
                                 << QString();
    QTest::newRow("no first frame")
        << FakeAnswer::sse({": hello\n\n"}).hold() << api::Verdict::Interrupted
        << QStringLiteral("idle") << QString();
    QTest::newRow("no next frame") << FakeAnswer::sse({hi}).hold() << api::Verdict::Interrupted
                                   << QStringLiteral("idle") << QStringLiteral("Hi");
    QTest::newRow("half a frame") << FakeAnswer::sse({hi, hi.left(20)}).hold()
                                  << api::Verdict::Interrupted << QStringLiteral("idle")
                                  << QStringLiteral("Hi");
    QTest::newRow("only the finish reason")
        << FakeAnswer::sse({hi, support::finish(QStringLiteral("stop"))}).hold()
        << api::Verdict::Complete << QString() << QStringLiteral("Hi");
}

void TestTimeouts::everyWaitHasItsLimit()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(api::Verdict, verdict);
    QFETCH(QString, code);
    QFETCH(QString, text);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.patience = kHundredth;
    request.gateway.patience.connectMs = 10'000; // a busy machine is no dead one
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, verdict);
    QCOMPARE(send.text, text);
    QCOMPARE(send.error().code, code);
    if (!code.isEmpty())
        QCOMPARE(send.kind(), QStringLiteral("timeout"));
    QCOMPARE(gateway.requestCount(), 1);
    QCOMPARE(send.ended.attempts, 1);
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestTimeouts::aConnectionThatDoesNotComeAboutHasItsLimit()
{
    // The system accepts the connection, and nobody ever speaks TLS on it.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    api::Wire wire;
    api::ChatRequest request =
        support::requestTo(QStringLiteral("https://127.0.0.1:%1/v1").arg(silent.serverPort()));
    request.gateway.patience = kHundredth;
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(send.kind(), QStringLiteral("timeout"));
    QCOMPARE(send.error().code, QStringLiteral("connect"));
    QCOMPARE(send.planned.size(), 2); // nothing was written yet,
    QCOMPARE(send.ended.attempts, 0); // and so no POST has left
}

void TestTimeouts::keepAlivesAreNoData_data()
{
    QTest::addColumn<QByteArray>("ping");
    QTest::newRow("T67 comments") << QByteArray(": PING\n\n");
    QTest::newRow("blank lines") << QByteArray("\n\n");
    QTest::newRow("empty events") << QByteArray("data: {}\n\n");
    QTest::newRow("null events") << QByteArray("data: null\n\n");
    QTest::newRow("other events") << QByteArray("event: ping\n\n");
}

void TestTimeouts::keepAlivesAreNoData()
{
    QFETCH(QByteArray, ping);
    FakeGateway gateway;
    FakeAnswer answer = FakeAnswer::sse({support::chunk(QStringLiteral("Hi"))});
    answer.then(QList<QByteArray>(400, ping)).spaced(20);
    gateway.answer(answer.hold());
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.patience = {10'000, 10'000, 10'000, 900};
    Send send(wire, request);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Interrupted);
    QCOMPARE(send.kind(), QStringLiteral("timeout"));
    QCOMPARE(send.error().code, QStringLiteral("no-data"));
    QCOMPARE(send.text, QStringLiteral("Hi"));
    QCOMPARE(gateway.requestCount(), 1);
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestTimeouts::dataKeepsItAlive()
{
    FakeGateway gateway;
    // In all it takes more than the limit, and a long frame is data from its first byte on.
    QList<QByteArray> pieces;
    const QByteArray frame = support::chunk(QString(60, u'x'));
    for (qsizetype at = 0; at < frame.size(); at += 4)
        pieces.append(frame.mid(at, 4));
    pieces.append(support::finish(QStringLiteral("stop")));
    gateway.answer(FakeAnswer::sse(pieces).spaced(60));
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.patience = {10'000, 10'000, 10'000, 1500};
    Send send(wire, request);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QCOMPARE(send.text.size(), 60);
}

void TestTimeouts::theUsualPatienceIsGenerous()
{
    const core::Patience usual;
    QCOMPARE(usual.connectMs, 10'000);
    QCOMPARE(usual.firstByteMs, 120'000);
    QCOMPARE(usual.idleMs, 180'000);
    QCOMPARE(usual.noDataMs, 900'000);
}

QTEST_GUILESS_MAIN(TestTimeouts)
#include "tst_timeouts.moc"
