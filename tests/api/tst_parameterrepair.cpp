// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sendrig.h"

using support::FakeAnswer;
using support::FakeGateway;
using support::Send;

/// A refused member of the request that can be left out or has a twin: asked again once.
class TestParameterRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mendsWhatCostsThePersonNothing_data();
    void mendsWhatCostsThePersonNothing();
    void leavesEverythingElseAlone_data();
    void leavesEverythingElseAlone();
    void mendsWhatWasTypedAsItIs();
    void mendsOnlyOnce();
    void mendingAndRetryingAreCountedApart();
};

namespace {

enum class Sent { Nothing, MaxTokens, MaxCompletionTokens, Both };

api::ChatRequest requestWith(const QString &baseUrl, Sent sent)
{
    api::ChatRequest request = support::requestTo(baseUrl);
    if (sent == Sent::MaxTokens || sent == Sent::Both)
        request.parameters.maxTokens = 77;
    if (sent == Sent::MaxCompletionTokens || sent == Sent::Both)
        request.parameters.maxCompletionTokens = 88;
    return request;
}

} // namespace

void TestParameterRepair::mendsWhatCostsThePersonNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Sent>("sent");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("replacement");
    const auto row = [](const char *name, int status, const char *body, Sent sent,
                        const char *parameter, const char *replacement = "") {
        QTest::newRow(name) << status << QByteArray(body) << sent << QString::fromLatin1(parameter)
                            << QString::fromLatin1(replacement);
    };
    row("T76 OpenAI", 400,
        R"({"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}})",
        Sent::MaxTokens, "max_tokens", "max_completion_tokens");
    row("the other way round", 400,
        R"({"error":{"message":"Unknown parameter: 'max_completion_tokens'.","param":null}})",
        Sent::MaxCompletionTokens, "max_completion_tokens", "max_tokens");
    row("only by name in the message", 400,
        R"({"detail":"this model does not support max_tokens"})", Sent::MaxTokens, "max_tokens",
        "max_completion_tokens");
    row("only by the twin's name", 400, R"({"error":"please use max_completion_tokens instead"})",
        Sent::MaxTokens, "max_tokens", "max_completion_tokens");
    row("both were sent", 400,
        R"({"error":{"message":"max_completion_tokens is not supported","param":"max_completion_tokens"}})",
        Sent::Both, "max_completion_tokens");
    row("Mistral", 422,
        R"({"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted","input":{"include_usage":true}}]},"type":"invalid_request_error","param":null,"code":null})",
        Sent::Nothing, "stream_options");
    row("FastAPI", 422,
        R"({"detail":[{"loc":["body","stream_options","include_usage"],"msg":"extra fields not permitted","type":"value_error.extra"}]})",
        Sent::Nothing, "stream_options");
    row("FastAPI, extra_forbidden", 422,
        R"({"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted"}]})",
        Sent::MaxCompletionTokens, "max_completion_tokens", "max_tokens");
    row("Gemini", 400,
        R"([{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"stream_options\": Cannot find field.","status":"INVALID_ARGUMENT"}}])",
        Sent::Nothing, "stream_options");
    row("Groq", 400,
        R"({"error":{"message":"property 'stream_options' is unsupported","type":"invalid_request_error"}})",
        Sent::Nothing, "stream_options");
    row("only the inner name", 400,
        R"({"error":{"message":"Unrecognized request argument supplied: include_usage"}})",
        Sent::Nothing, "stream_options");
    row("plain text", 400, "unknown field max_tokens", Sent::MaxTokens, "max_tokens",
        "max_completion_tokens");
}

void TestParameterRepair::mendsWhatCostsThePersonNothing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Sent, sent);
    QFETCH(QString, parameter);
    QFETCH(QString, replacement);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(status, "application/json", body));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, requestWith(gateway.baseUrl(), sent));
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QCOMPARE(send.ended.attempts, 2);
    QCOMPARE(send.repaired.size(), 1);
    QCOMPARE(send.repaired.first().parameter, parameter);
    QCOMPARE(send.repaired.first().replacement, replacement);
    QVERIFY(send.planned.isEmpty());
    QJsonObject expected = gateway.requests().at(0).json();
    const QJsonValue value = expected.take(parameter);
    QVERIFY(!value.isUndefined());
    if (!replacement.isEmpty())
        expected.insert(replacement, value);
    QCOMPARE(gateway.lastRequest().json(), expected);
}

