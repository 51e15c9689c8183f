// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/decodedanswer.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

const QList<QByteArray> kValues{"null",   "true", "false",      "0",       "-1",         "1e308",
                                "1.5",    "\"\"", "\"x\"",      "[]",      "[[]]",       "[{}]",
                                "[null]", "{}",   "{\"a\":{}}", "[\"x\"]", "\"\\ud800\""};

/// Places in a chunk, with %1 where the value goes.
const QList<QByteArray> kPlaces{
    R"(%1)",
    R"({"choices":%1})",
    R"({"choices":[%1]})",
    R"({"choices":[{"index":%1,"delta":{"content":"y"}}]})",
    R"({"choices":[{"delta":%1}]})",
    R"({"choices":[{"message":%1}]})",
    R"({"choices":[{"text":%1}]})",
    R"({"choices":[{"delta":{"content":%1}}]})",
    R"({"choices":[{"delta":{"content":[%1]}}]})",
    R"({"choices":[{"delta":{"content":[{"type":%1,"text":%1,"thinking":%1}]}}]})",
    R"({"choices":[{"delta":{"content":[{"type":"thinking","thinking":%1}]}}]})",
    R"({"choices":[{"delta":{"role":%1}}]})",
    R"({"choices":[{"delta":{"reasoning":%1}}]})",
    R"({"choices":[{"delta":{"reasoning_content":%1}}]})",
    R"({"choices":[{"delta":{"reasoning_details":%1}}]})",
    R"({"choices":[{"delta":{"refusal":%1}}]})",
    R"({"choices":[{"delta":{"tool_calls":%1}}]})",
    R"({"choices":[{"delta":{"tool_calls":[%1]}}]})",
    R"({"choices":[{"delta":{"tool_calls":[{"index":%1}]}}]})",
    R"({"choices":[{"delta":{"tool_calls":[{"id":%1,"type":%1,"extra_content":%1}]}}]})",
    R"({"choices":[{"delta":{"tool_calls":[{"function":%1}]}}]})",
    R"({"choices":[{"delta":{"tool_calls":[{"function":{"name":%1,"arguments":%1}}]}}]})",
    R"({"choices":[{"delta":{"function_call":%1}}]})",
    R"({"choices":[{"delta":{},"finish_reason":%1}]})",
    R"({"choices":[{"delta":{},"usage":%1}]})",
    R"({"choices":[],"usage":%1})",
    R"({"choices":[],"usage":{"prompt_tokens":%1,"prompt_tokens_details":%1}})",
    R"({"id":%1,"object":%1,"created":%1,"model":%1,"choices":[]})",
    R"({"choices":[{"delta":{}}],"error":%1})",
    R"({"choices":[{"delta":{}}],"base_resp":%1})",
    R"({"choices":[{"delta":{}}],"base_resp":{"status_code":%1,"status_msg":%1}})",
    R"({"task_ids":%1,"choices":[]})",
    R"({"error":{"message":%1,"code":%1,"type":%1,"param":%1,"metadata":%1}})",
    R"({"error":{"message":{"detail":%1}}})",
    R"({"error":{"metadata":{"raw":%1}}})",
    R"({"detail":%1})",
    R"({"detail":[{"loc":%1,"msg":%1,"type":%1}]})",
    R"({"object":"error","message":%1})",
    R"({"success":%1,"message":%1})",
    R"({"message":%1,"code":%1})",
    R"({"errors":%1})",
    R"({"msg":%1})",
};

} // namespace

class TypeConfusionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberMayHaveAnyType_data();
    void everyMemberMayHaveAnyType();
    void randomBytesEndSomehow();
    void deepNestingIsABrokenFrame();
};

void TypeConfusionTest::everyMemberMayHaveAnyType_data()
{
    QTest::addColumn<QByteArray>("place");
    for (const QByteArray &place : kPlaces)
        QTest::newRow(place.constData()) << place;
}

void TypeConfusionTest::everyMemberMayHaveAnyType()
{
    QFETCH(QByteArray, place);
    for (const QByteArray &value : kValues) {
        QByteArray data = place;
        data.replace("%1", value);
        const DecodedAnswer answer = decodeEveryWay(frame(data) + content("rest") + end());
        // Either the odd chunk was an error, or the rest of the answer came through.
        if (answer.verdict() != u"error"_s) {
            QVERIFY2(answer.text.value(0).endsWith(u"rest"_s), data.constData());
            QCOMPARE(answer.verdict(), u"complete"_s);
        }
        const DecodedAnswer whole = decodeEveryWay(data, streamHead(200, "application/json"));
        QCOMPARE(whole.endings, 1);
        const DecodedAnswer failed = decodeEveryWay(data, streamHead(400, "application/json"));
        QCOMPARE(failed.verdict(), u"error"_s);
    }
}

void TypeConfusionTest::randomBytesEndSomehow()
{
    QRandomGenerator random(20260304);
    const QByteArray alphabet =
        "{}[]\":,\\ \r\n\tdata:event:error<>thinkx0\xEF\xBB\xBF\x1F\x8B\xFF";
    for (int round = 0; round < 300; ++round) {
        QByteArray input;
        const int length = int(random.bounded(200));
        for (int i = 0; i < length; ++i)
            input += alphabet[random.bounded(int(alphabet.size()))];
        const DecodedAnswer answer = decodeEveryWay(input);
        QCOMPARE(answer.endings, 1);
        decodeEveryWay(content("a") + input, streamHead(), api::TransportEnd::Cut);
    }
}

void TypeConfusionTest::deepNestingIsABrokenFrame()
{
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    const DecodedAnswer answer =
        decode(inOnePiece(frame(deep) + content("x") + end()), streamHead());
    QCOMPARE(answer.text.value(0), u"x"_s);
    QCOMPARE(answer.notices(), QStringList{u"frames-skipped"_s});
    const DecodedAnswer whole = decode(inOnePiece(deep), streamHead(200, "application/json"));
    QCOMPARE(whole.kind(), u"protocol"_s);
}

QTEST_GUILESS_MAIN(TypeConfusionTest)
#include "tst_typeconfusion.moc"
