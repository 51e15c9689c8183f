// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/decodedanswer.h"

#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;

class ChunkMergingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesChunksIntoText_data();
    void mergesChunksIntoText();
    void keepsTextIntactCutAtEveryByte();
    void replacesInvalidUtf8AndGoesOn();
    void showsNulAsReplacement();
    void joinsSurrogateHalves();
    void givesUpLoneSurrogates();
    void keepsChoicesApart();
    void replacesUsageAndNeverAdds_data();
    void replacesUsageAndNeverAdds();
    void countsBrokenFrames();
    void remembersWhatTheAnswerSaysAboutItself();
    void coalescesTextOfOneRead();
    void showsRefusals();
    void namesWhatIsWorthSaying_data();
    void namesWhatIsWorthSaying();
    void keepsReasoningDetailsForTheEcho();
    void readsPrettyPrintedDataLines();
};

void ChunkMergingTest::mergesChunksIntoText_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reasoning");
    const auto row = [](const char *name, const QByteArray &input, const QString &text,
                        const QString &reasoning = {}) {
        QTest::newRow(name) << QByteArray(input + end()) << text << reasoning;
    };
    const QByteArray hi = content("Hi");
    row("T25 role with null", delta(R"("role":"assistant","content":null)") + hi, u"Hi"_s);
    row("T26 empty role", delta(R"("role":"","content":"H")") + delta(R"("role":"","content":"i")"),
        u"Hi"_s);
    row("T26 role everywhere",
        delta(R"("role":"assistant","content":"H")") + delta(R"("role":"assistant","content":"i")"),
        u"Hi"_s);
    row("T27 choices null", frame(R"({"choices":null})") + hi, u"Hi"_s);
    row("T27 no choices", frame(R"({"sources":[{"a":1}]})") + hi, u"Hi"_s);
    row("T27 null and empty",
        frame("null") + frame("{}") + frame("[]") + frame("7") + frame("\"x\"") + frame("") + hi,
        u"Hi"_s);
    row("T28 no delta",
        frame(R"({"choices":[{"index":0}]})") + frame(R"({"choices":[{"index":0,"delta":null}]})")
            + hi,
        u"Hi"_s);
    row("T29 message instead of delta",
        frame(R"({"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"}}]})")
            + frame(R"({"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"}}]})"),
        u"Hi"_s);
    row("T29 message repeats the deltas",
        content("H") + content("i") + frame(R"({"choices":[{"message":{"content":"Hi"}}]})"),
        u"Hi"_s);
    row("T30 empty finish reasons",
        frame(R"({"choices":[{"delta":{"content":"H"},"finish_reason":""}]})")
            + frame(R"({"choices":[{"delta":{"content":"i"},"finish_reason":""}]})"),
        u"Hi"_s);
    row("T34 reasoning_content",
        delta(R"("reasoning_content":"a","content":"")")
            + delta(R"("reasoning_content":"b","content":null)") + hi,
        u"Hi"_s, u"ab"_s);
    row("T35 reasoning", delta(R"("reasoning":"a")") + delta(R"("reasoning":"b")") + hi, u"Hi"_s,
        u"ab"_s);
    row("same reasoning twice", delta(R"("reasoning":"a","reasoning_content":"a")") + hi, u"Hi"_s,
        u"a"_s);
    row("reasoning object is ignored", delta(R"("reasoning":{"effort":"low"},"content":"Hi")"),
        u"Hi"_s);
    row("reasoning details",
        delta(
            R"("reasoning_details":[{"type":"reasoning.text","text":"a"},{"type":"reasoning.summary","summary":"b"}])")
            + hi,
        u"Hi"_s, u"ab"_s);
    row("T36 think tags split", content("<thi") + content("nk>x</th") + content("ink>y"), u"y"_s,
        u"x"_s);
    row("think tags with line ends",
        content("<think>\\nx") + content("\\n</think>\\n") + content("\\ny"), u"y"_s, u"x\n"_s);
    row("empty thinking", content("<think>\\n\\n</think>\\n\\nHi"), u"Hi"_s);
    row("blanks before thinking", content("\\n") + content("<think>x</think>Hi"), u"Hi"_s, u"x"_s);
    row("opening tag missing", content("x") + content("x</think>\\n\\n") + content("Hi"), u"Hi"_s,
        u"xx"_s);
    row("closing tag after reasoning is text", delta(R"("reasoning":"r")") + content("a</think>b"),
        u"a</think>b"_s, u"r"_s);
    row("T37 thinking never closed", content("<think>all ") + content("of it"), {}, u"all of it"_s);
    row("T38 tag in a fence", content("Look:\\n```html\\n</think>\\n") + content("```\\nend"),
        u"Look:\n```html\n</think>\n```\nend"_s);
    row("tag in inline code", content("use `</thi") + content("nk>` and `` <think> ``"),
        u"use `</think>` and `` <think> ``"_s);
    row("tag spoken about", content("The <think> tag and </think> close"),
        u"The <think> tag and </think> close"_s);
    row("less-than signs", content("a < b <") + content("c <t"), u"a < b <c <t"_s);
    row("early finish", finished() + hi, u"Hi"_s);
    row("T52 changing ids",
        frame(R"({"id":"a","model":"m","created":1.5,"choices":[{"delta":{"content":"H"}}]})")
            + frame(R"({"id":"b","model":"n","created":2,"choices":[{"delta":{"content":"i"}}]})"),
        u"Hi"_s);
    row("T54 unknown members",
        frame(
            R"({"choices":[{"delta":{"content":"Hi","x":1},"logprobs":null,"stats":{}}],"timings":{"a":1},"obfuscation":"zz","x_groq":{"id":"q"}})"),
        u"Hi"_s);
    row("content parts",
        frame(
            R"({"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]},{"type":"text","text":"Hi"},{"type":"reference","ids":[1]}]}}]})"),
        u"Hi"_s, u"t"_s);
    row("text completion", frame(R"({"choices":[{"text":"Hi","index":0}]})"), u"Hi"_s);
    row("text beside all members of a choice",
        frame(
            R"({"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":null,"text":"Hi"}]})"),
        u"Hi"_s);
    row("text beside an empty delta", frame(R"({"choices":[{"delta":{},"text":"Hi"}]})"), u"Hi"_s);
    row("content object", delta(R"("content":{"type":"text","text":"Hi"})"), u"Hi"_s);
    row("text with a value", delta(R"("content":[{"type":"text","text":{"value":"Hi"}}])"),
        u"Hi"_s);
    row("choices object", frame(R"({"choices":{"index":0,"delta":{"content":"Hi"}}})"), u"Hi"_s);
    row("index out of reach", frame(R"({"choices":[{"index":200,"delta":{"content":"Hi"}}]})"),
        u"Hi"_s);
    row("prompt filter first", frame(R"({"choices":[],"prompt_filter_results":[{}]})") + hi,
        u"Hi"_s);
    row("no blank line between frames",
        "data: "
        "{\"choices\":[{\"delta\":{\"content\":\"H\"}}]}\ndata:{\"choices\":[{\"delta\":{"
        "\"content\":\"i\"}}]}\n\n",
        u"Hi"_s);
    row("event names have no effect", "event: thread.run\nid: 5\nretry: 1\n" + hi, u"Hi"_s);
    row("error members that are none",
        frame(R"({"error":null,"choices":[{"delta":{"content":"H"}}]})")
            + frame(
                R"({"error":{},"base_resp":{"status_code":0},"choices":[{"delta":{"content":"i"}}]})"),
        u"Hi"_s);
}

