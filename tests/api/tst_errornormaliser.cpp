// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errornormaliser.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class ErrorNormaliserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryBodyShape_data();
    void readsEveryBodyShape();
    void judgesStatusAndWords_data();
    void judgesStatusAndWords();
    void findsRequestId_data();
    void findsRequestId();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void tellsAPortForHttps_data();
    void tellsAPortForHttps();
    void namesRedirectTarget();
    void showsNoMarkup();
    void isNoErrorWithoutSigns_data();
    void isNoErrorWithoutSigns();
};

void ErrorNormaliserTest::readsEveryBodyShape_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, int status, const QByteArray &body, const char *kind,
                        const char *code, const char *param, const QString &message) {
        QTest::newRow(name) << status << body << QString::fromLatin1(kind)
                            << QString::fromLatin1(code) << QString::fromLatin1(param) << message;
    };
    row("E1", 400,
        R"({"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}})",
        "bad-parameter", "unsupported_parameter", "max_tokens",
        u"Unsupported parameter: 'max_tokens' is not supported with this model."_s);
    row("E2", 500, R"({"error":{"message":"m","type":"server_error","param":null,"code":500}})",
        "gateway-down", "500", "", u"m"_s);
    row("E3", 429,
        R"({"error":{"message":"litellm.RateLimitError: OpenAIException - slow down","type":"throttling_error","param":"None","code":"429"}})",
        "rate-limited", "429", "", u"litellm.RateLimitError: OpenAIException - slow down"_s);
    row("E4", 503,
        R"-({"error":{"message":"当前分组 default 下对于模型 gpt-x 无可用渠道 (request id: 2026)","type":"new_api_error","param":"","code":"model_not_found"}})-",
        "no-channel", "model_not_found", "",
        u"当前分组 default 下对于模型 gpt-x 无可用渠道 (request id: 2026)"_s);
    row("E5", 401, R"({"error":"Unauthorized"})", "key-refused", "", "", u"Unauthorized"_s);
    row("E6 T75", 400, R"({"detail":"Model not found"})", "model-not-found", "", "",
        u"Model not found"_s);
    row("E7", 422,
        R"({"detail":[{"loc":["body","temperature"],"msg":"value is not a valid float","type":"type_error.float"},{"loc":["body","messages",0],"msg":"field required","type":"missing"}]})",
        "bad-parameter", "", "temperature",
        u"body.temperature: value is not a valid float; body.messages.0: field required"_s);
    row("E8", 400,
        R"({"object":"error","message":"m","type":"BadRequestError","param":null,"code":400})",
        "bad-request", "400", "", u"m"_s);
    row("E9", 422,
        R"({"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error","param":null,"code":null})",
        "bad-parameter", "", "stream_options",
        u"body.stream_options: Extra inputs are not permitted"_s);
    row("E10", 400,
        R"([{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"frequency_penalty\": Cannot find field.","status":"INVALID_ARGUMENT","details":[]}}])",
        "bad-parameter", "400", "frequency_penalty",
        u"Invalid JSON payload received. Unknown name \"frequency_penalty\": Cannot find field."_s);
    row("E11", 402,
        R"({"error":{"code":402,"message":"Insufficient credits","metadata":{"provider_name":"p"}}})",
        "quota", "402", "", u"Insufficient credits"_s);
    row("E11 raw", 502,
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"message\":\"inner words\"}}"}}})",
        "gateway-down", "502", "", u"Provider returned error: inner words"_s);
    row("E12", 200, R"({"success":false,"message":"无权进行此操作"})", "key-refused", "", "",
        u"无权进行此操作"_s);
    row("E13", 400,
        R"({"type":"error","error":{"type":"bad_request_error","message":"m","http_code":"400"},"request_id":"r"})",
        "bad-request", "", "", u"m"_s);
    row("E14", 400, R"({"error":{"message":"m","code":"InvalidParameter"},"id":"chatcmpl-1"})",
        "bad-request", "InvalidParameter", "", u"m"_s);
    row("E15 T80", 413,
        "<html>\r\n<head><title>413 Request Entity Too Large</title></head><body></body></html>",
        "too-large", "", "", u"413 Request Entity Too Large"_s);
    row("E16", 404, "404 page not found", "wrong-path", "", "", u"404 page not found"_s);
    row("E17", 429, "", "rate-limited", "", "", QString());
    row("E18", 429,
        R"({"error":{"message":"first","type":"new_api_error"}}{"success":false,"message":"second"})",
        "rate-limited", "", "", u"first"_s);
    row("E19", 400, "event: error\ndata: {\"error\":{\"message\":\"m\",\"code\":\"c\"}}\n\n",
        "bad-request", "c", "", u"m"_s);
    row("E20", 400,
        R"({"status":"failure","message":"outer","error":{"message":"inner","type":"x","param":null,"code":"c"}})",
        "bad-request", "c", "", u"inner"_s);
    row("E21", 400,
        R"({"error":{"message":"litellm.BadRequestError: Exception - {\"error\":{\"message\":\"prompt is too long\",\"code\":\"context_length_exceeded\"}}","code":"400"}})",
        "context-too-long", "context_length_exceeded", "",
        u"litellm.BadRequestError: Exception - prompt is too long"_s);
    row("E21 whole", 400, R"({"message":"{\"detail\":\"inner\"}"})", "bad-request", "", "",
        u"inner"_s);
    row("no message", 400, R"({"error":{"code":"c"}})", "bad-request", "c", "",
        u"{\"code\":\"c\"}"_s);
    row("errors list", 400, R"({"errors":[{"message":"m","code":7}]})", "bad-request", "7", "",
        u"m"_s);
    row("detail object", 403, R"({"detail":{"message":"m","code":"c"}})", "forbidden", "c", "",
        u"m"_s);
    row("detail with error", 403, R"({"detail":{"error":"m"}})", "forbidden", "", "", u"m"_s);
    row("JSON text", 500, "\"m\"", "gateway-down", "", "", u"m"_s);
    row("blank lines first", 500, "\xEF\xBB\xBF\n\n {\"error\":\"m\"}", "gateway-down", "", "",
        u"m"_s);
    row("T77 response_format", 400,
        R"({"error":"'response_format.type' must be 'json_schema' or 'text'"})", "bad-parameter",
        "", "response_format", u"'response_format.type' must be 'json_schema' or 'text'"_s);
}

