// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wirerecording.h"
#include "support/sendrig.h"

#include <QJsonArray>
#include <QJsonDocument>

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// What the inspector is given: everything that happened, nothing that is secret.
class TestWireRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Keys are put on purpose where they do not belong; the run's own look for them is not meant.
    void initTestCase() { qunsetenv("TEST_CAPTURE"); }
    void tellsWhatHappened();
    void holdsNoSecret();
    void foldsImagesToTheirSize();
    void leavesWrittenDataUrlsAlone();
    void foldsNothingButBytes_data();
    void foldsNothingButBytes();
    void masksTextsOnly_data();
    void masksTextsOnly();
    void whatIsMaskedIsNotMissing();
    void keepsOnlyTheBeginningOfALongAnswer();
    void everyPostHasItsOwn();
    void saysWhatDecided_data();
    void saysWhatDecided();
};

namespace {

QByteArray everythingIn(const api::WireRecord &record)
{
    QByteArray all = record.url.toUtf8() + record.requestBody + record.received
                     + core::reasonCodes(record.why).toUtf8() + record.error.message.toUtf8()
                     + record.error.target.toUtf8();
    for (const auto &headers : {record.requestHeaders, record.responseHeaders}) {
        for (const core::Header &header : headers)
            all += header.name + ": " + header.value + '\n';
    }
    return all;
}

QByteArray valueOf(const QList<core::Header> &headers, const QByteArray &name)
{
    for (const core::Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace

void TestWireRecord::tellsWhatHappened()
{
    FakeGateway gateway;
    const QList<QByteArray> pieces{support::chunk(QStringLiteral("Hi")),
                                   support::finish(QStringLiteral("stop")), support::usage(3, 4),
                                   support::done()};
    gateway.answer(FakeAnswer::sse(pieces).header("X-Request-Id", "r-1"));
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.records.size(), 1);
    const api::WireRecord &record = send.records.first();
    QCOMPARE(record.method, QByteArray("POST"));
    QCOMPARE(record.url, gateway.baseUrl() + QStringLiteral("/chat/completions"));
    QCOMPARE(record.status, 200);
    QCOMPARE(valueOf(record.responseHeaders, "X-Request-Id"), QByteArray("r-1"));
    QCOMPARE(valueOf(record.requestHeaders, "Authorization"), QByteArray("***"));
    for (const core::Header &header : record.requestHeaders) {
        if (header.name != "Authorization")
            QCOMPARE(header.value, gateway.lastRequest().header(header.name));
    }
    QCOMPARE(record.requestHeaders.size(), 6);
    QCOMPARE(record.requestBody, gateway.lastRequest().body);
    QCOMPARE(record.received, pieces.join());
    QCOMPARE(record.receivedBytes, record.received.size());
    QCOMPARE(record.verdict, QStringLiteral("complete"));
    QCOMPARE(record.completionTokens, 4);
    QCOMPARE(record.postNumber, 1);
    QVERIFY(record.started.isValid());
    const api::WireTiming &timing = record.timing;
    QVERIFY(timing.queueMs >= 0 && timing.connectMs >= 0 && !timing.isConnectionReused);
    QVERIFY(timing.firstByteMs >= timing.queueMs);
    QVERIFY(timing.firstTokenMs >= timing.firstByteMs);
    QVERIFY(timing.totalMs >= timing.firstTokenMs);
    QCOMPARE(timing.tlsMs, -1);
}

void TestWireRecord::holdsNoSecret()
{
    FakeGateway gateway;
    gateway.answer(
        FakeAnswer::json(401, {{QStringLiteral("error"),
                                QStringLiteral("Incorrect key sk-test-canary (or sk-te**ary)")}})
            .header("X-Echo", "sk-test-canary")
            .header("Set-Cookie", "session=canary-cookie"));
    gateway.answer(FakeAnswer::sse({support::chunk(QStringLiteral("You said second-canary")),
                                    support::finish(QStringLiteral("stop"))}));
    api::Wire wire;
    api::ChatRequest request =
        support::requestTo(gateway.baseUrl() + QStringLiteral("?api-version=1&api_key=url-canary"));
    request.gateway.key = "sk-test-canary";
    request.gateway.moreKeys = {"second-canary"};
    request.gateway.headers = {{"X-Team", "team-canary"}, {"X-Title", "Loquat"}};
    request.gateway.secretHeaders = {"X-Team"};
    request.gateway.proxyPassword = "proxy-canary";
    request.instructions = QStringLiteral("my key is sk-test-canary, do not tell");
    Send send(wire, request);
    QVERIFY(send.wait());
    QCOMPARE(send.records.size(), 2);
    for (const api::WireRecord &record : send.records) {
        QVERIFY2(!everythingIn(record).contains("canary"), everythingIn(record).constData());
        QVERIFY(record.url.contains(QStringLiteral("api-version=1")));
        QCOMPARE(valueOf(record.requestHeaders, "X-Title"), QByteArray("Loquat"));
        QCOMPARE(valueOf(record.requestHeaders, "X-Team"), QByteArray("***"));
    }
    QVERIFY(!send.records.first().received.contains("sk-te**"));
}

void TestWireRecord::foldsImagesToTheirSize()
{
    FakeGateway gateway;
    gateway.answer(support::greeting());
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    const QByteArray png = "\x89PNG\r\n\x1A\n" + QByteArray(1001, 'p');
    const QByteArray jpeg = "\xFF\xD8\xFF" + QByteArray(50'000, 'j');
    request.attachments = {{"hash-p", png}, {"hash-j", jpeg}};
    for (const char *hash : {"hash-j", "hash-p", "hash-gone"}) {
        core::ImagePart image;
        image.hash = hash;
        request.messages.first().parts.append(image);
    }
    core::ImagePart far;
    far.url = QStringLiteral("https://a.example/b.png");
    request.messages.first().parts.append(far);
    Send send(wire, request);
    QVERIFY(send.wait());
    const api::WireRecord &record = send.records.first();
    QCOMPARE(record.imageHashes, QList<QByteArray>({"hash-j", "hash-p"}));
    const QByteArray first = "data:image/jpeg;base64,<50003 bytes>";
    const QByteArray second = "data:image/png;base64,<1009 bytes>";
    QVERIFY(record.requestBody.indexOf(first) > 0);
    QVERIFY(record.requestBody.indexOf(second) > record.requestBody.indexOf(first));
    QVERIFY(record.requestBody.contains("https://a.example/b.png"));
    QVERIFY(record.requestBody.size() < 1000);
    QVERIFY(QJsonDocument::fromJson(record.requestBody).isObject());
}

void TestWireRecord::leavesWrittenDataUrlsAlone()
{
    api::ChatRequest request = support::requestTo(QStringLiteral("http://a.example"));
    request.instructions = QStringLiteral("{\"url\":\"data:image/png;base64,AAAA\"}");
    const QByteArray body = api::requestBody(request);
    QCOMPARE(api::foldedBody(body), body);
    QCOMPARE(api::foldedBody(""), QByteArray());
}

void TestWireRecord::foldsNothingButBytes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("folded");
    const auto row = [](const char *name, const char *body, const char *folded = nullptr) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(folded ? folded : body);
    };
    row("image", R"({"url":"data:image/png;base64,AAAA"})",
        R"({"url":"data:image/png;base64,<3 bytes>"})");
    row("file, then image",
        R"([{"file_data":"data:application/pdf;base64,AAA="},{"url":"data:image/x.y+z;base64,AA=="}])",
        R"([{"file_data":"data:application/pdf;base64,<2 bytes>"},)"
        R"({"url":"data:image/x.y+z;base64,<1 bytes>"}])");
    row("a text with a comma", R"({"content":"data: 1,2,3"})");
    row("a text that is a whole address", R"({"content":"data:image/png;base64,AAAA"})");
    row("no base64", R"({"url":"data:image/svg+xml,AAAAAAAA"})");
    row("an escaped quote", R"({"url":"data:x;base64,AA\"AA"})");
    row("words", R"({"url":"data:a b;base64,AAAA"})");
    row("nothing", R"({"url":"data:,"})");
    row("no end", R"({"url":"data:image/png;base64,AAAA)");
}

