// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"

#include <QDateTime>
#include <QLocale>

namespace support {
namespace {

const QString kHello = QStringLiteral("Hi");
constexpr qint64 kGibibyte = 1024 * 1024 * 1024;

QByteArray words()
{
    return chunk(kHello);
}

QByteArray ending()
{
    return finish(QStringLiteral("stop")) + done();
}

QByteArray event(const QByteArray &json)
{
    return "data: " + json + "\n\n";
}

/// A chunk whose content is this JSON.
QByteArray contentOf(const QByteArray &json)
{
    return event(R"({"choices":[{"delta":{"content":)" + json + "}}]}");
}

void addCompression(QList<Fault> &menu)
{
    const QByteArray plain = words() + ending();
    const auto labelled = [](const QByteArray &bytes, const QByteArray &label) {
        return FakeAnswer::sse({bytes}).header("Content-Encoding", label);
    };
    menu.append({"gzip", labelled(gzipOf(plain), "gzip"), "complete", kHello});
    const QByteArray begin = deflated({}).first(10) + storedBlock(words());
    menu.append({"gzip that is cut", labelled(begin + storedBlock(ending()).first(20), "gzip"),
                 "interrupted network", kHello});
    menu.append({"gzip that says nothing", FakeAnswer::sse({gzipOf(plain)}), "complete", kHello});
    menu.append({"plain bytes called gzip", labelled(plain, "gzip"), "complete", kHello});
    menu.append({"plain bytes called br", labelled(plain, "br"), "complete", kHello});
    menu.append({"gzip called br", labelled(gzipOf(plain), "br"), "complete", kHello});
    // A thousand times its size; nobody reads as far as the checksum at its end.
    static const QByteArray bomb = deflated("data: " + QByteArray(40'000'000, '0') + "\n\n");
    menu.append({"gzip bomb", labelled(bomb, "gzip"), "error protocol"});
}

void addEnds(QList<Fault> &menu)
{
    const auto say = [&menu](const char *name, const QList<QByteArray> &pieces, const char *outcome,
                             const QString &text = kHello) {
        menu.append({name, FakeAnswer::sse(pieces), outcome, text});
    };
    const QByteArray error = event(R"({"error":{"message":"m","code":500}})");
    const QByteArray stop = finish(QStringLiteral("stop"));
    menu.append({"captive portal", FakeAnswer::html(200, "<html><title>Log in</title></html>"),
                 "error not-an-api"});
    menu.append({"JSON error in 200",
                 FakeAnswer::json(200, {{QStringLiteral("error"), QStringLiteral("m")}}),
                 "error unknown"});
    say("error in mid-stream", {words(), error}, "error gateway-down");
    say("error in mid-stream, then done", {words(), error, done()}, "error gateway-down");
    say("no DONE", {words(), stop}, "complete");
    say("no finish reason", {words(), done()}, "unexplained");
    say("two DONE", {words(), ending(), done()}, "complete");
    say("DONE among the words", {words(), chunk(QStringLiteral("data: [DONE]")), ending()},
        "complete", QStringLiteral("Hidata: [DONE]"));
    say("DONE with something behind it", {words(), event("[DONE] not yet"), words(), ending()},
        "complete", QStringLiteral("HiHi"));
    say("no DONE but a false one", {words(), event("[DONE] not yet")}, "interrupted network");
    say("data after DONE", {words(), ending(), words()}, "complete");
    say("error after DONE", {words(), ending(), error}, "complete");
}

void addFloods(QList<Fault> &menu)
{
    menu.append({"only comments", FakeAnswer::sse({": a\n\n", ": b\n\n"}), "error empty-answer"});
    FakeAnswer pings = FakeAnswer::sse({": ping\n\n"});
    menu.append({"comments for ever", pings.repeat(": ping\n\n", 1000).hold(),
                 "interrupted timeout no-data"});
    FakeAnswer empty = FakeAnswer::sse({words()});
    menu.append({"a million empty events",
                 empty.repeat(QByteArray("data:\n\n").repeated(1000), 1000).then({ending()}),
                 "complete", kHello});
    FakeAnswer line = FakeAnswer::sse({words(), "data: "});
    menu.append({"a line of 1 GB", line.repeat(QByteArray(65536, 'x'), kGibibyte / 65536),
                 "error protocol", kHello});
}

void addText(QList<Fault> &menu)
{
    const auto say = [&menu](const char *name, const QByteArray &bytes, const QString &text) {
        menu.append({name, FakeAnswer::sse({bytes + ending()}), "complete", text});
    };
    const QString broken = QStringLiteral("a\uFFFD");
    say("invalid UTF-8", contentOf("\"a\xff\""), broken);
    QList<QByteArray> pieces;
    for (const char byte : QByteArray(chunk(QStringLiteral("你好")) + ending()))
        pieces.append(QByteArray(1, byte));
    menu.append({"split UTF-8", FakeAnswer::sse(pieces), "complete", QStringLiteral("你好")});
    say("lone surrogates", contentOf(R"("\ud83d")"), QStringLiteral("\uFFFD"));
    say("surrogates in two chunks", contentOf(R"("\ud83d")") + contentOf(R"("\ude00")"),
        QStringLiteral("😀"));
    say("byte-order mark", "\xEF\xBB\xBF" + words(), kHello);
    menu.append({"CR only", FakeAnswer::sse({QByteArray(words() + ending()).replace('\n', '\r')}),
                 "complete", kHello});
    say("NUL in JSON", contentOf(R"("a\u0000")"), broken);
    say("NUL as it is", contentOf(QByteArray("\"a\0\"", 4)), broken);
}

void addJson(QList<Fault> &menu)
{
    const auto say = [&menu](const char *name, const QByteArray &odd,
                             const QString &text = kHello) {
        menu.append({name, FakeAnswer::sse({odd, words(), ending()}), "complete", text});
    };
    const QString both = QStringLiteral("xHi");
    say("invalid JSON", event("{\"choices\":[{]}"));
    say("deep JSON", event(QByteArray(5000, '[')));
    say("deep JSON that ends", event(QByteArray(5000, '[') + QByteArray(5000, ']')));
    say("huge index", event(R"({"choices":[{"index":1e18,"delta":{"content":"x"}}]})"), both);
    say("index beyond all measure",
        event(R"({"choices":[{"index":99999999999999999999,"delta":{"content":"x"}}]})"), both);
    say("negative index", event(R"({"choices":[{"index":-1,"delta":{"content":"x"}}]})"), both);
    say("huge index of a call",
        event(R"({"choices":[{"delta":{"tool_calls":[{"index":1e18,"id":"a"}]}}]})"));
    say("content is null", contentOf("null"));
    say("content is a number", contentOf("7"));
    say("content is an array", contentOf(R"([{"type":"text","text":"x"}])"), both);
    say("no choices", event("{}"));
    say("choices are null", event(R"({"choices":null})"));
    menu.append({"only usage", FakeAnswer::sse({usage(1, 0), done()}), "error empty-answer"});
    menu.append({"usage alone in a chunk",
                 FakeAnswer::sse({words(), finish(QStringLiteral("stop")), usage(1, 1), done()}),
                 "complete", kHello});
}

struct StatusFault {
    int status;
    const char *kind;
    const char *kindOfPage; ///< of one that came from something before the gateway
    bool isPassing;
};

void addStatuses(QList<Fault> &menu)
{
    const QByteArray page = "<html><head><title>Oops</title></head><body></body></html>";
    for (const auto &[status, kind, kindOfPage, isPassing] :
         {StatusFault{401, "key-refused", "key-refused", false},
          StatusFault{403, "forbidden", "forbidden", false},
          StatusFault{404, "wrong-path", "not-an-api", false},
          StatusFault{408, "timeout", "timeout", true},
          StatusFault{409, "gateway-down", "gateway-down", true},
          StatusFault{413, "too-large", "too-large", false},
          StatusFault{429, "rate-limited", "rate-limited", true},
          StatusFault{500, "gateway-down", "gateway-down", true},
          StatusFault{502, "gateway-down", "gateway-down", true},
          StatusFault{503, "overloaded", "overloaded", true},
          StatusFault{504, "gateway-down", "gateway-down", true}}) {
        const QByteArray name = QByteArray::number(status);
        const auto add = [&menu, &name, posts = isPassing ? 3 : 1](
                             const QByteArray &what, FakeAnswer answer, const char *outcome) {
            menu.append({name + what,
                         answer.header("retry-after-ms", "1"),
                         QByteArray("error ") + outcome,
                         {},
                         posts});
        };
        add(" with a page", FakeAnswer::html(status, page), kindOfPage);
        add(" without a body", FakeAnswer::body(status, "text/plain", {}), kind);
        // Qt 6.4 keeps the body of a 401 to itself until it has all of it.
        FakeAnswer huge = FakeAnswer::body(status, "text/plain", {});
        const qint64 size = status == 401 ? 64'000'000 : kGibibyte;
        add(" with a huge body", huge.repeat(QByteArray(10'000, 'x'), size / 10'000), kind);
    }
    FakeAnswer endless = FakeAnswer::body(401, "text/plain", {});
    endless.repeat(QByteArray(65'536, 'x'), kGibibyte);
    menu.append({"401 without end", endless, "error protocol endless"});
    menu.append({"401 without end, in chunks", endless.framing(FakeAnswer::Framing::Chunked),
                 "error protocol endless"});
    FakeAnswer stalled = FakeAnswer::body(401, "text/plain", "no");
    menu.append({"401 whose body stalls", stalled.hold().then({"."}), "error timeout first-byte"});
}

void addRetryAfter(QList<Fault> &menu)
{
    const auto add = [&menu](const char *name, const QByteArray &value, int posts) {
        menu.append({name,
                     FakeAnswer::json(429, {}).header("Retry-After", value),
                     "error rate-limited",
                     {},
                     posts});
    };
    const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(2);
    const QString date = QLocale::c().toString(soon, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    add("Retry-After 0", "0", 3);
    add("Retry-After -1", "-1", 3);
    add("Retry-After 1e9", "1e9", 1);
    add("Retry-After date", date.toLatin1() + " GMT", 3);
    add("Retry-After rubbish", "when I like", 3);
}

} // namespace

QList<Fault> bodyFaults()
{
    QList<Fault> menu;
    addCompression(menu);
    addEnds(menu);
    addFloods(menu);
    addText(menu);
    addJson(menu);
    addStatuses(menu);
    addRetryAfter(menu);
    return menu;
}

} // namespace support
