// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"

#include <QRandomGenerator>

namespace support {
namespace {

using End = FakeAnswer::End;

const QString kHi = QStringLiteral("Hi");
const auto kEventStream = QByteArrayLiteral("Content-Type: text/event-stream\r\n");
/// Twice what anybody would wait for; a repetition costs nothing that is not read.
constexpr qint64 kForEver = 1'000'000'000'000;
/// Together far longer than the patience of whoever waits for the first byte.
constexpr int kSlowHeaders = 100;
constexpr int kSlowHeaderMs = 100;
/// A byte a second, a hundred times faster.
constexpr int kDripMs = 10;
constexpr int kNever = 3'600'000;

QByteArray hi()
{
    return chunk(kHi);
}

QByteArray rest()
{
    return finish(QStringLiteral("stop")) + done();
}

FakeAnswer whole()
{
    return FakeAnswer::sse({hi(), rest()});
}

QByteArray okHead(const QByteArray &headers)
{
    return "HTTP/1.1 200 OK\r\n" + kEventStream + headers + "\r\n";
}

/// A good head, and then whatever the fault is.
FakeAnswer rawAnswer(const QByteArray &headers, const QByteArray &body)
{
    return FakeAnswer::raw(okHead(headers) + body);
}

QByteArray length(const QByteArray &body)
{
    return "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
}

/// `bytes` as one chunk of RFC 9112, 7.1.
QByteArray chunked(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QList<QByteArray> bytesOf(const QByteArray &bytes)
{
    QList<QByteArray> pieces;
    for (const char byte : bytes)
        pieces.append(QByteArray(1, byte));
    return pieces;
}

/// The same each time.
QByteArray randomBytes(qsizetype count)
{
    QRandomGenerator generator(20260101);
    QByteArray bytes;
    for (qsizetype i = 0; i < count; ++i)
        bytes.append(char(generator.bounded(256)));
    return bytes;
}

void addCuts(QList<Fault> &menu)
{
    // Behind the first words, or before them: what a reset throws away is chance.
    const int late = int(chunked(hi()).size()) + 30;
    menu.append({"cut before the head, FIN", FakeAnswer::hangUp(), "error network"});
    menu.append({"cut before the head, RST", FakeAnswer::hangUp(End::Reset), "error network"});
    menu.append({"cut in the head, FIN", whole().cutHeaderAt(20), "error network"});
    menu.append({"cut in the head, RST", whole().cutHeaderAt(20).end(End::Reset), "error network"});
    menu.append({"cut in the body, FIN", whole().cutAt(late), "interrupted network", kHi});
    menu.append({"cut in the body, RST", whole().cutAt(60).end(End::Reset), "interrupted network"});
    menu.append({"stall before the head", FakeAnswer::silence(), "error timeout first-byte"});
    menu.append({"stall in the head",
                 FakeAnswer::raw("HTTP/1.1 200 OK\r\nContent-Ty").hold().then({"pe: x\r\n"}),
                 "error timeout first-byte"});
    menu.append({"stall in the body", FakeAnswer::sse({hi()}).hold().then({rest()}),
                 "interrupted timeout idle", kHi});
    menu.append({"keep-alive closed while idle", whole().end(End::Close), "complete", kHi});
}

void addDrips(QList<Fault> &menu)
{
    FakeAnswer head = FakeAnswer::raw({});
    head.then(bytesOf(okHead({}))).spaced(kDripMs);
    menu.append({"drip in the head", head.then({hi() + rest()}), "complete", kHi});
    FakeAnswer slow = FakeAnswer::raw({});
    slow.then(bytesOf(okHead("X-Long: " + QByteArray(2000, 'x') + "\r\n"))).spaced(kDripMs);
    menu.append({"drip in the head, too slow", slow, "error timeout first-byte"});
    FakeAnswer body = FakeAnswer::sse({});
    menu.append(
        {"drip in the body", body.then(bytesOf(hi() + rest())).spaced(kDripMs), "complete", kHi});
}

void addHeads(QList<Fault> &menu)
{
    const QByteArray body = hi() + rest();
    const QByteArray ok = okHead(length(body)) + body;
    const QByteArray goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    const QByteArray header = "X-Flood: " + QByteArray(1000, 'x') + "\r\n";
    menu.append({"garbage", FakeAnswer::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "error network"});
    menu.append({"random garbage", FakeAnswer::raw(randomBytes(100'000)), "error network"});
    menu.append({"HTTP/0.9", FakeAnswer::raw("<html><body>Hello</body></html>"), "error network"});
    menu.append({"wrong status line", FakeAnswer::raw("HTTP/1.1 abc\r\n\r\n"), "error network"});
    menu.append(
        {"other protocol's status line", FakeAnswer::raw("ICY 200 OK\r\n\r\n"), "error network"});
    FakeAnswer some = FakeAnswer::raw({});
    menu.append({"many 100 Continue", some.repeat(goOn, 100'000).then({ok}), "complete", kHi});
    FakeAnswer flood = FakeAnswer::raw({});
    menu.append({"100 Continue flood", flood.repeat(goOn.repeated(1000), kForEver),
                 "error timeout first-byte"});
    // Qt 6.4 takes every status below 200 but 100 for the answer, and reads no further.
    menu.append({"1xx before the answer",
                 FakeAnswer::raw("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok), "error"});
    FakeAnswer headers = FakeAnswer::raw("HTTP/1.1 200 OK\r\n");
    menu.append({"many headers", headers.repeat(header, 500).then({kEventStream + "\r\n" + body}),
                 "complete", kHi});
    FakeAnswer endless = FakeAnswer::raw("HTTP/1.1 200 OK\r\n");
    // As fast as it is taken: what is held unseen ends it long before the usual patience does.
    menu.append({"header flood", endless.repeat(header, kForEver), "error protocol endless"});
    FakeAnswer slow = FakeAnswer::raw("HTTP/1.1 200 OK\r\n");
    for (int i = 0; i < kSlowHeaders; ++i)
        slow.then({header}).pause(kSlowHeaderMs);
    menu.append({"headers that trickle in", slow, "error timeout first-byte"});
    menu.append({"cookies", whole().header("Set-Cookie", "a=b; Path=/"), "complete", kHi});
}

void addFraming(QList<Fault> &menu)
{
    const QByteArray body = hi() + rest();
    const QByteArray isChunked = "Transfer-Encoding: chunked\r\n";
    const QByteArray all = chunked(body) + "0\r\n\r\n";
    menu.append({"bad chunk size", rawAnswer(isChunked, "zz\r\n" + hi()), "error empty-answer"});
    menu.append({"bad chunk size after words", rawAnswer(isChunked, chunked(hi()) + "zz\r\nx"),
                 "interrupted network", kHi});
    menu.append({"chunk size beyond all measure",
                 rawAnswer(isChunked, chunked(hi()) + "fffffffffffffffffff\r\nx"),
                 "interrupted network", kHi});
    menu.append({"chunk with an extension",
                 rawAnswer(isChunked, QByteArray(all).replace("\r\ndata", ";a=b;c=\"d\"\r\ndata")),
                 "complete", kHi});
    menu.append({"length and chunked", rawAnswer("Content-Length: 5\r\n" + isChunked, all),
                 "complete", kHi});
    menu.append({"negative length", rawAnswer("Content-Length: -5\r\n", body), "complete", kHi});
    menu.append({"two lengths", rawAnswer("Content-Length: 20\r\n" + length(body), body),
                 "interrupted network"});
    menu.append({"length beyond all measure",
                 rawAnswer("Content-Length: 99999999999999999999\r\n", body), "complete", kHi});
}

Fault overTls(const QByteArray &name, const FakeAnswer &answer, const QByteArray &outcome)
{
    const QString folder = QStringLiteral(LOQUAT_SOURCE_DIR "/tests/data/");
    Fault fault{name, answer, outcome};
    fault.tls =
        FakeTls{folder + QStringLiteral("gateway.crt"), folder + QStringLiteral("gateway.key"), {}};
    return fault;
}

void addTls(QList<Fault> &menu)
{
    const auto refused = [&menu](const QByteArray &name, const char *certificate, const char *key,
                                 const QByteArray &code) {
        Fault fault = overTls(name, whole(), "error tls " + code);
        const QString folder = QStringLiteral(LOQUAT_SOURCE_DIR "/tests/data/");
        fault.tls->certificateFile = folder + QString::fromLatin1(certificate);
        fault.tls->keyFile = folder + QString::fromLatin1(key);
        fault.posts = 0;
        menu.append(fault);
    };
    refused("self-signed certificate", "selfsigned.crt", "selfsigned.key", "self-signed");
    refused("expired certificate", "expired.crt", "gateway.key", "expired");
    refused("certificate of another host", "otherhost.crt", "gateway.key", "wrong-host");
    Fault slow = overTls("slow TLS", whole(), "complete");
    slow.text = kHi;
    slow.tls->delayMs = 300;
    menu.append(slow);
    Fault never = overTls("TLS that never comes", whole(), "error timeout connect");
    never.tls->delayMs = kNever;
    never.posts = 0;
    never.tries = 3; // nothing was written
    menu.append(never);
    const auto unannounced = [](const QList<QByteArray> &pieces) {
        return FakeAnswer::sse(pieces).framing(FakeAnswer::Framing::Close).end(End::WithoutNotice);
    };
    Fault finished = overTls("close-notify missing",
                             unannounced({hi(), finish(QStringLiteral("stop"))}), "complete");
    finished.text = kHi;
    menu.append(finished);
    Fault cut =
        overTls("close-notify missing in mid-stream", unannounced({hi()}), "interrupted network");
    cut.text = kHi;
    menu.append(cut);
}

} // namespace

QList<Fault> transportFaults()
{
    QList<Fault> menu;
    addCuts(menu);
    addDrips(menu);
    addHeads(menu);
    addFraming(menu);
    addTls(menu);
    return menu;
}

} // namespace support
