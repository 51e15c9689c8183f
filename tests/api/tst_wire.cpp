// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sendrig.h"
#include "support/wirelistener.h"

#include <QTest>

using support::chunk;
using support::done;
using support::FakeAnswer;
using support::FakeGateway;
using support::requestTo;
using Listener = support::WireListener<api::Wire, api::TextDelta, api::ReasoningDelta, api::Ended>;

namespace {

FakeAnswer greeting()
{
    return FakeAnswer::sse({chunk(QStringLiteral("Hi")), chunk(QStringLiteral(" there")),
                            support::finish(QStringLiteral("stop")), done()});
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsAReply();
    void endsAtDoneWithoutWaitingForTheClose();
    void stopKeepsWhatArrivedAndNothingMore();
    void stopBeforeTheAnswerIsStopped();
    void readsWhateverTheBytesAre_data();
    void readsWhateverTheBytesAre();
    void aStatusOfErrorIsNormalised();
    void anEndlessErrorBodyIsBounded();
    void aServerThatHangsUpSeesOnePost();
    void timeoutsBeforeAndAfterTheHead();
    void aKeyThatCannotBeSentIsNotSent_data();
    void aKeyThatCannotBeSentIsNotSent();
    void severalRepliesAtOnceDoNotMix();
    void aFastStreamComesInFewFlushes();
    void leavingWhileItRunsIsSafe();
};

void TestWire::streamsAReply()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    api::Wire wire;
    Listener listener(wire, wire.send(requestTo(gateway.baseUrl())));
    QVERIFY(listener.wait());
    QCOMPARE(listener.text, QStringLiteral("Hi there"));
    QCOMPARE(listener.ended.verdict, api::Verdict::Complete);
    QCOMPARE(listener.ended.attempts, 1);
    QCOMPARE(listener.ends, 1);
    const support::FakeRequest request = gateway.lastRequest();
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-test"));
    QCOMPARE(request.json().value(QStringLiteral("model")).toString(), QStringLiteral("m"));
}

void TestWire::endsAtDoneWithoutWaitingForTheClose()
{
    FakeGateway gateway;
    gateway.answer(greeting().framing(FakeAnswer::Framing::Close).hold());
    api::Wire wire;
    Listener listener(wire, wire.send(requestTo(gateway.baseUrl())));
    QVERIFY(listener.wait());
    QCOMPARE(listener.ended.verdict, api::Verdict::Complete);
}

void TestWire::stopKeepsWhatArrivedAndNothingMore()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("1")), chunk(QStringLiteral("2")),
                                    chunk(QStringLiteral("3"))})
                       .hold()
                       .then({chunk(QStringLiteral("late")), done()}));
    api::Wire wire;
    const quint64 attempt = wire.send(requestTo(gateway.baseUrl()));
    Listener listener(wire, attempt);
    QTRY_COMPARE(listener.text, QStringLiteral("123"));
    wire.stop(attempt);
    gateway.release();
    QVERIFY(listener.wait());
    QCOMPARE(listener.ended.verdict, api::Verdict::Stopped);
    QVERIFY(!listener.ended.error);
    QCOMPARE(listener.text, QStringLiteral("123"));
    QCOMPARE(listener.ends, 1);
    QCOMPARE(listener.eventsAfterEnd, 0);
}

void TestWire::stopBeforeTheAnswerIsStopped()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    api::Wire wire;
    const quint64 attempt = wire.send(requestTo(gateway.baseUrl()));
    Listener listener(wire, attempt);
    QVERIFY(gateway.waitForRequests(1));
    wire.stop(attempt);
    wire.stop(attempt);
    QVERIFY(listener.wait());
    QCOMPARE(listener.ended.verdict, api::Verdict::Stopped);
    QCOMPARE(listener.ends, 1);
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

void TestWire::readsWhateverTheBytesAre_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<bool>("isStreamAsked");
    QTest::newRow("json though a stream was asked") << FakeAnswer::json(
        200, support::completion(QStringLiteral("Hi there"), QStringLiteral("stop")))
                                                    << true;
    QTest::newRow("stream though none was asked") << greeting() << false;
    QTest::newRow("stream called text/plain")
        << greeting().header("Content-Type", "text/plain") << true;
    QTest::newRow("stream without a type") << greeting().header("Content-Type", "") << true;
    QTest::newRow("T71 plain bytes called gzip")
        << greeting().header("Content-Encoding", "gzip") << true;
    QTest::newRow("T73 close-delimited") << greeting().framing(FakeAnswer::Framing::Close) << true;
    QTest::newRow("T73 HTTP/1.0") << FakeAnswer::raw(
        "HTTP/1.0 200 OK\r\n\r\n" + greeting().framing(FakeAnswer::Framing::Length).wireBody())
                                  << true;
    QTest::newRow("byte by byte") << greeting().byteByByte() << true;
}

void TestWire::readsWhateverTheBytesAre()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(bool, isStreamAsked);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    api::ChatRequest request = requestTo(gateway.baseUrl());
    if (!isStreamAsked)
        request.parameters.stream = false;
    Listener listener(wire, wire.send(request));
    QVERIFY(listener.wait());
    QCOMPARE(listener.text, QStringLiteral("Hi there"));
    QCOMPARE(listener.ended.verdict, api::Verdict::Complete);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestWire::aStatusOfErrorIsNormalised()
{
    FakeGateway gateway;
    const QJsonObject body{
        {QStringLiteral("error"),
         QJsonObject{{QStringLiteral("message"), QStringLiteral("Incorrect API key: sk-test")},
                     {QStringLiteral("code"), QStringLiteral("invalid_api_key")}}}};
    gateway.answer(FakeAnswer::json(401, body).header("X-Request-Id", "r-1"));
    api::Wire wire;
    Listener listener(wire, wire.send(requestTo(gateway.baseUrl())));
    QVERIFY(listener.wait());
    QCOMPARE(listener.ended.verdict, api::Verdict::Error);
    QVERIFY(listener.ended.error);
    QCOMPARE(listener.ended.error->kind, core::ErrorKind::KeyRefused);
    QCOMPARE(listener.ended.error->status, 401);
    QCOMPARE(listener.ended.error->code, QStringLiteral("invalid_api_key"));
    QCOMPARE(listener.ended.error->requestId, QStringLiteral("r-1"));
    QVERIFY(!listener.ended.error->message.contains(QStringLiteral("sk-test")));
}

