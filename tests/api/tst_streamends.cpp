// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/verdict.h"
#include "support/decodedanswer.h"

#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;
using api::TransportEnd;

class StreamEndsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesEveryCombination_data();
    void judgesEveryCombination();
    void judgesEndOfStream_data();
    void judgesEndOfStream();
    void findsErrorsInMidStream_data();
    void findsErrorsInMidStream();
    void emptyErrorMembersAreNone_data();
    void emptyErrorMembersAreNone();
    void ignoresWhatComesAfterDone();
    void keepsTheNetworksWords();
    void appendsNothingAfterStop();
};

void StreamEndsTest::judgesEveryCombination_data()
{
    QTest::addColumn<QString>("facts"); ///< letters of what was seen
    QTest::addColumn<api::TransportEnd>("end");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *facts, TransportEnd end, const char *verdict,
                        const char *kind = "") {
        const QByteArray name = QByteArray(facts) + " " + QByteArray::number(int(end));
        QTest::newRow(name.constData())
            << QString::fromLatin1(facts) << end << QString::fromLatin1(verdict)
            << QString::fromLatin1(kind);
    };
    using enum api::TransportEnd;
    for (const TransportEnd end : {Clean, Cut, IdleTimeout, Stopped}) {
        row("EFDC", end, "error");
        row("EC", end, "error");
        row("FDC", end, "complete");
        row("DC", end, "unexplained");
        row("D", end, "error", "empty-answer");
        row("FD", end, "error", "empty-answer");
    }
    row("FC", Clean, "complete");
    row("FC", Cut, "complete");
    row("FC", IdleTimeout, "complete");
    row("FC", Stopped, "stopped");
    row("C", Clean, "interrupted", "network");
    row("", Clean, "error", "empty-answer");
    row("C", Cut, "interrupted", "network");
    row("", Cut, "interrupted", "network");
    row("C", IdleTimeout, "interrupted", "timeout");
    row("", IdleTimeout, "interrupted", "timeout");
    row("C", Stopped, "stopped");
    row("", Stopped, "stopped");
}

void StreamEndsTest::judgesEveryCombination()
{
    QFETCH(QString, facts);
    QFETCH(api::TransportEnd, end);
    QFETCH(QString, verdict);
    QFETCH(QString, kind);
    api::EndFacts seen;
    seen.hasError = facts.contains(u'E');
    seen.isFinished = facts.contains(u'F');
    seen.isDone = facts.contains(u'D');
    seen.hasContent = facts.contains(u'C');
    seen.end = end;
    const api::Outcome outcome = api::outcomeOf(seen);
    QCOMPARE(api::verdictName(outcome.verdict), verdict);
    QCOMPARE(outcome.kind ? core::errorKindName(*outcome.kind) : QString(), kind);
}

void StreamEndsTest::judgesEndOfStream_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<api::TransportEnd>("end");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &input, TransportEnd end,
                        const char *verdict, const char *kind, const QString &text) {
        QTest::newRow(name) << input << end << QString::fromLatin1(verdict)
                            << QString::fromLatin1(kind) << text;
    };
    const QByteArray a = content("a");
    using enum api::TransportEnd;
    row("T19 cut inside a frame", a + "data: {\"choices\":[{\"del", Clean, "interrupted", "network",
        u"a"_s);
    row("cut inside the first frame", "data: {\"choices\":[{\"del", Clean, "interrupted", "network",
        {});
    row("T20 no space", a + finished() + "data:[DONE]\n\n", Clean, "complete", "", u"a"_s);
    row("T20 blank behind", a + "data: [DONE] \n\n", Clean, "unexplained", "", u"a"_s);
    row("lower case", a + "data: [done]\n\n", Clean, "unexplained", "", u"a"_s);
    row("no blank line behind done", a + finished() + "data: [DONE]", Clean, "complete", "",
        u"a"_s);
    row("no blank line behind the last frame", a + finished().trimmed(), Clean, "complete", "",
        u"a"_s);
    row("T55 no done", a + finished(), Clean, "complete", "", u"a"_s);
    row("T56 cut before done", a + finished(), Cut, "complete", "", u"a"_s);
    row("T57 nothing says why", a, Clean, "interrupted", "network", u"a"_s);
    row("T58 empty", "", Clean, "error", "empty-answer", {});
    row("T59 only comments", ": a\n\n:b\n\n", Clean, "error", "empty-answer", {});
    row("T60 cut", a, Cut, "interrupted", "network", u"a"_s);
    row("T65 stopped", a + a, Stopped, "stopped", "", u"aa"_s);
    row("silence", a, IdleTimeout, "interrupted", "timeout", u"a"_s);
    row("done without anything", done(), Clean, "error", "empty-answer", {});
    row("finish without anything", finished() + done(), Clean, "error", "empty-answer", {});
    row("filter without anything", finished("content_filter") + done(), Clean, "error",
        "content-filtered", {});
    row("ollama's lost error", delta(R"("content":"")"), Clean, "error", "empty-answer", {});
    row("text after the finish reason", finished() + a + done(), Clean, "complete", "", u"a"_s);
    row("cut after done", a + end(), Cut, "complete", "", u"a"_s);
    row("no frame is JSON", "data: hello\n\ndata: world\n\n" + done(), Clean, "error", "protocol",
        {});
}