void ChunkMergingTest::mergesChunksIntoText()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, text);
    QFETCH(QString, reasoning);
    const DecodedAnswer answer = decodeEveryWay(input);
    QCOMPARE(answer.text.value(0), text);
    QCOMPARE(answer.reasoning.value(0), reasoning);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.ended.finishReason, u"stop"_s);
    QCOMPARE(answer.kind(), QString());
    QVERIFY(answer.isDoneBeforeFinish);
}

/// T16.
void ChunkMergingTest::keepsTextIntactCutAtEveryByte()
{
    const QByteArray input = content("你好😀") + end();
    for (qsizetype at = 0; at <= input.size(); ++at) {
        const DecodedAnswer answer = decode(cutAt(input, at), streamHead());
        QCOMPARE(answer.text.value(0), u"你好😀"_s);
        QCOMPARE(answer.verdict(), u"complete"_s);
    }
}

/// T17.
void ChunkMergingTest::replacesInvalidUtf8AndGoesOn()
{
    const DecodedAnswer answer = decodeEveryWay(content("a\xFF"
                                                        "b")
                                                + content("c") + end());
    QCOMPARE(answer.text.value(0), u"a\uFFFDbc"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.notices(), QStringList());
}

void ChunkMergingTest::showsNulAsReplacement()
{
    const QByteArray raw = content("a" + QByteArray(1, '\0') + "b");
    QCOMPARE(decodeEveryWay(raw + end()).text.value(0), u"a\uFFFDb"_s);
    QCOMPARE(decodeEveryWay(content("a\\u0000b") + end()).text.value(0), u"a\uFFFDb"_s);
}

