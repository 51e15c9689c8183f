// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/ssedecoder.h"

#include "support/cuteverybyte.h"

#include <QtTest>

using api::SseDecoder;
using api::SseEvent;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> dataOf(const QList<SseEvent> &events)
{
    QList<QByteArray> data;
    for (const SseEvent &event : events)
        data.append(event.data);
    return data;
}

QList<SseEvent> decode(const QList<QByteArray> &pieces, SseDecoder &decoder)
{
    QList<SseEvent> events;
    for (const QByteArray &piece : pieces)
        decoder.feed(piece, events);
    return events;
}

QByteArray bytes(const char *text, qsizetype size)
{
    return QByteArray(text, size);
}

} // namespace

class SseDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsStreamIntoEvents_data();
    void splitsStreamIntoEvents();
    void dispatchesAtOnceWhenReadEndsWithCr();
    void neverSplitsOnUnicodeLineSeparators();
    void keepsTypeForOneEventOnly();
    void ignoresIdWithNul();
    void keepsUnknownLinesInBoundedSideBuffer();
    void readsErrorFieldOfLlama();
    void commentsAreNoPartOfAnError();
    void handsOutRawJsonLinesWhenAsked();
    void handsOutPendingEventAtEnd();
    void refusesLineAboveLimitWithoutHoldingIt();
    void refusesEventAboveLimit();
    void dropsLongCommentsAndUnknownLines();
    void holdsNothingOfTenThousandComments();
    void readsHugeLineInSmallReads();
};

void SseDecoderTest::splitsStreamIntoEvents_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QList<QByteArray>>("data");
    const auto row = [](const char *name, const QByteArray &input, const QList<QByteArray> &data) {
        QTest::newRow(name) << input << data;
    };
    row("T1 space", "data: {\"a\":1}\n\n", {"{\"a\":1}"});
    row("T2 no space", "data:{\"a\":1}\n\n", {"{\"a\":1}"});
    row("T3 two spaces", "data:  x\n\n", {" x"});
    row("T4 tab", "data:\tx\n\n", {"\tx"});
    row("T5 crlf", "data: a\r\ndata: b\r\n\r\n", {"a\nb"});
    row("T6 cr", "data: a\r\rdata: b\r\r", {"a", "b"});
    row("T7 crlf around blank", "data: a\r\n\r\n", {"a"});
    row("T8 mixed", "data: a\r\n\r\ndata: b\n\n", {"a", "b"});
    row("T9 byte-order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {"a"});
    row("second mark is part of the name",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        {"b"});
    row("mark in the middle",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n",
        {"a"});
    row("half a mark",
        "\xEF\xBB"
        "data: a\n\ndata: b\n\n",
        {"b"});
    row("UTF-16 mark",
        "\xFF\xFE"
        "data: a\n\ndata: b\n\n",
        {"b"});
    row("T10 comments", ": PING\n\n: OPENROUTER PROCESSING\n\ndata: a\n\n", {"a"});
    row("T11 data alone", "data\n\n", {""});
    row("T11 data twice", "data\ndata\n\n", {"\n"});
    row("T12 event alone", "event: ping\n\ndata: a\n\n", {"a"});
    row("T13 event with data", "event: ping\ndata: {}\n\n", {"{}"});
    row("T15 retry", "retry: 10x\ndata: a\n\n", {"a"});
    row("several data lines", "data:a\ndata:b\ndata:\n\n", {"a\nb\n"});
    row("case counts", "Data: x\nDATA: y\n\ndata: a\n\n", {"a"});
    row("space before colon", "data : x\n\ndata: a\n\n", {"a"});
    row("unknown field", "foo: x\ndata: a\nbar\n\n", {"a"});
    row("indented", "  data: a\n\n\tdata: b\n\n", {"a", "b"});
    row("many blank lines", "\n\n\r\r\r\n\n\ndata: a\n\n\n\n\n", {"a"});
    row("colon in value", "data: a:b: c\n\n", {"a:b: c"});
    row("nothing dispatched at the end", "data: a\n\ndata: b\n", {"a"});
    row("T24 nul", bytes("data: a\0b\n\n", 11), {bytes("a\0b", 3)});
    row("T16 bytes of a character", "data: \xE4\xBD\xA0\xF0\x9F\x98\x80\n\n",
        {"\xE4\xBD\xA0\xF0\x9F\x98\x80"});
}