void StreamEndsTest::judgesEndOfStream()
{
    QFETCH(QByteArray, input);
    QFETCH(api::TransportEnd, end);
    QFETCH(QString, verdict);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const DecodedAnswer answer = decodeEveryWay(input, streamHead(), end);
    QCOMPARE(answer.verdict(), verdict);
    QCOMPARE(answer.kind(), kind);
    QCOMPARE(answer.text.value(0), text);
}

void StreamEndsTest::findsErrorsInMidStream_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const QByteArray &input, const char *message,
                        const char *kind, const QString &text = u"a"_s) {
        QTest::newRow(name) << input << text << QString::fromUtf8(message)
                            << QString::fromLatin1(kind);
    };
    const QByteArray a = content("a");
    row("T61 object", a + frame(R"({"error":{"message":"m","code":500}})") + done(), "m",
        "gateway-down");
    row("T62 string", a + frame(R"({"error":"m"})"), "m", "unknown");
    row("beside choices",
        frame(
            R"({"id":"x","choices":[{"delta":{"content":"a"},"finish_reason":"error"}],"error":{"code":429,"message":"m"}})"),
        "m", "rate-limited");
    row("in the choice",
        a
            + frame(
                R"({"choices":[{"delta":{},"finish_reason":"error","error":{"code":"502","message":"m"}}]})"),
        "m", "gateway-down");
    row("finish reason alone", a + finished("error") + done(), "", "unknown");
    row("T63 event, bare object", a + "event: error\ndata: {\"message\":\"m\"}\n\n", "m",
        "unknown");
    row("event, wrapper",
        a + "event: error\ndata: {\"error\":{\"message\":\"m\",\"type\":\"overloaded_error\"}}\n\n",
        "m", "overloaded");
    row("event, text", a + "event: error\ndata: m\n\n" + done(), "m", "unknown");
    row("event, no blank line", a + "event: error\ndata: {\"message\":\"m\"}", "m", "unknown");
    row("field of llama.cpp",
        a + "error: {\"code\":500,\"message\":\"m\",\"type\":\"server_error\"}\n\n", "m",
        "gateway-down");
    row("raw line after pings",
        ": PING\n\n: "
        "PING\n\n{\"error\":{\"message\":\"m\",\"type\":\"new_api_error\",\"code\":\"\"}}",
        "m", "unknown", {});
    row("raw line after pings and done",
        ": PING\n\n{\"error\":{\"message\":\"m\"}}\n\ndata: [DONE]\n\n", "m", "unknown", {});
    row("T64 pretty-printed after pings",
        ": PING\n\n{\n  \"error\": {\n    \"message\": \"m\"\n  }\n}\n", "m", "unknown", {});
    row("raw line after text", a + "{\"error\":{\"message\":\"m\",\"code\":402}}\n", "m", "quota");
    row("pretty-printed after text", a + "{\n \"error\": {\n\n  \"message\": \"m\"\n }\n}", "m",
        "unknown");
    row("page after text",
        a + "<html><head><title>502 Bad Gateway</title></head>\n<body>x</body></html>",
        "502 Bad Gateway", "gateway-down");
    row("page after pings",
        ": PING\n\n<html><head><title>504 Gateway Time-out</title></head></html>",
        "504 Gateway Time-out", "gateway-down", {});
    row("page behind words on the same line",
        a + "a <b\nsays <html><head><title>502 Bad Gateway</title></head></html>",
        "502 Bad Gateway", "gateway-down");
    row("object behind broken ones", a + "log {oops}\nand {\"x\":1}\n{\"error\":\"m\"}\n", "m",
        "unknown");
    row("object behind words", a + "upstream: {\"error\":{\"message\":\"m\"}}\n", "m", "unknown");
    row("event, page",
        a + "event: error\ndata: <html>\ndata: <title>502 Bad Gateway</title></html>\n\n",
        "502 Bad Gateway", "gateway-down");
    row("event, null", a + "event: error\ndata: null\n\n", "", "unknown");
    row("event, cut", a + "event: error\ndata: {\"error\":{\"message\":\"m\",\"trace\":\"x", "m",
        "unknown");
    row("field of llama.cpp, pretty-printed",
        a + "error: {\n  \"code\": 500,\n  \"message\": \"m\"\n}\n\n" + done(), "m",
        "gateway-down");
    row("field of llama.cpp, over several fields", a + "error: {\nerror:  \"message\": \"m\"}\n\n",
        "m", "unknown");
    row("field of llama.cpp, cut", a + "error: {\n  \"message\": \"m\",\n  \"ty", "m", "unknown");
    row("flat object",
        a
            + frame(
                R"({"object":"error","message":"m","type":"BadRequestError","param":null,"code":400})"),
        "m", "bad-request");
    row("code and message without data:",
        "event: x\n{\"code\":429,\"message\":\"m\",\"details\":[]}\n", "m", "rate-limited", {});
    row("typed error",
        a
            + frame(
                R"({"type":"error","error":{"type":"bad_request_error","message":"m","http_code":"400"},"request_id":"r"})"),
        "m", "bad-request");
    row("detail", a + frame(R"({"detail":"m"})"), "m", "unknown");
    row("success false", a + frame(R"({"success":false,"message":"m"})"), "m", "unknown");
    row("base_resp",
        a
            + frame(
                R"({"choices":null,"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}})"),
        "insufficient balance", "quota");
    row("array", a + frame(R"([{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}])"),
        "m", "bad-request");
    row("LM Studio", frame(R"({"error":{"message":"m"},"message":"m"})"), "m", "unknown", {});
    row("background task", frame(R"({"status":true,"task_ids":["t"],"chat_id":"c"})"), "",
        "background-task", {});
}