void ChunkMergingTest::joinsSurrogateHalves()
{
    const DecodedAnswer answer = decodeEveryWay(content("a\\ud83d") + content("\\ude00b") + end());
    QCOMPARE(answer.text.value(0), u"a😀b"_s);
    api::ReplyDecoder decoder(streamHead());
    DecodedAnswer first;
    first.take(decoder.feed(content("a\\ud83d")));
    QCOMPARE(first.text.value(0), u"a"_s);
}

void ChunkMergingTest::givesUpLoneSurrogates()
{
    const DecodedAnswer answer =
        decodeEveryWay(content("\\ude00a\\ud83d") + content("b\\ud83d") + end());
    QCOMPARE(answer.text.value(0), u"\uFFFDa\uFFFDb\uFFFD"_s);
}

/// T39.
void ChunkMergingTest::keepsChoicesApart()
{
    const auto chunk = [](int index, const QByteArray &text) {
        return frame(R"({"choices":[{"index":)" + QByteArray::number(index)
                     + R"(,"delta":{"content":")" + text + "\"}}]}");
    };
    const QByteArray ends =
        frame(R"({"choices":[{"index":1,"delta":{},"finish_reason":"length"}]})");
    const DecodedAnswer answer = decodeEveryWay(chunk(0, "a") + chunk(1, "x") + chunk(0, "b")
                                                + chunk(1, "y") + ends + end());
    QCOMPARE(answer.text.value(0), u"ab"_s);
    QCOMPARE(answer.text.value(1), u"xy"_s);
    QCOMPARE(answer.ended.finishReason, u"stop"_s);
    // Some finish reason ends the answer, whichever choice it belongs to.
    const DecodedAnswer half = decodeEveryWay(chunk(0, "a") + chunk(1, "x") + finished());
    QCOMPARE(half.verdict(), u"complete"_s);
    const DecodedAnswer other = decodeEveryWay(chunk(0, "a") + chunk(1, "x") + ends + done());
    QCOMPARE(other.verdict(), u"complete"_s);
}

void ChunkMergingTest::replacesUsageAndNeverAdds_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<qint64>("prompt");
    QTest::addColumn<qint64>("total");
    const auto usage = [](const QByteArray &members) {
        return frame(R"({"choices":[],"usage":{)" + members + "}}");
    };
    QTest::newRow("T31 after the finish reason") << QByteArray(
        content("a") + finished()
        + usage(R"("prompt_tokens":3,"completion_tokens":4,"total_tokens":7)") + done())
                                                 << qint64(3) << qint64(7);
    QTest::newRow("T32 growing") << QByteArray(
        usage(R"("prompt_tokens":3,"total_tokens":4)") + content("a")
        + usage(R"("prompt_tokens":3,"total_tokens":5)") + end())
                                 << qint64(3) << qint64(5);
    QTest::newRow("T33 empty, null and text")
        << QByteArray(usage("") + frame(R"({"choices":[],"usage":null})") + content("a")
                      + usage(R"("prompt_tokens":"3","total_tokens":"9")") + end())
        << qint64(3) << qint64(9);
    QTest::newRow("inside the choice") << QByteArray(
        content("a")
        + frame(R"({"choices":[{"delta":{},"usage":{"prompt_tokens":1,"total_tokens":2}}]})")
        + end()) << qint64(1) << qint64(2);
    QTest::newRow("inside a choice beside all its members") << QByteArray(
        content("a")
        + frame(
            R"({"choices":[{"index":0,"delta":{"content":"b"},"logprobs":null,"finish_reason":null,"usage":{"prompt_tokens":1,"total_tokens":2}}]})")
        + end()) << qint64(1) << qint64(2);
}

void ChunkMergingTest::replacesUsageAndNeverAdds()
{
    QFETCH(QByteArray, input);
    QFETCH(qint64, prompt);
    QFETCH(qint64, total);
    const DecodedAnswer answer = decodeEveryWay(input);
    QVERIFY(answer.ended.usage);
    QCOMPARE(answer.ended.usage->promptTokens, prompt);
    QCOMPARE(answer.ended.usage->totalTokens, total);
    QCOMPARE(answer.verdict(), u"complete"_s);
}

/// T53.
void ChunkMergingTest::countsBrokenFrames()
{
    const DecodedAnswer answer =
        decodeEveryWay(content("a") + frame(R"({"choices":[{"delta")") + content("b") + end());
    QCOMPARE(answer.text.value(0), u"ab"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.notices(), QStringList{u"frames-skipped"_s});
}

