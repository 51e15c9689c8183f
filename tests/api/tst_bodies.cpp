// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/decodedanswer.h"

#include <QtTest>
#include <zlib.h>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kWhole =
    R"({"id":"c","object":"chat.completion","created":5,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}})";

/// gzip with a flush behind every piece, as a proxy does it that passes events on.
QByteArray gzip(const QList<QByteArray> &pieces)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray output;
    for (qsizetype i = 0; i <= pieces.size(); ++i) {
        const QByteArray input = i < pieces.size() ? pieces[i] : QByteArray();
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        z.avail_in = uInt(input.size());
        QByteArray buffer(input.size() + 256, '\0');
        z.next_out = reinterpret_cast<Bytef *>(buffer.data());
        z.avail_out = uInt(buffer.size());
        deflate(&z, i < pieces.size() ? Z_SYNC_FLUSH : Z_FINISH);
        output += buffer.first(buffer.size() - qsizetype(z.avail_out));
    }
    deflateEnd(&z);
    return output;
}

} // namespace

class BodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryBody_data();
    void readsEveryBody();
    void explainsBodiesThatAreNoAnswer_data();
    void explainsBodiesThatAreNoAnswer();
    void readsUsageOfWholeAnswer();
    void inflatesEventByEvent();
    void survivesBrokenAndCutGzip();
    void stopsInflatingBombs();
    void stopsAtOverlongLine();
    void readsErrorStatus_data();
    void readsErrorStatus();
    void keepsErrorBodiesBounded();
    void showsPlainTextWithNotice();
    void whatCameBeforeTheFirstEventIsPartOfTheStream();
};

void BodiesTest::readsEveryBody_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &input, const char *type,
                        const QString &verdict = u"complete"_s, const QString &text = u"Hi"_s) {
        QTest::newRow(name) << input << QByteArray(type) << verdict << text;
    };
    const QByteArray stream = content("H") + content("i") + end();
    row("T68 whole answer", kWhole, "application/json");
    row("whole answer as event stream", kWhole, "text/event-stream");
    row("blank lines before it", "\n\n\r\n  " + kWhole + "\n", "application/json");
    row("byte-order mark before it", "\xEF\xBB\xBF" + kWhole, "application/json");
    row("comments before it", ": PING\n\n" + kWhole, "text/event-stream");
    row("pretty-printed", QJsonDocument::fromJson(kWhole).toJson(QJsonDocument::Indented), "");
    row("without a reason", R"({"choices":[{"message":{"content":"Hi"},"finish_reason":null}]})",
        "application/json", u"unexplained"_s);
    row("whole answer in an event", frame(kWhole) + done(), "text/event-stream");
    row("T70 events as text", stream, "text/plain");
    row("events as bytes", stream, "application/octet-stream");
    row("events as JSON", stream, "application/json");
    row("events as HTML", stream, "text/html");
    row("events without a type", stream, "");
    row("events behind an unknown field", "foo: bar\n\n" + stream, "text/plain");
    row("events begin with event:", "event: message\n" + stream, "");
    row("events begin with id", "id\n" + stream, "");
    row("events indented", "  " + stream, "");
    row("one chunk a line",
        "{\"choices\":[{\"delta\":{\"content\":\"H\"}}]}\n{\"choices\":[{\"delta\":{\"content\":"
        "\"i\"},\"finish_reason\":\"stop\"}]}\n",
        "application/x-ndjson");
    row("one chunk a line, cut",
        "{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n{\"choices\":[{\"del",
        "application/x-ndjson", u"interrupted"_s);
    row("array of chunks",
        R"([{"choices":[{"delta":{"content":"H"}}]},{"choices":[{"delta":{"content":"i"},"finish_reason":"stop"}]}])",
        "application/json");
    row("sources, then events", "{\"sources\":[]}\n" + stream, "text/event-stream");
    row("plain text", "Hi", "text/plain; charset=utf-8");
    row("cut answer", kWhole.first(100), "application/json", u"interrupted"_s, {});
}

