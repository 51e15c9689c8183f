// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retrypolicy.h"
#include "support/sendrig.h"

#include <QTcpServer>

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// When a send makes a second POST by itself, and when it never does.
class TestRetrying : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyPassingTroubleIsRetried_data();
    void onlyPassingTroubleIsRetried();
    void theWaitIsWhatTheGatewayAsksFor_data();
    void theWaitIsWhatTheGatewayAsksFor();
    void theWaitGrowsAndVaries();
    void aRetryBringsTheAnswer();
    void aWaitEndsByItself();
    void stoppingInTheWaitKeepsTheReason();
    void nothingIsRepeatedAfterAnAnswerBegan_data();
    void nothingIsRepeatedAfterAnAnswerBegan();
    void whatCannotConnectIsRetried();
    void aPostThatMayHaveArrivedIsNot_data();
    void aPostThatMayHaveArrivedIsNot();
    void theBodyIsTheSameEachTime();
    void stoppingFreesTheWayAtOnce();
};

namespace {

QJsonObject errorBody(const char *message, const char *code = "")
{
    const QJsonObject error{{QStringLiteral("message"), QString::fromUtf8(message)},
                            {QStringLiteral("code"), QString::fromLatin1(code)}};
    return {{QStringLiteral("error"), error}};
}

} // namespace

void TestRetrying::onlyPassingTroubleIsRetried_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<int>("posts");
    for (const int status : {408, 409, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
        QTest::addRow("%d", status) << FakeAnswer::json(status, errorBody("later")) << 3;
    for (const int status :
         {400, 401, 402, 403, 404, 405, 410, 413, 418, 422, 451, 501, 505, 525, 530})
        QTest::addRow("%d", status) << FakeAnswer::json(status, errorBody("no")) << 1;
    const auto row = [](const char *name, int status, const char *message, const char *code,
                        int posts, const char *wish = "") {
        QTest::newRow(name)
            << FakeAnswer::json(status, errorBody(message, code)).header("x-should-retry", wish)
            << posts;
    };
    row("429 without credit", 429, "You exceeded your current quota", "insufficient_quota", 1);
    row("503 without a channel", 503, "当前分组 default 下对于模型 gpt-x 无可用渠道",
        "model_not_found", 1);
    row("T79 loading model", 503, "Loading model", "", 3);
    row("500 about images", 500, "image input is not supported - you may need the mmproj", "", 1);
    row("500 about the context", 500, "prompt is too long", "context_length_exceeded", 1);
    row("429 and not wanted", 429, "later", "", 1, "false");
    row("500 and not wanted", 500, "later", "", 1, "false");
    row("400 and wanted", 400, "odd", "", 3, "true");
    row("401 and wanted", 401, "no", "invalid_api_key", 1, "true");
    row("403 and wanted", 403, "no", "", 1, "true");
    row("unknown model and wanted", 404, "The model `x` does not exist", "model_not_found", 1,
        "true");
    row("refused option and wanted", 400, "Unsupported parameter: 'top_p'", "unsupported_parameter",
        1, "true");
    row("no credit and wanted", 429, "no", "insufficient_quota", 1, "true");
    row("no channel and wanted", 503, "no", "model_not_found", 1, "true");
    QTest::newRow("bot check") << FakeAnswer::html(429, "<title>Just a moment...</title>")
                                      .header("cf-mitigated", "challenge")
                               << 1;
}

void TestRetrying::onlyPassingTroubleIsRetried()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(int, posts);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(gateway.requestCount(), posts);
    QCOMPARE(send.ended.attempts, posts);
    QCOMPARE(send.planned.size(), posts - 1);
    for (int i = 0; i < send.planned.size(); ++i)
        QCOMPARE(send.planned.at(i).posts, i + 1);
}

void TestRetrying::theWaitIsWhatTheGatewayAsksFor_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("least"); ///< milliseconds; -1: no wait, but a button
    QTest::addColumn<int>("most");
    const QByteArray after = "Retry-After";
    QTest::newRow("T78 seconds") << after << QByteArray("3") << 3000 << 3000;
    QTest::newRow("T78 date") << after << QByteArray("Wed, 21 Oct 2026 07:28:30 GMT") << 30'000
                              << 30'000;
    QTest::newRow("T78 long") << after << QByteArray("3600") << -1 << -1;
    QTest::newRow("T78 milliseconds")
        << QByteArray("retry-after-ms") << QByteArray("200") << 200 << 200;
    QTest::newRow("the longest") << after << QByteArray("60") << 60'000 << 60'000;
    QTest::newRow("just too long") << after << QByteArray("61") << -1 << -1;
    QTest::newRow("zero") << after << QByteArray("0") << 375 << 500;
    QTest::newRow("negative") << after << QByteArray("-1") << 375 << 500;
    QTest::newRow("huge") << after << QByteArray("1e9") << -1 << -1;
    QTest::newRow("rubbish") << after << QByteArray("soon") << 375 << 500;
    QTest::newRow("a date that is over")
        << after << QByteArray("Wed, 21 Oct 2015 07:28:00 GMT") << 375 << 500;
}

void TestRetrying::theWaitIsWhatTheGatewayAsksFor()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, least);
    QFETCH(int, most);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(429, errorBody("later"))
                       .header("Date", "Wed, 21 Oct 2026 07:28:00 GMT")
                       .header(name, value));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    if (least < 0) {
        QVERIFY(send.planned.isEmpty());
        QCOMPARE(send.kind(), QStringLiteral("rate-limited"));
        QVERIFY(send.error().retryAfter.value_or(0) > 60);
        return;
    }
    QCOMPARE(send.planned.size(), 1);
    QVERIFY(send.planned.first().delayMs >= least && send.planned.first().delayMs <= most);
    QCOMPARE(send.planned.first().reason.kind, core::ErrorKind::RateLimited);
    QCOMPARE(send.text, QStringLiteral("Hi"));
}

