// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/decodedanswer.h"

#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;

/// What each of several choices ends with.
class SeveralChoicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneChoiceThatFailsLeavesTheOthers();
    void everyChoiceKeepsItsCalls();
    void aBodyMayHoldSeveralChoices();
};

void SeveralChoicesTest::oneChoiceThatFailsLeavesTheOthers()
{
    const auto chunk = [](int index, const QByteArray &members) {
        return frame(R"({"choices":[{"index":)" + QByteArray::number(index) + ',' + members
                     + "}]}");
    };
    const QByteArray failing =
        chunk(1, R"("delta":{},"finish_reason":"error","error":{"message":"gave out"})");
    const DecodedAnswer answer = decodeEveryWay(
        chunk(0, R"("delta":{"content":"a"})") + chunk(1, R"("delta":{"content":"x"})") + failing
        + chunk(0, R"("delta":{"content":"b"})") + finished() + done());
    QCOMPARE(answer.text.value(0), u"ab"_s);
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.ended.others.size(), 1);
    const api::ChoiceEnd &other = answer.ended.others.constFirst();
    QCOMPARE(other.choice, 1);
    QVERIFY(other.error.has_value());
    QCOMPARE(other.error->message, u"gave out"_s);
    // The first one is like any other.
    const DecodedAnswer first =
        decodeEveryWay(chunk(1, R"("delta":{"content":"x"})")
                       + chunk(0, R"("delta":{},"finish_reason":"error","error":{"message":"no"})")
                       + chunk(1, R"("delta":{"content":"y"},"finish_reason":"stop")") + done());
    QCOMPARE(first.text.value(1), u"xy"_s);
    QCOMPARE(first.message(), u"no"_s);
    QVERIFY(!first.ended.others.constFirst().error);
}

void SeveralChoicesTest::everyChoiceKeepsItsCalls()
{
    const auto call = [](int index) {
        return frame(
            R"({"choices":[{"index":)" + QByteArray::number(index)
            + R"(,"delta":{"tool_calls":[{"index":0,"id":"c)" + QByteArray::number(index)
            + R"(","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"}]})");
    };
    const DecodedAnswer answer = decodeEveryWay(call(1) + call(0) + done());
    QCOMPARE(answer.ended.toolCalls.constFirst().callId, u"c0"_s);
    QCOMPARE(answer.ended.others.constFirst().toolCalls.constFirst().callId, u"c1"_s);
    QVERIFY(answer.ended.others.constFirst().toolCalls.constFirst().isValid);
}

void SeveralChoicesTest::aBodyMayHoldSeveralChoices()
{
    const DecodedAnswer answer = decodeEveryWay(
        R"({"choices":[{"index":1,"message":{"content":"x"},"finish_reason":"length"},)"
        R"({"index":0,"message":{"content":"a"},"finish_reason":"stop"}]})");
    QCOMPARE(answer.text.value(0), u"a"_s);
    QCOMPARE(answer.text.value(1), u"x"_s);
    QCOMPARE(answer.ended.others.constFirst().notices, QList<api::Notice>{api::Notice::Length});
    QVERIFY(answer.ended.notices.isEmpty());
}

QTEST_GUILESS_MAIN(SeveralChoicesTest)
#include "tst_severalchoices.moc"