void ErrorNormaliserTest::readsEveryBodyShape()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    api::HttpFacts facts;
    facts.status = status;
    facts.body = body;
    const core::Error error = api::normaliseError(facts);
    QTEST(core::errorKindName(error.kind), "kind");
    QTEST(error.code, "code");
    QTEST(error.param, "param");
    QTEST(error.message, "message");
    QCOMPARE(error.status, status);
}

void ErrorNormaliserTest::judgesStatusAndWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    const auto row = [](int status, const char *body, const char *kind) {
        QTest::newRow(qPrintable(u"%1 %2"_s.arg(status).arg(QString::fromUtf8(body)).left(100)))
            << status << QByteArray(body) << QString::fromLatin1(kind);
    };
    row(400,
        R"({"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}})",
        "context-too-long");
    row(400,
        R"({"error":{"code":400,"message":"request exceeds the available context size","type":"exceed_context_size_error"}})",
        "context-too-long");
    row(500,
        R"({"error":{"code":500,"message":"image input is not supported - hint: if this is unexpected, you may need to provide the mmproj","type":"server_error"}})",
        "images-not-supported");
    row(400,
        R"({"error":{"message":"Invalid content type. image_url is only supported by certain models."}})",
        "images-not-supported");
    row(401, R"({"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}})",
        "key-refused");
    row(401, "", "key-refused");
    row(401, R"({"detail":"Not authenticated"})", "key-refused");
    row(403, R"({"detail":"Not authenticated"})", "key-refused");
    row(403, R"({"error":{"message":"用户额度不足","code":"insufficient_user_quota"}})", "quota");
    row(503, R"({"error":{"message":"There are no channels available for model x"}})",
        "no-channel");
    row(403, R"({"error":{"message":"普通用户不支持指定渠道"}})", "forbidden");
    row(403, R"({"error":{"message":"该令牌无权访问模型 gpt-x"}})", "forbidden");
    row(403, "", "forbidden");
    row(402, "", "quota");
    row(429,
        R"({"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}})",
        "quota");
    row(429, R"({"error":{"message":"Rate limit reached for model x"}})", "rate-limited");
    row(404,
        R"({"error":{"message":"The model `x` does not exist or you do not have access to it.","code":"model_not_found"}})",
        "model-not-found");
    row(404,
        R"({"error":{"message":"model \"x\" not found, try pulling it first","type":"api_error"}})",
        "model-not-found");
    row(400, R"({"error":{"message":"gpt-x is not a valid model ID","code":400}})",
        "model-not-found");
    row(404, R"-({"error":{"message":"Invalid URL (POST /v1/v1/chat/completions)"}})-",
        "wrong-path");
    row(404, R"({"detail":"Not Found"})", "wrong-path");
    row(404, R"({"error":{"code":404,"message":"File Not Found","type":"not_found_error"}})",
        "wrong-path");
    row(404, "", "wrong-path");
    row(405, R"({"detail":"Method Not Allowed"})", "wrong-path");
    row(405, "405 method not allowed", "wrong-path");
    row(404, "<html><title>Home</title></html>", "not-an-api");
    row(405, "<html><title>Home</title></html>", "not-an-api");
    row(200, "<html><title>Open WebUI</title></html>", "not-an-api");
    row(502, "<html><title>502 Bad Gateway</title></html>", "gateway-down");
    row(504, "<html><title>504 Gateway Time-out</title></html>", "gateway-down");
    row(524, "<html><title>a timeout occurred</title></html>", "gateway-down");
    row(500, R"({"detail":"Open WebUI: Server Connection Error"})", "gateway-down");
    row(503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        "overloaded");
    row(529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
        "overloaded");
    row(503, "", "overloaded");
    row(408, "", "timeout");
    row(406, "", "bad-request");
    row(407, "", "proxy");
    row(413, "", "too-large");
    row(422,
        R"({"detail":[{"loc":["body"],"msg":"value is not a valid dict","type":"type_error.dict"}]})",
        "bad-request");
    row(400,
        R"({"error":{"message":"The response was filtered due to the content management policy","code":"content_filter"}})",
        "content-filtered");
    row(400,
        R"({"error":{"message":"parameter.enable_thinking must be set to false for non-streaming calls"}})",
        "bad-parameter");
    row(400, "'NoneType' object has no attribute 'startswith'", "bad-request");
    row(400, "", "bad-request");
    row(200, "", "empty-answer");
    row(403, "<html><title>Just a moment...</title></html>", "blocked");
    row(511, "<html><title>Log in</title></html>", "not-an-api");
    row(429, R"({"error":{"message":"No credit","code":"credit_balance_exhausted"}})", "quota");
    row(429, R"({"error":{"message":"当前分组上游负载已饱和，请稍后再试","type":"new_api_error"}})",
        "rate-limited");
    row(403, R"({"error":{"message":"Country, region, or territory not supported"}})", "forbidden");
    row(500, R"({"error":{"message":"Panic detected","type":"new_api_panic"}})", "gateway-down");
    row(500, "terminate called", "gateway-down");
    row(501, R"({"error":{"code":501,"message":"no","type":"not_supported_error"}})",
        "bad-request");
    for (const int status : {520, 521, 522, 523, 525, 526, 527, 530})
        row(status, "<html><title>a.example | Web server is down</title></html>", "gateway-down");
    row(409, R"({"error":"Conflict"})", "gateway-down");
}