void TestParameterRepair::leavesEverythingElseAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Sent>("sent");
    const auto row = [](const char *name, int status, const char *body, Sent sent) {
        QTest::newRow(name) << status << QByteArray(body) << sent;
    };
    row("another parameter", 400,
        R"({"error":{"message":"Unsupported parameter: 'temperature'","param":"temperature","code":"unsupported_parameter"}})",
        Sent::MaxTokens);
    row("a value that is too large", 400,
        R"({"error":{"message":"max_tokens is too large: 77. This model supports at most 50.","param":"max_tokens","code":"invalid_value"}})",
        Sent::MaxTokens);
    row("the context", 400,
        R"({"error":{"message":"This model's maximum context length is 10 tokens, you asked for 90 (77 in max_tokens).","code":"context_length_exceeded"}})",
        Sent::MaxTokens);
    row("what was not sent", 400, R"({"error":{"message":"max_tokens is not supported"}})",
        Sent::Nothing);
    row("no credit", 402, R"({"error":{"message":"lower max_tokens or add credit"}})",
        Sent::MaxTokens);
    row("key refused", 401, R"({"error":{"message":"stream_options needs a key"}})", Sent::Nothing);
}

void TestParameterRepair::leavesEverythingElseAlone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Sent, sent);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(status, "application/json", body));
    api::Wire wire;
    Send send(wire, requestWith(gateway.baseUrl(), sent));
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QVERIFY(send.repaired.isEmpty());
    QCOMPARE(gateway.requestCount(), 1);
}

/// The options of the command line go out as they were written, among the extra members.
void TestParameterRepair::mendsWhatWasTypedAsItIs()
{
    for (const QJsonValue &value : {QJsonValue(5), QJsonValue(QStringLiteral("5"))}) {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::json(
            400, {{QStringLiteral("error"), QStringLiteral("max_tokens is not supported")}}));
        gateway.answer(support::greeting());
        api::Wire wire;
        api::ChatRequest request = support::requestTo(gateway.baseUrl());
        request.parameters.extra.insert(QStringLiteral("max_tokens"), value);
        Send send(wire, request);
        QVERIFY(send.wait());
        QCOMPARE(send.ended.verdict, api::Verdict::Complete);
        QCOMPARE(gateway.requestCount(), 2);
        const QJsonObject sent = gateway.lastRequest().json();
        QVERIFY(!sent.contains(QStringLiteral("max_tokens")));
        QCOMPARE(sent.value(QStringLiteral("max_completion_tokens")), value);
    }
}

void TestParameterRepair::mendsOnlyOnce()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(
        400, {{QStringLiteral("error"), QStringLiteral("max_tokens is not supported")}}));
    gateway.answer(FakeAnswer::json(
        400, {{QStringLiteral("error"), QStringLiteral("stream_options is not supported")}}));
    api::Wire wire;
    Send send(wire, requestWith(gateway.baseUrl(), Sent::MaxTokens));
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Error);
    QCOMPARE(send.kind(), QStringLiteral("bad-parameter"));
    QCOMPARE(send.error().param, QStringLiteral("stream_options"));
    QCOMPARE(send.repaired.size(), 1);
    QCOMPARE(send.ended.attempts, 2);
    QCOMPARE(gateway.requestCount(), 2);
}

void TestParameterRepair::mendingAndRetryingAreCountedApart()
{
    FakeGateway gateway;
    const QJsonObject busy{{QStringLiteral("error"), QStringLiteral("busy")}};
    gateway.answer(FakeAnswer::json(503, busy));
    gateway.answer(FakeAnswer::json(
        400, {{QStringLiteral("error"), QStringLiteral("stream_options is not supported")}}));
    gateway.answer(FakeAnswer::json(503, busy));
    gateway.answer(support::greeting());
    api::Wire wire;
    Send send(wire, support::requestTo(gateway.baseUrl()), Send::Waits::Shorten);
    QVERIFY(send.wait());
    QCOMPARE(send.ended.verdict, api::Verdict::Complete);
    QCOMPARE(send.ended.attempts, 4);
    QCOMPARE(send.planned.size(), 2);
    QVERIFY(!gateway.requests().at(3).json().contains(QStringLiteral("stream_options")));
}

QTEST_GUILESS_MAIN(TestParameterRepair)
#include "tst_parameterrepair.moc"