void StreamEndsTest::findsErrorsInMidStream()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, text);
    QFETCH(QString, message);
    QFETCH(QString, kind);
    const DecodedAnswer answer = decodeEveryWay(input);
    QCOMPARE(answer.verdict(), u"error"_s);
    QCOMPARE(answer.message(), message);
    QCOMPARE(answer.kind(), kind);
    QCOMPARE(answer.text.value(0), text);
}

void StreamEndsTest::emptyErrorMembersAreNone_data()
{
    QTest::addColumn<QByteArray>("members");
    for (const char *members :
         {R"("error":{})", R"("error":"")", R"("code":"","message":"","type":"")",
          R"("code":null,"message":"")", R"("msg":"")", R"("code":0,"msg":"success")",
          R"("status":"ok","message":"","type":"x")", R"("code":200,"message":"ok")",
          R"("detail":"")", R"("success":true,"message":"")"})
        QTest::newRow(members) << QByteArray(members);
}

/// Gateways send them with the usage, or with the first chunk.
void StreamEndsTest::emptyErrorMembersAreNone()
{
    QFETCH(QByteArray, members);
    const QByteArray usage =
        R"("usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3})";
    for (const QByteArray &choices :
         {QByteArray("\"choices\":[],"), QByteArray("\"choices\":null,"), QByteArray()}) {
        const QByteArray odd = frame('{' + choices + usage + ',' + members + '}');
        for (const QByteArray &input : {QByteArray(odd + content("a") + end()),
                                        QByteArray(content("a") + finished() + odd + done())}) {
            const DecodedAnswer answer = decodeEveryWay(input);
            QCOMPARE(answer.verdict(), u"complete"_s);
            QCOMPARE(answer.text.value(0), u"a"_s);
            QVERIFY(answer.ended.usage);
            QCOMPARE(answer.ended.usage->totalTokens, 3);
        }
    }
    const DecodedAnswer first =
        decodeEveryWay(frame(R"({"choices":[],"prompt_filter_results":[],)" + members + '}')
                       + content("a") + end());
    QCOMPARE(first.verdict(), u"complete"_s);
}

void StreamEndsTest::ignoresWhatComesAfterDone()
{
    const DecodedAnswer answer =
        decodeEveryWay(content("a") + end() + content("b") + frame(R"({"error":"late"})") + done());
    QCOMPARE(answer.text.value(0), u"a"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
}

void StreamEndsTest::keepsTheNetworksWords()
{
    const DecodedAnswer answer = decodeEveryWay(content("a"), streamHead(), TransportEnd::Cut);
    QCOMPARE(answer.message(), u"the network said so"_s);
}

void StreamEndsTest::appendsNothingAfterStop()
{
    const QByteArray pending = "data: {\"choices\":[{\"delta\":{\"content\":\"late\"}}]}";
    const DecodedAnswer answer =
        decode(inOnePiece(content("a") + pending), streamHead(), TransportEnd::Stopped);
    QCOMPARE(answer.text.value(0), u"a"_s);
    QCOMPARE(answer.verdict(), u"stopped"_s);
    QVERIFY(!answer.ended.error);
}

QTEST_GUILESS_MAIN(StreamEndsTest)
#include "tst_streamends.moc"