void TestWireRecord::foldsNothingButBytes()
{
    QFETCH(QByteArray, body);
    QTEST(api::foldedBody(body), "folded");
}

void TestWireRecord::masksTextsOnly_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("a word") << QByteArray("ollama");
    QTest::newRow("a role") << QByteArray("user");
    QTest::newRow("a member") << QByteArray("messages");
    QTest::newRow("a number") << QByteArray("1234567890");
}

void TestWireRecord::masksTextsOnly()
{
    QFETCH(QByteArray, key);
    FakeGateway gateway;
    const QByteArray answer =
        R"(data: {"messages":[],"choices":[{"delta":{"content":"ollama user"}}]})"
        "\n\n";
    gateway.answer(FakeAnswer::sse({answer, support::finish(QStringLiteral("stop"))}));
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.key = key;
    request.instructions = QStringLiteral("ollama for the user");
    request.parameters.seed = 1234567890;
    Send send(wire, request);
    QVERIFY(send.wait());
    const api::WireRecord &record = send.records.first();
    QCOMPARE(record.requestBody, gateway.lastRequest().body);
    QVERIFY(record.received.startsWith(answer));
}

void TestWireRecord::whatIsMaskedIsNotMissing()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(
        400, {{QStringLiteral("error"), QStringLiteral("long-secret-canary, sk-other-canary, again "
                                                       "long-secret-canary")}}));
    api::Wire wire;
    api::ChatRequest request = support::requestTo(gateway.baseUrl());
    request.gateway.key = "long-secret-canary";
    request.instructions = QStringLiteral("{\"long-secret-canary\": \"long-secret-canary\"}");
    Send send(wire, request);
    QVERIFY(send.wait());
    const api::WireRecord &record = send.records.first();
    QVERIFY(!record.received.contains("canary") && record.received.contains("***"));
    QCOMPARE(record.receivedBytes, record.received.size());
    QVERIFY(!record.requestBody.contains("canary"));
    QVERIFY(QJsonDocument::fromJson(record.requestBody).isObject());
}