void TestWire::anEndlessErrorBodyIsBounded()
{
    FakeGateway gateway;
    FakeAnswer endless = FakeAnswer::body(500, "text/plain", "x");
    gateway.answer(endless.repeat(QByteArray(10'000, 'x'), 30'000));
    api::Wire wire;
    support::Send send(wire, requestTo(gateway.baseUrl()), support::Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(send.error().status, 500);
    QVERIFY(send.error().message.size() <= 2000);
}

void TestWire::aServerThatHangsUpSeesOnePost()
{
    for (const auto end : {FakeAnswer::End::Close, FakeAnswer::End::Reset}) {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::hangUp(end));
        api::Wire wire;
        Listener listener(wire, wire.send(requestTo(gateway.baseUrl())));
        QVERIFY(listener.wait());
        QCOMPARE(listener.ended.verdict, api::Verdict::Error);
        QCOMPARE(listener.ended.error->kind, core::ErrorKind::Network);
        QCOMPARE(gateway.requestCount(), 1);
    }
}

void TestWire::timeoutsBeforeAndAfterTheHead()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("Hi"))}).hold());
    api::ChatRequest request = requestTo(gateway.baseUrl());
    request.gateway.patience = {10'000, 100, 100};
    api::Wire wire;
    Listener silent(wire, wire.send(request));
    QVERIFY(silent.wait());
    QCOMPARE(silent.ended.verdict, api::Verdict::Error);
    QCOMPARE(silent.ended.error->kind, core::ErrorKind::Timeout);
    request.gateway.patience.firstByteMs = 10'000;
    Listener stalled(wire, wire.send(request));
    QVERIFY(stalled.wait());
    QCOMPARE(stalled.ended.verdict, api::Verdict::Interrupted);
    QCOMPARE(stalled.ended.error->kind, core::ErrorKind::Timeout);
    QCOMPARE(stalled.text, QStringLiteral("Hi"));
    QCOMPARE(gateway.requestCount(), 2);
}

/// T89.
void TestWire::aKeyThatCannotBeSentIsNotSent_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("line break") << QByteArray("sk-a\r\nX-Evil: 1");
    QTest::newRow("full-width") << QByteArray("ｓｋ－１");
    QTest::newRow("zero") << QByteArray("sk\0a", 4);
}

void TestWire::aKeyThatCannotBeSentIsNotSent()
{
    QFETCH(QByteArray, key);
    FakeGateway gateway;
    gateway.answer(greeting());
    api::Wire wire;
    api::ChatRequest request = requestTo(gateway.baseUrl());
    request.gateway.key = key;
    Listener listener(wire, wire.send(request));
    QVERIFY(listener.wait());
    QCOMPARE(listener.ended.verdict, api::Verdict::Error);
    QCOMPARE(listener.ended.error->kind, core::ErrorKind::BadInput);
    QCOMPARE(listener.ended.attempts, 0);
    QCOMPARE(gateway.connectionCount(), 0);
}

void TestWire::severalRepliesAtOnceDoNotMix()
{
    FakeGateway gateways[3];
    api::Wire wire;
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int i = 0; i < 3; ++i) {
        const QString word = QString(4, QLatin1Char(char('a' + i)));
        gateways[i].answer(FakeAnswer::sse({chunk(word)}).hold().then({chunk(word), done()}));
        const quint64 attempt = wire.send(requestTo(gateways[i].baseUrl()));
        listeners.push_back(std::make_unique<Listener>(wire, attempt));
    }
    for (FakeGateway &gateway : gateways)
        gateway.release();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(listeners.at(size_t(i))->wait());
        QCOMPARE(listeners.at(size_t(i))->text, QString(8, QLatin1Char(char('a' + i))));
    }
}

void TestWire::aFastStreamComesInFewFlushes()
{
    FakeGateway gateway;
    QList<QByteArray> pieces;
    for (int i = 0; i < 2000; ++i)
        pieces.append(chunk(QStringLiteral("word ")));
    pieces << support::finish(QStringLiteral("stop")) << done();
    gateway.answer(FakeAnswer::sse(pieces));
    api::Wire wire;
    Listener listener(wire, wire.send(requestTo(gateway.baseUrl())));
    QVERIFY(listener.wait());
    QCOMPARE(listener.text.size(), 10'000);
    QVERIFY2(listener.flushes < 200, qPrintable(QString::number(listener.flushes)));
}

void TestWire::leavingWhileItRunsIsSafe()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({chunk(QStringLiteral("Hi"))}).hold());
    gateway.answer("/v1/models", FakeAnswer::silence());
    QFuture<core::Result<QList<api::ModelInfo>>> list;
    {
        api::Wire wire;
        const api::ChatRequest request = requestTo(gateway.baseUrl());
        Listener listener(wire, wire.send(request));
        list = wire.models(request.gateway);
        QTRY_COMPARE(listener.text, QStringLiteral("Hi"));
    }
    QVERIFY(list.isFinished());
    QTRY_VERIFY(gateway.abandonedCount() >= 1);
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
