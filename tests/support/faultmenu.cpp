// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"

#include "support/picturebytes.h"

#include <QDateTime>
#include <QLocale>

namespace support {
namespace {

using Framing = FakeAnswer::Framing;

const auto kEventStream = QByteArrayLiteral("Content-Type: text/event-stream\r\n");

QByteArray hi()
{
    return chunk(QStringLiteral("Hi"));
}

QByteArray rest()
{
    return finish(QStringLiteral("stop")) + done();
}

QByteArray delta(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

FakeAnswer whole()
{
    return FakeAnswer::sse({hi(), rest()});
}

/// A good head, and then whatever the fault is.
FakeAnswer rawAnswer(const QByteArray &headers, const QByteArray &body)
{
    return FakeAnswer::raw("HTTP/1.1 200 OK\r\n" + kEventStream + headers + "\r\n" + body);
}

QList<QByteArray> bytesOf(const QByteArray &bytes)
{
    QList<QByteArray> pieces;
    for (const char byte : bytes)
        pieces.append(QByteArray(1, byte));
    return pieces;
}

QByteArray length(const QByteArray &body)
{
    return "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
}

/// A gzip file without its end. qCompress() writes four bytes of its own, then a zlib stream
/// around the same deflated bytes.
QByteArray deflated(const QByteArray &plain)
{
    const QByteArray zlib = qCompress(plain, 9);
    return QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(6, zlib.size() - 10);
}

void addTransport(QList<Fault> &menu)
{
    using End = FakeAnswer::End;
    menu.append({"cut before the head, FIN", FakeAnswer::hangUp(), "error"});
    menu.append({"cut before the head, RST", FakeAnswer::hangUp(End::Reset), "error"});
    menu.append({"cut in the head, FIN", whole().cutHeaderAt(20), "error"});
    menu.append({"cut in the head, RST", whole().cutHeaderAt(20).end(End::Reset), "error"});
    menu.append({"cut in the body, FIN", whole().cutAt(60), "interrupted"});
    menu.append({"cut in the body, RST", whole().cutAt(60).end(End::Reset), "interrupted"});
    menu.append({"stall before the head", FakeAnswer::silence(), "error"});
    menu.append({"stall in the head",
                 FakeAnswer::raw("HTTP/1.1 200 OK\r\nContent-Ty").hold().then({"pe: x\r\n"}),
                 "error"});
    menu.append(
        {"stall in the body", FakeAnswer::sse({hi()}).hold().then({rest()}), "interrupted"});
    FakeAnswer head = FakeAnswer::raw({});
    head.then(bytesOf("HTTP/1.1 200 OK\r\n" + kEventStream + "\r\n")).spaced(5);
    menu.append({"drip in the head", head.then({hi() + rest()}), "complete"});
    FakeAnswer drip = FakeAnswer::sse({});
    menu.append({"drip in the body", drip.then(bytesOf(hi() + rest())).spaced(2), "complete"});
    menu.append({"keep-alive closed while idle", whole().end(End::Close), "complete"});
}

void addHttp(QList<Fault> &menu)
{
    const QByteArray body = hi() + rest();
    const QByteArray ok = "HTTP/1.1 200 OK\r\n" + kEventStream + length(body) + "\r\n" + body;
    menu.append({"garbage", FakeAnswer::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "error"});
    menu.append({"HTTP/0.9", FakeAnswer::raw("<html><body>Hello</body></html>"), "error"});
    menu.append({"wrong status line", FakeAnswer::raw("HTTP/1.1 abc\r\n\r\n"), "error"});
    menu.append({"other protocol's status line", FakeAnswer::raw("ICY 200 OK\r\n\r\n"), "error"});
    FakeAnswer flood = FakeAnswer::raw({});
    menu.append({"100 Continue flood",
                 flood.repeat("HTTP/1.1 100 Continue\r\n\r\n", 2'000).then({ok}), "complete"});
    menu.append({"1xx before the answer",
                 FakeAnswer::raw("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok),
                 {}});
    FakeAnswer headers = FakeAnswer::raw("HTTP/1.1 200 OK\r\n");
    menu.append({"header flood", headers.repeat("X-Flood: " + QByteArray(1000, 'x') + "\r\n", 500),
                 "error"});
    menu.append({"bad chunk size", rawAnswer("Transfer-Encoding: chunked\r\n", "zz\r\n" + hi()),
                 "error|interrupted"});
    menu.append({"length and chunked",
                 rawAnswer("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                           QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n"),
                 {}});
    menu.append({"negative length", rawAnswer("Content-Length: -5\r\n", body), {}});
    menu.append({"two lengths", rawAnswer("Content-Length: 20\r\n" + length(body), body), {}});
    menu.append(
        {"captive portal", FakeAnswer::html(200, "<html><title>Log in</title></html>"), "error"});
    menu.append({"cookies", whole().header("Set-Cookie", "a=b; Path=/"), "complete"});
}

void addCompression(QList<Fault> &menu)
{
    const QByteArray packed = gzipOf(hi() + rest());
    const auto answer = [](const QByteArray &bytes) {
        return FakeAnswer::sse({bytes}).header("Content-Encoding", "gzip");
    };
    menu.append({"gzip", answer(packed), "complete"});
    menu.append({"gzip that is cut", answer(packed.first(packed.size() / 2)), "interrupted|error"});
    menu.append({"gzip that says nothing", FakeAnswer::sse({packed}), "complete"});
    menu.append({"plain bytes called gzip", answer(hi() + rest()), "complete"});
    // Nobody reads as far as the checksum at its end.
    static const QByteArray bomb = deflated("data: " + QByteArray(40'000'000, '0') + "\n\n");
    menu.append({"gzip bomb", answer(bomb), "error"});
}

void addStream(QList<Fault> &menu)
{
    const auto say = [&menu](const char *name, const QList<QByteArray> &pieces,
                             const char *verdicts) {
        menu.append({name, FakeAnswer::sse(pieces), verdicts});
    };
    const QByteArray error = delta(R"({"error":{"message":"m","code":500}})");
    menu.append({"JSON error in 200",
                 FakeAnswer::json(200, {{QStringLiteral("error"), QStringLiteral("m")}}), "error"});
    say("error in mid-stream", {hi(), error}, "error");
    say("error in mid-stream, then done", {hi(), error, done()}, "error");
    say("no DONE", {hi(), finish(QStringLiteral("stop"))}, "complete");
    say("no finish reason", {hi(), done()}, "unexplained");
    say("two DONE", {hi(), rest(), done()}, "complete");
    say("false DONE", {hi(), chunk(QStringLiteral("data: [DONE]")), rest()}, "complete");
    say("data after DONE", {hi(), rest(), hi()}, "complete");
    say("only comments", {": a\n\n", ": b\n\n"}, "error");
    FakeAnswer pings = FakeAnswer::sse({": ping\n\n"});
    menu.append({"comments for ever", pings.repeat(": ping\n\n", 1000).hold(), "interrupted"});
    FakeAnswer empty = FakeAnswer::sse({hi()});
    menu.append({"a million empty events",
                 empty.repeat(QByteArray("data:\n\n").repeated(1000), 1000).then({rest()}),
                 "complete"});
    FakeAnswer line = FakeAnswer::sse({"data: "});
    menu.append({"a line without an end", line.repeat(QByteArray(65536, 'x'), 1000), "error"});
}

void addText(QList<Fault> &menu)
{
    const auto say = [&menu](const char *name, const QByteArray &bytes, const char *verdicts) {
        menu.append({name, FakeAnswer::sse({bytes}), verdicts});
    };
    say("invalid UTF-8", delta("{\"choices\":[{\"delta\":{\"content\":\"a\xff\"}}]}") + rest(),
        "complete");
    const QByteArray chinese = chunk(QStringLiteral("你好"));
    menu.append({"split UTF-8", FakeAnswer::sse(bytesOf(chinese + rest())), "complete"});
    say("lone surrogates", delta(R"({"choices":[{"delta":{"content":"\ud83d"}}]})") + rest(),
        "complete");
    say("invalid JSON", hi() + delta("{\"choices\":[{]}") + rest(), "complete");
    say("deep JSON", hi() + delta(QByteArray(5000, '[')) + rest(), "complete");
    say("huge index",
        delta(R"({"choices":[{"index":1e18,"delta":{"content":"x"}}]})") + hi() + rest(),
        "complete");
    say("negative index",
        delta(R"({"choices":[{"index":-1,"delta":{"content":"x"}}]})") + hi() + rest(), "complete");
    for (const char *value : {"null", "7", R"([{"type":"text","text":"x"}])"}) {
        menu.append({"content is " + QByteArray(value).left(4),
                     FakeAnswer::sse(
                         {delta(R"({"choices":[{"delta":{"content":)" + QByteArray(value) + "}}]}"),
                          hi(), rest()}),
                     "complete"});
    }
    say("no choices", delta("{}") + hi() + rest(), "complete");
    say("only usage", usage(1, 0) + done(), "error");
    say("byte-order mark", "\xEF\xBB\xBF" + hi() + rest(), "complete");
    say("CR only", QByteArray(hi() + rest()).replace('\n', '\r'), "complete");
    say("NUL", delta(QByteArray("{\"choices\":[{\"delta\":{\"content\":\"a\\u0000\"}}]}")) + rest(),
        "complete");
}

void addStatuses(QList<Fault> &menu)
{
    const QByteArray page = "<html><head><title>Oops</title></head><body></body></html>";
    for (const int status : {401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504}) {
        const bool isPassing = status == 408 || status == 409 || status == 429 || status >= 500;
        const QByteArray name = QByteArray::number(status);
        const auto add = [&](const QByteArray &what, FakeAnswer answer) {
            menu.append(
                {name + what, answer.header("retry-after-ms", "1"), "error", isPassing ? 3 : 1});
        };
        add(" with a page", FakeAnswer::html(status, page));
        add(" without a body", FakeAnswer::body(status, "text/plain", {}));
        add(" with a huge body", FakeAnswer::body(status, "text/plain", QByteArray(300'000, 'x')));
    }
}

void addRetryAfter(QList<Fault> &menu)
{
    const auto add = [&menu](const char *name, const QByteArray &value, int posts) {
        menu.append({name, FakeAnswer::json(429, {}).header("Retry-After", value), "error", posts});
    };
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(2);
    const QString date = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    add("Retry-After 0", "0", 3);
    add("Retry-After -1", "-1", 3);
    add("Retry-After 1e9", "1e9", 1);
    add("Retry-After date", date.toLatin1() + " GMT", 3);
    add("Retry-After rubbish", "when I like", 3);
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(char(quint8(value >> shift)));
    return bytes;
}

} // namespace

QList<Fault> faultMenu()
{
    QList<Fault> menu;
    addTransport(menu);
    addHttp(menu);
    addCompression(menu);
    addStream(menu);
    addText(menu);
    addStatuses(menu);
    addRetryAfter(menu);
    return menu;
}

Fault fault(const QByteArray &name)
{
    for (const Fault &one : faultMenu()) {
        if (one.name == name)
            return one;
    }
    return {name, FakeAnswer::hangUp(), {}};
}

QList<RedirectTarget> redirectTargets(const QString &here, const QString &other)
{
    const QByteArray path = "/api/v1/chat/completions";
    const QByteArray port = other.toLatin1().mid(other.lastIndexOf(u':'));
    return {{"same origin", here.toLatin1() + path, true},
            {"same origin, relative", path, true},
            {"other port", other.toLatin1() + path},
            {"other host", "http://localhost" + port + path},
            {"https", "https://127.0.0.1" + port + path},
            {"no scheme", "//localhost" + port + path},
            {"user info", "http://127.0.0.1@localhost" + port + path},
            {"a file", "file:///etc/hostname"},
            {"no location", {}}};
}

QByteArray gzipOf(const QByteArray &plain)
{
    return deflated(plain) + littleEndian(crc32Of(plain)) + littleEndian(quint32(plain.size()));
}

} // namespace support