void ChunkMergingTest::remembersWhatTheAnswerSaysAboutItself()
{
    const DecodedAnswer answer = decodeEveryWay(
        frame(R"({"id":"","object":"chat.completion.chunk","choices":[]})")
        + frame(
            R"({"id":"x1","created":1700000000.5,"model":"answered","choices":[{"delta":{"content":"a"}}]})")
        + frame(R"({"id":"x2","created":1,"model":"other","choices":[{"delta":{"content":"b"}}]})")
        + end());
    const core::ResponseInfo &response = answer.ended.response;
    QCOMPARE(response.id, u"x1"_s);
    QCOMPARE(response.object, u"chat.completion.chunk"_s);
    QCOMPARE(response.created, 1700000000.5);
    QCOMPARE(response.modelAnswered, u"answered"_s);
    QCOMPARE(response.modelAsked, u"asked"_s);
}

void ChunkMergingTest::coalescesTextOfOneRead()
{
    QByteArray input;
    for (int i = 0; i < 100; ++i)
        input += content("x");
    const DecodedAnswer answer = decode(inOnePiece(input + end()), streamHead());
    QCOMPARE(answer.textEvents, 1);
    QCOMPARE(answer.text.value(0), QString(100, u'x'));
}

/// T49.
void ChunkMergingTest::showsRefusals()
{
    const DecodedAnswer answer = decodeEveryWay(delta(R"("refusal":"I can","content":null)")
                                                + delta(R"("refusal":"not")") + end());
    QCOMPARE(answer.refusal.value(0), u"I cannot"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.notices(), QStringList());
}

void ChunkMergingTest::namesWhatIsWorthSaying_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("notices");
    QTest::addColumn<QString>("verdict");
    // Where there is text, it is "a".
    QTest::newRow("T50 content filter")
        << QByteArray(content("a") + finished("content_filter") + done())
        << QStringList{u"content-filtered"_s} << u"complete"_s;
    QTest::newRow("T51 length") << QByteArray(content("a") + finished("length") + done())
                                << QStringList{u"length"_s} << u"complete"_s;
    QTest::newRow("T37 thinking never closed") << QByteArray(content("<think>all of it") + end())
                                               << QStringList{u"no-answer-text"_s} << u"complete"_s;
    QTest::newRow("only reasoning") << QByteArray(delta(R"("reasoning":"r")") + end())
                                    << QStringList{u"no-answer-text"_s} << u"complete"_s;
    QTest::newRow("no reason") << QByteArray(content("a") + done())
                               << QStringList{u"no-finish-reason"_s} << u"unexplained"_s;
    QTest::newRow("other reason") << QByteArray(content("a") + finished("eos") + done())
                                  << QStringList() << u"complete"_s;
    QTest::newRow("numeric reason") << QByteArray(
        content("a") + frame(R"({"choices":[{"delta":{},"finish_reason":2}]})") + done())
                                    << QStringList() << u"complete"_s;
    QTest::newRow("code 0 beside an empty list")
        << QByteArray(content("a") + finished()
                      + frame(R"({"choices":[],"code":0,"message":"success","usage":{}})") + done())
        << QStringList() << u"complete"_s;
}

void ChunkMergingTest::namesWhatIsWorthSaying()
{
    QFETCH(QByteArray, input);
    QFETCH(QStringList, notices);
    QFETCH(QString, verdict);
    const DecodedAnswer answer = decodeEveryWay(input);
    QCOMPARE(answer.notices(), notices);
    QCOMPARE(answer.verdict(), verdict);
    QCOMPARE(answer.text.value(0), notices.contains(u"no-answer-text"_s) ? QString() : u"a"_s);
}

void ChunkMergingTest::keepsReasoningDetailsForTheEcho()
{
    const DecodedAnswer answer = decodeEveryWay(
        delta(R"("reasoning_details":[{"type":"reasoning.text","text":"a"}])")
        + delta(R"("reasoning_details":[{"type":"reasoning.encrypted","data":"zz"}])")
        + content("x") + end());
    const QJsonArray details = answer.ended.extra.value(u"reasoning_details").toArray();
    QCOMPARE(details.size(), 2);
    QCOMPARE(details[1].toObject().value(u"data").toString(), u"zz"_s);
}

/// T18.
void ChunkMergingTest::readsPrettyPrintedDataLines()
{
    const DecodedAnswer answer =
        decodeEveryWay("data: {\ndata:  \"choices\": [\ndata:   {\"delta\": {\"content\": "
                       "\"Hi\"}}\ndata:  ]\ndata: }\n\n"
                       + end());
    QCOMPARE(answer.text.value(0), u"Hi"_s);
    QCOMPARE(answer.notices(), QStringList());
}

QTEST_GUILESS_MAIN(ChunkMergingTest)
#include "tst_chunkmerging.moc"