void ErrorNormaliserTest::judgesStatusAndWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    api::HttpFacts facts;
    facts.status = status;
    facts.body = body;
    QCOMPARE(core::errorKindName(api::normaliseError(facts).kind), kind);
    facts.headers.insert("cf-mitigated", "challenge");
    QCOMPARE(core::errorKindName(api::normaliseError(facts).kind), u"blocked"_s);
}

void ErrorNormaliserTest::findsRequestId_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("id");
    QTest::newRow("header") << QByteArray("x-request-id") << QByteArray(R"({"request_id":"b"})")
                            << u"h"_s;
    QTest::newRow("One API") << QByteArray("x-oneapi-request-id") << QByteArray() << u"h"_s;
    QTest::newRow("Cloudflare") << QByteArray("cf-ray") << QByteArray() << u"h"_s;
    QTest::newRow("body") << QByteArray("other")
                          << QByteArray(R"({"error":{"message":"m"},"request_id":"b"})") << u"b"_s;
    QTest::newRow("tail") << QByteArray("other")
                          << QByteArray(R"-({"error":{"message":"m (request id: 2026abc)"}})-")
                          << u"2026abc"_s;
}

void ErrorNormaliserTest::findsRequestId()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    api::HttpFacts facts;
    facts.status = 400;
    facts.body = body;
    facts.headers.insert(header, "h");
    QTEST(api::normaliseError(facts).requestId, "id");
}

void ErrorNormaliserTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<double>("seconds"); ///< -1: none
    QTest::newRow("T78 seconds") << QByteArray("retry-after") << QByteArray("3") << 3.0;
    QTest::newRow("T78 long") << QByteArray("retry-after") << QByteArray("3600") << 3600.0;
    QTest::newRow("T78 milliseconds") << QByteArray("retry-after-ms") << QByteArray("200") << 0.2;
    QTest::newRow("T78 date") << QByteArray("retry-after")
                              << QByteArray("Wed, 21 Oct 2026 07:28:30 GMT") << 30.0;
    QTest::newRow("past date") << QByteArray("retry-after")
                               << QByteArray("Wed, 21 Oct 2015 07:28:00 GMT") << 0.0;
    QTest::newRow("obsolete date")
        << QByteArray("retry-after") << QByteArray("Wed Oct 21 07:28:30 2026") << 30.0;
    QTest::newRow("year of two digits")
        << QByteArray("retry-after") << QByteArray("Wednesday, 21-Oct-26 07:28:30 GMT") << 30.0;
    QTest::newRow("wrong day of the week")
        << QByteArray("retry-after") << QByteArray("Mon, 21 Oct 2026 07:28:30 GMT") << 30.0;
    QTest::newRow("negative") << QByteArray("retry-after") << QByteArray("-1") << -1.0;
    QTest::newRow("rubbish") << QByteArray("retry-after") << QByteArray("soon") << -1.0;
    QTest::newRow("none") << QByteArray("other") << QByteArray("3") << -1.0;
}