void BodiesTest::readsEveryBody()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, type);
    QFETCH(QString, verdict);
    QFETCH(QString, text);
    const DecodedAnswer answer = decodeEveryWay(input, streamHead(200, type));
    QCOMPARE(answer.text.value(0), text);
    QCOMPARE(answer.verdict(), verdict);
    const QByteArray packed = gzip({input});
    const DecodedAnswer inflated = decodeEveryWay(packed, streamHead(200, type));
    QCOMPARE(inflated.text.value(0), text);
    QCOMPARE(inflated.verdict(), verdict);
}

void BodiesTest::explainsBodiesThatAreNoAnswer_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *input, const char *type, const char *kind,
                        const char *message = "") {
        QTest::newRow(name) << QByteArray(input) << QByteArray(type) << QString::fromLatin1(kind)
                            << QString::fromUtf8(message);
    };
    row("page", "<!doctype html><html><head><title>Open WebUI</title></head></html>", "text/html",
        "not-an-api", "Open WebUI");
    row("page as JSON", "\n <html><body><h1>Hello</h1></body></html>", "application/json",
        "not-an-api", "Hello");
    row("wrong path of LM Studio", R"-({"error":"Unexpected endpoint or method. (POST /x)"})-",
        "application/json", "wrong-path", "Unexpected endpoint or method. (POST /x)");
    row("error of New API", R"({"success":false,"message":"no"})", "application/json", "unknown",
        "no");
    row("error of OpenRouter",
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"overheated","provider_name":"p"}}})",
        "application/json", "gateway-down", "Provider returned error: overheated");
    row("null", "null", "application/json", "empty-answer");
    row("number", "42", "text/plain", "empty-answer");
    row("text in quotes", "\"x\"", "application/json", "empty-answer");
    row("empty object", "{}", "application/json", "empty-answer");
    row("empty array", " [] ", "application/json", "empty-answer");
    row("no choices", R"({"id":"x","choices":[]})", "application/json", "empty-answer");
    row("background task", R"({"status":true,"task_ids":["a"],"chat_id":"c"})", "application/json",
        "background-task");
    row("words", "something else", "application/json", "protocol", "something else");
    row("broken JSON", "{\"choices\": oops}", "application/json", "protocol",
        "{\"choices\": oops}");
    row("two documents", R"({"error":{"message":"first"}}{"error":{"message":"second"}})",
        "application/json", "unknown", "first");
    row("words as event stream", "gone away", "text/event-stream", "empty-answer", "gone away");
    row("binary", "\x01\x02\x03 garbage", "text/plain", "protocol");
    row("hardly any text", "\xC0\xC1\xF5\xFF\xFE\xFD\xC0", "text/plain", "protocol");
    row("binary as event stream", "x\x01\x02\n\n", "text/event-stream", "empty-answer");
    row("begin of gzip", "\x1F\x8B", "text/event-stream", "empty-answer");
    row("Gemini",
        R"([{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}])",
        "application/json", "key-refused", "API key not valid. Please pass a valid API key.");
}

void BodiesTest::explainsBodiesThatAreNoAnswer()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, type);
    QFETCH(QString, kind);
    QFETCH(QString, message);
    const DecodedAnswer answer = decodeEveryWay(input, streamHead(200, type));
    QCOMPARE(answer.verdict(), u"error"_s);
    QCOMPARE(answer.kind(), kind);
    QCOMPARE(answer.message(), message);
    QVERIFY(answer.text.isEmpty());
}

void BodiesTest::readsUsageOfWholeAnswer()
{
    api::ReplyHead head = streamHead(200, "application/json");
    head.isStreamAsked = false;
    const DecodedAnswer answer = decodeEveryWay(kWhole, head);
    QVERIFY(answer.ended.usage);
    QCOMPARE(answer.ended.usage->totalTokens, 3);
    QCOMPARE(answer.ended.response.id, u"c"_s);
    // T69: an event stream though none was asked for.
    QCOMPARE(decodeEveryWay(content("Hi") + end(), head).text.value(0), u"Hi"_s);
}