void TestRetrying::theWaitGrowsAndVaries()
{
    api::FailedPost failed;
    failed.error.kind = core::ErrorKind::Overloaded;
    failed.error.status = 503;
    QCOMPARE(api::retryDelayMs(failed, 0, 0), std::optional<int>(500));
    QCOMPARE(api::retryDelayMs(failed, 0, 1), std::optional<int>(375));
    QCOMPARE(api::retryDelayMs(failed, 1, 0), std::optional<int>(1000));
    QCOMPARE(api::retryDelayMs(failed, 1, 1), std::optional<int>(750));
    QCOMPARE(api::retryDelayMs(failed, 2, 0), std::nullopt);
}

void TestRetrying::aRetryBringsTheAnswer()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(503, errorBody("busy")));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QVERIFY(!send.ended.error);
    QCOMPARE(send.ended.attempts, 2);
    QCOMPARE(send.text, QStringLiteral("Hi"));
    using enum api::PhaseChanged::Phase;
    QCOMPARE(send.phases.count(Connecting), 2);
    QCOMPARE(send.phases.last(), Receiving);
}

void TestRetrying::aWaitEndsByItself()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(503, errorBody("busy")).header("retry-after-ms", "20"));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.planned.size(), 1);
    QCOMPARE(send.ended.attempts, 2);
}

void TestRetrying::stoppingInTheWaitKeepsTheReason()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(429, errorBody("slow down")).header("Retry-After", "50"));
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QTRY_COMPARE(send.planned.size(), 1);
    send.stop();
    send.retryNow();
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Stopped);
    QCOMPARE(send.kind(), QStringLiteral("rate-limited"));
    QCOMPARE(send.error().message, QStringLiteral("slow down"));
    QCOMPARE(send.ended.attempts, 1);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestRetrying::nothingIsRepeatedAfterAnAnswerBegan_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::newRow("empty") << FakeAnswer::sse({});
    QTest::newRow("only done") << FakeAnswer::sse({support::done()});
    QTest::newRow("overloaded in mid-stream")
        << FakeAnswer::sse({"data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n"});
    QTest::newRow("error and the wish")
        << FakeAnswer::json(200, errorBody("later")).header("x-should-retry", "true");
    QTest::newRow("cut at once")
        << FakeAnswer::sse({support::chunk(QStringLiteral("Hi"))}).cutAt(0);
    QTest::newRow("cut later") << FakeAnswer::sse({support::chunk(QStringLiteral("Hi"))}).cutAt(50);
}

void TestRetrying::nothingIsRepeatedAfterAnAnswerBegan()
{
    QFETCH(FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QVERIFY(send.ended.verdict != api::Verdict::Complete);
    QCOMPARE(send.ended.attempts, 1);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestRetrying::whatCannotConnectIsRetried()
{
    quint16 port = 0;
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        port = closed.serverPort();
    }
    api::Wire wire;
    Send send(wire, support::requestTo(QStringLiteral("http://127.0.0.1:%1/v1").arg(port)),
              Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(send.kind(), QStringLiteral("network"));
    QCOMPARE(send.error().code, QStringLiteral("connection-refused"));
    QCOMPARE(send.planned.size(), 2);
    QCOMPARE(send.ended.attempts, 0); // no POST has left
}

void TestRetrying::aPostThatMayHaveArrivedIsNot_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::newRow("T87 closed") << FakeAnswer::hangUp();
    QTest::newRow("T87 reset") << FakeAnswer::hangUp(FakeAnswer::End::Reset);
    QTest::newRow("T66 silence") << FakeAnswer::silence();
    QTest::newRow("no HTTP") << FakeAnswer::raw("220 mail.example ESMTP\r\n");
}

void TestRetrying::aPostThatMayHaveArrivedIsNot()
{
    QFETCH(FakeAnswer, answer);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.patience.firstByteMs = 1200;
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(send.ended.attempts, 1);
    QVERIFY(send.planned.isEmpty());
    QCOMPARE(gateway.requestCount(), 1);
    QCOMPARE(gateway.connectionCount(), 1);
}

void TestRetrying::theBodyIsTheSameEachTime()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(500, errorBody("later")));
    gateway.answer(FakeAnswer::json(500, errorBody("later")));
    gateway.answer(support::greeting());
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.instructions = QString(300'000, u'字');
    Send send(wire, request, Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(gateway.requestCount(), 3);
    QVERIFY(gateway.requests().at(0).body.size() > 900'000);
    QCOMPARE(gateway.requests().at(1).body, gateway.requests().at(0).body);
    QCOMPARE(gateway.requests().at(2).body, gateway.requests().at(0).body);
}

void TestRetrying::stoppingFreesTheWayAtOnce()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("part"))}).hold());
    gateway.answer(support::greeting());
    api::Wire wire;
    Send first(wire, support::requestTo(gateway.baseUrl()));
    QTRY_COMPARE(first.text, QStringLiteral("part"));
    first.stop();
    Send second(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(second.wait());
    QCOMPARE(second.text, QStringLiteral("Hi"));
    QCOMPARE(first.ends, 1);
    QCOMPARE(first.ended.verdict, api::Verdict::Stopped);
    QCOMPARE(first.text, QStringLiteral("part"));
    QTRY_COMPARE(gateway.abandonedCount(), 1);
}

QTEST_GUILESS_MAIN(TestRetrying)
#include "tst_retrying.moc"