void SseDecoderTest::splitsStreamIntoEvents()
{
    QFETCH(QByteArray, input);
    QFETCH(QList<QByteArray>, data);
    SseDecoder whole;
    QCOMPARE(dataOf(decode(support::inOnePiece(input), whole)), data);
    SseDecoder single;
    QCOMPARE(dataOf(decode(support::oneByteAtATime(input), single)), data);
    for (qsizetype at = 0; at <= input.size(); ++at) {
        SseDecoder cut;
        QCOMPARE(dataOf(decode(support::cutAt(input, at), cut)), data);
    }
}

void SseDecoderTest::dispatchesAtOnceWhenReadEndsWithCr()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    decoder.feed("data: a\r\n\r", events);
    QCOMPARE(dataOf(events), QList<QByteArray>{"a"});
    decoder.feed("\ndata: b\n\n", events);
    QCOMPARE(dataOf(events), (QList<QByteArray>{"a", "b"}));
}

void SseDecoderTest::neverSplitsOnUnicodeLineSeparators()
{
    const QByteArray text = u"a\u2028b\u2029c\u0085d\u000Be\u000Cf"_s.toUtf8();
    SseDecoder decoder;
    QCOMPARE(dataOf(decode({"data: " + text + "\n\n"}, decoder)), QList<QByteArray>{text});
}

void SseDecoderTest::keepsTypeForOneEventOnly()
{
    SseDecoder decoder;
    const auto events =
        decode({"event: a\nevent: b\ndata: 1\n\ndata: 2\n\nevent: c\n\ndata: 3\n\n"}, decoder);
    QCOMPARE(events.size(), 3);
    QCOMPARE(events[0].type, "b");
    QCOMPARE(events[1].type, "");
    QCOMPARE(events[2].type, "");
}

/// T14.
void SseDecoderTest::ignoresIdWithNul()
{
    SseDecoder decoder;
    const auto events = decode({"id: 7\n\n" + bytes("id: 1\0 2\ndata: a\n\n", 18)}, decoder);
    QCOMPARE(dataOf(events), QList<QByteArray>{"a"});
    QCOMPARE(decoder.lastEventId(), "7");
}

void SseDecoderTest::keepsUnknownLinesInBoundedSideBuffer()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    decoder.feed("{\"error\":\n  \"x\"}\n", events);
    QCOMPARE(decoder.sideBuffer(), "{\"error\":\n  \"x\"}\n");
    for (int i = 0; i < 5000; ++i)
        decoder.feed(QByteArray(100, 'u') + '\n', events);
    QVERIFY(decoder.sideBuffer().size() <= 64 * 1024);
    QVERIFY(events.isEmpty());
}

void SseDecoderTest::readsErrorFieldOfLlama()
{
    SseDecoder decoder;
    const auto events = decode({"error: {\"message\":\"m\"}\n\nerror: words\n\n"}, decoder);
    QCOMPARE(dataOf(events), QList<QByteArray>{"{\"message\":\"m\"}"});
    QCOMPARE(events[0].kind, SseEvent::Kind::ErrorField);
    QCOMPARE(decoder.sideBuffer(), "error: words\n");
}