/// T72.
void BodiesTest::inflatesEventByEvent()
{
    const QByteArray first = content("a");
    const QByteArray packed = gzip({first, content("b"), end()});
    api::ReplyDecoder decoder(streamHead());
    DecodedAnswer answer;
    const QByteArray alone = gzip({first});
    // Up to the flush behind the first event both are the same bytes.
    qsizetype common = 0;
    while (common < alone.size() && alone[common] == packed[common])
        ++common;
    answer.take(decoder.feed(packed.first(common)));
    QCOMPARE(answer.text.value(0), u"a"_s);
    answer.take(decoder.feed(packed.sliced(common)));
    answer.take(decoder.finish(api::TransportEnd::Clean));
    QCOMPARE(answer.text.value(0), u"ab"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
}

void BodiesTest::survivesBrokenAndCutGzip()
{
    const QByteArray packed = gzip({content("a"), content("b")});
    const DecodedAnswer cut = decodeEveryWay(packed.first(packed.size() - 10));
    QCOMPARE(cut.verdict(), u"interrupted"_s);
    QVERIFY(cut.text.value(0).startsWith(u'a'));
    const DecodedAnswer broken = decodeEveryWay("\x1F\x8B" + QByteArray(100, 'x'));
    QCOMPARE(broken.verdict(), u"error"_s);
    QCOMPARE(broken.kind(), u"protocol"_s);
    // A trailer that is wrong tells nothing about an answer that has ended.
    QByteArray ended = gzip({content("a"), finished()});
    ended.replace(ended.size() - 8, 8, QByteArray(8, '\0'));
    const DecodedAnswer whole = decodeEveryWay(ended);
    QCOMPARE(whole.verdict(), u"complete"_s);
    QCOMPARE(whole.text.value(0), u"a"_s);
    QByteArray document = gzip({kWhole});
    document.replace(document.size() - 8, 8, QByteArray(8, '\0'));
    const DecodedAnswer read = decodeEveryWay(document, streamHead(200, "application/json"));
    QCOMPARE(read.verdict(), u"complete"_s);
    QCOMPARE(read.text.value(0), u"Hi"_s);
    const DecodedAnswer half = decodeEveryWay("\x1F");
    QCOMPARE(half.verdict(), u"error"_s);
}

void BodiesTest::stopsInflatingBombs()
{
    QList<QByteArray> blocks(300, ':' + QByteArray(1024 * 1024, 'x') + '\n');
    const QByteArray bomb = gzip(blocks);
    QVERIFY(bomb.size() < 4 * 1024 * 1024);
    const DecodedAnswer answer = decode(inOnePiece(bomb), streamHead());
    QVERIFY(answer.isDoneBeforeFinish);
    QCOMPARE(answer.kind(), u"protocol"_s);
    QCOMPARE(answer.message(), u"answer too long"_s);
}

void BodiesTest::stopsAtOverlongLine()
{
    api::ReplyDecoder decoder(streamHead());
    DecodedAnswer answer;
    answer.take(decoder.feed(content("a") + "data: "));
    const QByteArray block(1024 * 1024, 'x');
    for (int i = 0; i < 64 && !decoder.isDone(); ++i)
        answer.take(decoder.feed(block));
    QVERIFY(decoder.isDone());
    answer.take(decoder.finish(api::TransportEnd::Clean));
    QCOMPARE(answer.kind(), u"protocol"_s);
    QCOMPARE(answer.message(), u"line too long"_s);
    QCOMPARE(answer.text.value(0), u"a"_s);
}

void BodiesTest::readsErrorStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("T81 JSON as event stream")
        << 400 << QByteArray(R"({"error":{"message":"m"}})") << u"bad-request"_s << u"m"_s;
    QTest::newRow("event stream") << 429 << QByteArray("data: {\"error\":{\"message\":\"m\"}}\n\n")
                                  << u"rate-limited"_s << u"m"_s;
    QTest::newRow("comments, then JSON")
        << 500 << QByteArray(": PING\n\n{\"error\":{\"message\":\"m\"}}") << u"gateway-down"_s
        << u"m"_s;
    QTest::newRow("gzip") << 401 << gzip({R"({"detail":"m"})"}) << u"key-refused"_s << u"m"_s;
    QTest::newRow("more than is read")
        << 400
        << QByteArray(R"({"error":{"message":"m","trace":")" + QByteArray(70'000, 'x') + "\"}}")
        << u"bad-request"_s << u"m"_s;
    QTest::newRow("cut inside a member")
        << 400 << QByteArray(R"({"error":{"message":"m","code":"c\u00)") << u"bad-request"_s
        << u"m"_s;
    QTest::newRow("cut inside a name")
        << 400 << QByteArray(R"({"error":{"message":"m","co)") << u"bad-request"_s << u"m"_s;
    QTest::newRow("cut before any words")
        << 400 << QByteArray(R"({"error":{"trace":["a",)") << u"bad-request"_s << QString();
    QTest::newRow("binary") << 502 << QByteArray("x\x01\x02") << u"gateway-down"_s << QString();
    QTest::newRow("empty") << 403 << QByteArray() << u"forbidden"_s << QString();
    QTest::newRow("redirect") << 307 << QByteArray("<html></html>") << u"redirect"_s << QString();
}