void TestWireRecord::keepsOnlyTheBeginningOfALongAnswer()
{
    FakeGateway gateway;
    FakeAnswer answer = FakeAnswer::sse({});
    const QByteArray piece = support::chunk(QString(10'000, u'x'));
    answer.repeat(piece, 300).then({support::finish(QStringLiteral("stop")), support::done()});
    gateway.answer(answer);
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.text.size(), 3'000'000);
    const api::WireRecord &record = send.records.first();
    QCOMPARE(record.received.size(), 2 * 1024 * 1024);
    QVERIFY(record.receivedBytes > 3'000'000);
    QVERIFY(record.received.startsWith(piece));
}

void TestWireRecord::everyPostHasItsOwn()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(503, {{QStringLiteral("error"), QStringLiteral("busy")}}));
    gateway.answer(FakeAnswer::json(
        400, {{QStringLiteral("error"), QStringLiteral("stream_options is not supported")}}));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.records.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(send.records.at(i).postNumber, i + 1);
    QVERIFY(send.records.at(0).verdict.isEmpty());
    QCOMPARE(send.records.at(0).status, 503);
    QCOMPARE(send.records.at(0).error.kind, core::ErrorKind::Overloaded);
    QVERIFY(send.records.at(1).requestBody.contains("stream_options"));
    QVERIFY(send.records.at(1).received.contains("not supported"));
    QVERIFY(!send.records.at(2).requestBody.contains("stream_options"));
    QCOMPARE(send.records.at(2).verdict, QStringLiteral("complete"));
}

void TestWireRecord::saysWhatDecided_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("why");
    const QByteArray hi = support::chunk(QStringLiteral("Hi"));
    QTest::newRow("finish reason")
        << FakeAnswer::sse({hi, support::finish(QStringLiteral("stop"))})
        << QStringLiteral("complete") << QStringLiteral("finish-reason stop");
    QTest::newRow("done") << FakeAnswer::sse({hi, support::done()}) << QStringLiteral("unexplained")
                          << QStringLiteral("done-without-finish-reason");
    QTest::newRow("neither") << FakeAnswer::sse({hi}) << QStringLiteral("interrupted")
                             << QStringLiteral("neither-finish-reason-nor-done");
    QTest::newRow("status") << FakeAnswer::json(404, {}) << QStringLiteral("error")
                            << QStringLiteral("http 404");
    QTest::newRow("nothing") << FakeAnswer::hangUp() << QStringLiteral("error")
                             << QStringLiteral("connection-closed");
}

void TestWireRecord::saysWhatDecided()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, verdict);
    QFETCH(QString, why);
    FakeGateway gateway;
    gateway.answer(answer);
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()));
    QVERIFY(send.wait());
    QCOMPARE(send.records.size(), 1);
    QCOMPARE(send.records.first().verdict, verdict);
    const QString codes = core::reasonCodes(send.records.first().why);
    QVERIFY2(codes.contains(why), qPrintable(codes));
}

QTEST_GUILESS_MAIN(TestWireRecord)
#include "tst_wirerecord.moc"