void SseDecoderTest::commentsAreNoPartOfAnError()
{
    const QByteArray stream = "error: {\n  \"message\":\n: still here\n  \"m\"\n}\n\n";
    SseDecoder whole;
    const auto events = decode({stream}, whole);
    QCOMPARE(dataOf(events), QList<QByteArray>{"{\n  \"message\":\n  \"m\"\n}"});
    SseDecoder cut;
    QCOMPARE(dataOf(decode(support::oneByteAtATime(stream), cut)), dataOf(events));
}

void SseDecoderTest::handsOutRawJsonLinesWhenAsked()
{
    SseDecoder decoder(SseDecoder::Begin::AtStart, SseDecoder::RawJson::AsEvents);
    const auto events = decode({"{\"a\":1}\ndata: {\"b\":2}\n\n {\"c\":3}\nx\n"}, decoder);
    QCOMPARE(dataOf(events), (QList<QByteArray>{"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"}));
    QCOMPARE(events[0].kind, SseEvent::Kind::RawLine);
    QCOMPARE(events[1].kind, SseEvent::Kind::Message);
}

void SseDecoderTest::handsOutPendingEventAtEnd()
{
    SseDecoder decoder;
    auto events = decode({"event: x\ndata: a\ndata: b"}, decoder);
    QVERIFY(events.isEmpty());
    decoder.finish(events);
    QCOMPARE(dataOf(events), QList<QByteArray>{"a\nb"});
    QVERIFY(events[0].isPending);
    QCOMPARE(events[0].type, "x");
}

/// T22.
void SseDecoderTest::refusesLineAboveLimitWithoutHoldingIt()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    const QByteArray block(1024 * 1024, 'x');
    decoder.feed("data: ", events);
    for (int i = 0; i < 40; ++i)
        decoder.feed(block, events);
    QVERIFY(decoder.isTooLong());
    QVERIFY(decoder.heldBytes() <= 34 * 1024 * 1024);
    decoder.feed("\n\ndata: a\n\n", events);
    decoder.finish(events);
    QVERIFY(events.isEmpty());
}

void SseDecoderTest::refusesEventAboveLimit()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    const QByteArray line = "data: " + QByteArray(1024 * 1024, 'x') + '\n';
    for (int i = 0; i < 40; ++i)
        decoder.feed(line, events);
    QVERIFY(decoder.isTooLong());
    QVERIFY(events.isEmpty());
}

void SseDecoderTest::dropsLongCommentsAndUnknownLines()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    for (const QByteArray &start : {QByteArray(":"), QByteArray("foo: "), QByteArray("event: ")}) {
        decoder.feed(start, events);
        for (int i = 0; i < 64; ++i)
            decoder.feed(QByteArray(64 * 1024, 'x'), events);
        QVERIFY(decoder.heldBytes() <= 1024 * 1024 + 64 * 1024);
        decoder.feed("\n\n", events);
    }
    QVERIFY(!decoder.isTooLong());
    decoder.feed("data: a\n\n", events);
    QCOMPARE(dataOf(events), QList<QByteArray>{"a"});
    QCOMPARE(events[0].type, "");
    QVERIFY(decoder.sideBuffer().isEmpty());
}

/// T23.
void SseDecoderTest::holdsNothingOfTenThousandComments()
{
    SseDecoder decoder;
    QList<SseEvent> events;
    for (int i = 0; i < 10'000; ++i)
        decoder.feed(": still here, please wait\n\n", events);
    QVERIFY(events.isEmpty());
    QCOMPARE(decoder.heldBytes(), 0);
}

/// T21; a cost that grows with the square would show in the test's time.
void SseDecoderTest::readsHugeLineInSmallReads()
{
    const QByteArray line = "data: " + QByteArray(8 * 1024 * 1024, 'x') + "\n\n";
    SseDecoder decoder;
    const auto events = decode(support::inPiecesOf(line, 1024), decoder);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].data.size(), 8 * 1024 * 1024);
    QCOMPARE(decoder.heldBytes(), 0);
}

QTEST_GUILESS_MAIN(SseDecoderTest)
#include "tst_ssedecoder.moc"