void BodiesTest::readsErrorStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, input);
    QFETCH(QString, kind);
    QFETCH(QString, message);
    api::ReplyHead head = streamHead(status);
    head.headers.insert("location", "https://other.example/v1");
    for (const auto end : {api::TransportEnd::Clean, api::TransportEnd::Cut}) {
        const DecodedAnswer answer = decodeEveryWay(input, head, end);
        QCOMPARE(answer.verdict(), u"error"_s);
        QCOMPARE(answer.kind(), kind);
        QCOMPARE(answer.message(), message);
        QCOMPARE(answer.ended.error->status, status);
        QCOMPARE(answer.ended.error->target,
                 status == 307 ? u"https://other.example/v1"_s : QString());
    }
}

void BodiesTest::keepsErrorBodiesBounded()
{
    api::ReplyDecoder decoder(streamHead(500));
    for (int i = 0; i < 64; ++i)
        QVERIFY(decoder.feed(QByteArray(1024, 'x')).isEmpty());
    QVERIFY(decoder.isDone());
    DecodedAnswer answer;
    answer.take(decoder.finish(api::TransportEnd::Cut));
    QCOMPARE(answer.message().size(), 2000);
}

void BodiesTest::showsPlainTextWithNotice()
{
    const DecodedAnswer answer = decodeEveryWay("Hello\nthere", streamHead(200, "text/plain"));
    QCOMPARE(answer.text.value(0), u"Hello\nthere"_s);
    QCOMPARE(answer.notices(), QStringList{u"plain-text"_s});
}

void BodiesTest::whatCameBeforeTheFirstEventIsPartOfTheStream()
{
    const QByteArray broken = frame("{\"choices\":[");
    const DecodedAnswer late =
        decodeEveryWay("words\n\n" + broken + content("Hi") + end(), streamHead(200, "text/plain"));
    QCOMPARE(late.text.value(0), u"Hi"_s);
    QVERIFY(late.notices().contains(api::noticeName(api::Notice::FramesSkipped)));
    // Nothing but noise is not held for ever.
    const DecodedAnswer never =
        decodeEveryWay("words\n\n" + broken.repeated(300), streamHead(200, "text/plain"));
    QCOMPARE(never.endings, 1);
}

QTEST_GUILESS_MAIN(BodiesTest)
#include "tst_bodies.moc"