void ErrorNormaliserTest::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(double, seconds);
    api::HttpFacts facts;
    facts.status = 429;
    facts.headers.insert("date", "Wed, 21 Oct 2026 07:28:00 GMT");
    facts.headers.insert(header, value);
    QCOMPARE(api::normaliseError(facts).retryAfter.value_or(-1.0), seconds);
}

void ErrorNormaliserTest::tellsAPortForHttps_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("proposed");
    const QByteArray nginx = "<html><head><title>400 The plain HTTP request was sent to HTTPS "
                             "port</title></head></html>";
    const QByteArray go = "Client sent an HTTP request to an HTTPS server.\n";
    const QByteArray apache = "<title>400 Bad Request</title><p>Reason: You're speaking plain HTTP "
                              "to an SSL-enabled server port.</p>";
    const QString asked = u"http://gw.example:8443/v1/chat/completions"_s;
    const QString secured = u"https://gw.example:8443/v1"_s;
    QTest::newRow("nginx") << asked << nginx << u"tls"_s << secured;
    QTest::newRow("Go") << asked << go << u"tls"_s << secured;
    QTest::newRow("Apache") << asked << apache << u"tls"_s << secured;
    QTest::newRow("list") << u"http://gw.example:8443/v1/models"_s << go << u"tls"_s << secured;
    // Then it is a server behind the gateway that says so.
    QTest::newRow("by https") << u"https://gw.example/v1/models"_s << go << u"bad-request"_s
                              << QString();
    QTest::newRow("unknown") << QString() << nginx << u"bad-request"_s << QString();
}

void ErrorNormaliserTest::tellsAPortForHttps()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, body);
    api::HttpFacts facts;
    facts.status = 400;
    facts.url = url;
    facts.body = body;
    facts.key = "sk-canary-0123";
    const core::Error error = api::normaliseError(facts);
    QTEST(core::errorKindName(error.kind), "kind");
    QCOMPARE(error.code == u"https-only"_s, error.kind == core::ErrorKind::Tls);
    QTEST(error.proposedBaseUrl, "proposed");
}

void ErrorNormaliserTest::namesRedirectTarget()
{
    for (const int status : {301, 302, 303, 307, 308}) {
        api::HttpFacts facts;
        facts.status = status;
        facts.headers.insert("location", "http://other.example:81/login?key=sk-abcdef");
        const core::Error error = api::normaliseError(facts);
        QCOMPARE(error.kind, core::ErrorKind::Redirect);
        QCOMPARE(error.target, u"http://other.example:81/login?key=***"_s);
    }
}

void ErrorNormaliserTest::showsNoMarkup()
{
    api::HttpFacts facts;
    facts.status = 500;
    facts.body =
        R"({"detail":"External: <html><head><style>p{}</style></head><body><h1>502 Bad &amp; sad</h1><script>x()</script></body></html>"})";
    QCOMPARE(api::normaliseError(facts).message, u"External: 502 Bad & sad"_s);
    facts.body = R"({"detail":"use <think> tags"})";
    QCOMPARE(api::normaliseError(facts).message, u"use <think> tags"_s);
}

void ErrorNormaliserTest::isNoErrorWithoutSigns_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {R"({"choices":[{"delta":{}}],"type":"x","message":"m"})", R"({"choices":[],"usage":{}})",
          R"({"sources":[{"name":"x"}]})", R"({"choices":[{"delta":{}}],"detail":"d","msg":"m"})",
          R"({"type":"ping"})", R"({"success":true,"message":"","data":[]})",
          R"({"choices":[{}],"error":null})", R"({"choices":[],"error":{}})",
          R"({"usage":{"total_tokens":1},"code":"","message":""})",
          R"({"base_resp":{"status_code":0}})"})
        QTest::newRow(json) << QByteArray(json);
}

void ErrorNormaliserTest::isNoErrorWithoutSigns()
{
    QFETCH(QByteArray, json);
    QVERIFY(!api::errorInJson(QJsonDocument::fromJson(json).object(), 200, {}));
}

QTEST_GUILESS_MAIN(ErrorNormaliserTest)
#include "tst_errornormaliser.moc"
