// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/decodedanswer.h"

#include <QSet>
#include <QtTest>

using namespace support;
using namespace Qt::StringLiterals;

namespace {

/// A delta with these entries of `tool_calls`.
QByteArray calls(const QByteArray &entries)
{
    return delta("\"tool_calls\":[" + entries + "]");
}

QByteArray opening(int index, const QByteArray &id, const QByteArray &name,
                   const QByteArray &arguments = "")
{
    return R"({"index":)" + QByteArray::number(index) + R"(,"id":")" + id
           + R"(","type":"function","function":{"name":")" + name + R"(","arguments":")" + arguments
           + R"("}})";
}

QByteArray more(int index, const QByteArray &arguments)
{
    return R"({"index":)" + QByteArray::number(index) + R"(,"function":{"arguments":")" + arguments
           + R"("}})";
}

/// A call as one word: id|name|arguments|valid.
QStringList shown(const DecodedAnswer &answer)
{
    QStringList list;
    for (const core::ToolCallPart &call : answer.ended.toolCalls)
        list.append(QStringList{call.callId, call.name, call.arguments,
                                call.isValid ? u"valid"_s : u"invalid"_s}
                        .join(u'|'));
    return list;
}

} // namespace

class ToolCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesFragments_data();
    void mergesFragments();
    void makesUpMissingIds();
    void makesUpIdsThatCameTwice();
    void keepsMembersForTheEcho();
    void takesWildIndexesForNone_data();
    void takesWildIndexesForNone();
    void isAnAnswerWithoutText();
    void announcesIdAndNameOnce();
};

void ToolCallsTest::mergesFragments_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &input, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(input + finished("tool_calls") + done()) << expected;
    };
    row("T40 fragments",
        calls(opening(0, "a", "f")) + calls(more(0, "{\\\"x\\\"")) + calls(more(0, ":1"))
            + calls(more(0, "}")),
        {u"a|f|{\"x\":1}|valid"_s});
    row("T41 interleaved",
        calls(opening(0, "a", "f") + ',' + opening(1, "b", "g")) + calls(more(1, "{\\\"y\\\":"))
            + calls(more(0, "{")) + calls(more(1, "2}")) + calls(more(0, "}")),
        {u"a|f|{}|valid"_s, u"b|g|{\"y\":2}|valid"_s});
    row("T42 index starts at 1", calls(opening(1, "a", "f")) + calls(more(1, "{}")),
        {u"a|f|{}|valid"_s});
    row("index far from the first", calls(opening(500, "a", "f")) + calls(more(500, "{}")),
        {u"a|f|{}|valid"_s});
    row("T43 id and name repeated",
        calls(opening(0, "a", "f", "{")) + calls(opening(0, "a", "f", "}")), {u"a|f|{}|valid"_s});
    row("T44 late name",
        calls(R"({"index":0,"id":"a","function":{"arguments":"{"}})")
            + calls(R"({"index":0,"function":{"name":"f","arguments":"}"}})"),
        {u"a|f|{}|valid"_s});
    row("T45 nulls",
        calls(R"({"index":0,"id":"a","type":null,"function":{"name":"f","arguments":null}})"),
        {u"a|f|{}|valid"_s});
    row("T46 cut arguments", calls(opening(0, "a", "f", "{\\\"x\\\":")),
        {u"a|f|{\"x\":|invalid"_s});
    row("T48 empty lists", delta(R"("tool_calls":[],"content":"x")"), {});
    row("no index",
        calls(R"({"id":"a","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"function":{"arguments":"}"}})")
            + calls(R"({"id":"b","function":{"name":"g","arguments":"{}"}})"),
        {u"a|f|{}|valid"_s, u"b|g|{}|valid"_s});
    row("no index, id repeated",
        calls(R"({"id":"a","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"id":"a","function":{"arguments":"}"}})"),
        {u"a|f|{}|valid"_s});
    row("index 0 for every call",
        calls(opening(0, "a", "f", "{}")) + calls(opening(0, "b", "f", "{")) + calls(more(0, "}")),
        {u"a|f|{}|valid"_s, u"b|f|{}|valid"_s});
    row("index 0 for every call in one chunk",
        calls(opening(0, "a", "f", "{}") + ',' + opening(0, "b", "g", "{}")),
        {u"a|f|{}|valid"_s, u"b|g|{}|valid"_s});
    row("late id",
        calls(R"({"index":0,"function":{"name":"f"}})")
            + calls(R"({"index":0,"id":"a","function":{"arguments":"{}"}})"),
        {u"a|f|{}|valid"_s});
    row("empty names later", calls(opening(0, "a", "f", "{")) + calls(opening(0, "a", "", "}")),
        {u"a|f|{}|valid"_s});
    row("arguments as an object",
        calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":{"x":[1]}}})"),
        {u"a|f|{\"x\":[1]}|valid"_s});
    row("glued documents", calls(opening(0, "a", "f", "{}")) + calls(more(0, "{}")),
        {u"a|f|{}{}|invalid"_s});
    row("arguments are no object", calls(opening(0, "a", "f", "[1]")), {u"a|f|[1]|invalid"_s});
    row("no name at all", calls(opening(0, "a", "", "{}")), {u"a||{}|invalid"_s});
    row("whole message",
        frame(
            R"({"choices":[{"message":{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}}]})"),
        {u"a|f|{}|valid"_s});
    row("surrogates over fragments",
        calls(opening(0, "a", "f", "{\\\"x\\\":\\\"\\ud83d")) + calls(more(0, "\\ude00\\\"}")),
        {u"a|f|{\"x\":\"😀\"}|valid"_s});
    row("wrong types",
        calls(R"(7,"x",null,{"index":0,"id":5,"function":{"name":["n"],"arguments":7}})"),
        {u"5||{}|invalid"_s});
}

void ToolCallsTest::mergesFragments()
{
    QFETCH(QByteArray, input);
    QFETCH(QStringList, expected);
    const DecodedAnswer answer = decodeEveryWay(input);
    QCOMPARE(shown(answer), expected);
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QString arguments = answer.arguments.value(int(i));
        QCOMPARE(arguments.isEmpty() ? u"{}"_s : arguments, answer.ended.toolCalls[i].arguments);
    }
}

/// T47: `function_call` is what such calls were before they had ids.
void ToolCallsTest::makesUpMissingIds()
{
    const DecodedAnswer answer =
        decodeEveryWay(delta(R"("function_call":{"name":"old","arguments":"{"})")
                       + delta(R"("function_call":{"arguments":"}"})")
                       + calls(R"({"index":0,"function":{"name":"f","arguments":"{}"}})") + end());
    const auto &parts = answer.ended.toolCalls;
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0].name, u"old"_s);
    QCOMPARE(parts[0].arguments, u"{}"_s);
    QVERIFY(parts[0].isValid);
    QVERIFY(!parts[0].callId.isEmpty());
    QVERIFY(!parts[1].callId.isEmpty());
    QVERIFY(parts[0].callId != parts[1].callId);
}

/// A result says by its id alone which call it belongs to.
void ToolCallsTest::makesUpIdsThatCameTwice()
{
    const DecodedAnswer answer = decodeEveryWay(
        calls(opening(0, "a", "f", "{}") + ',' + opening(1, "a", "g", "{}")) + end());
    const auto &parts = answer.ended.toolCalls;
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0].callId, u"a"_s);
    QCOMPARE(parts[1].name, u"g"_s);
    QVERIFY(!parts[1].callId.isEmpty() && parts[1].callId != u"a"_s);
}

void ToolCallsTest::keepsMembersForTheEcho()
{
    const DecodedAnswer answer = decodeEveryWay(
        calls(
            R"({"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s"}}})")
        + end());
    QCOMPARE(answer.ended.toolCalls.size(), 1);
    const QJsonObject extra = answer.ended.toolCalls[0].extra;
    QCOMPARE(extra.keys(), QStringList{u"extra_content"_s});
}

void ToolCallsTest::takesWildIndexesForNone_data()
{
    QTest::addColumn<QByteArray>("index");
    for (const char *index : {"-1", "1e300", "1.5", "\"x\"", "\"\"", "[]", "{}", "true"})
        QTest::newRow(index) << QByteArray(index);
}

void ToolCallsTest::takesWildIndexesForNone()
{
    QFETCH(QByteArray, index);
    const DecodedAnswer answer = decodeEveryWay(
        calls(R"({"index":)" + index + R"(,"id":"a","function":{"name":"f"}})")
        + frame(R"({"choices":[{"index":)" + index + R"(,"delta":{"content":"wild"}}]})")
        + content("x") + end());
    QCOMPARE(shown(answer), QStringList{u"a|f|{}|valid"_s});
    QCOMPARE(answer.text, (QMap<int, QString>{{0, u"wildx"_s}}));
    QCOMPARE(answer.notices(), QStringList());
}

void ToolCallsTest::isAnAnswerWithoutText()
{
    const DecodedAnswer answer = decodeEveryWay(calls(opening(0, "a", "f", "{}")) + end());
    QCOMPARE(answer.verdict(), u"complete"_s);
    QCOMPARE(answer.notices(), QStringList());
}

void ToolCallsTest::announcesIdAndNameOnce()
{
    api::ReplyDecoder decoder(streamHead());
    QStringList ids;
    QStringList names;
    for (const QByteArray &piece :
         {calls(opening(0, "a", "f")), calls(opening(0, "a", "f", "{")), calls(more(0, "}"))}) {
        const auto events = decoder.feed(piece);
        for (const api::StreamEvent &event : events) {
            if (const auto *call = std::get_if<api::ToolCallDelta>(&event)) {
                ids.append(call->callId);
                names.append(call->name);
            }
        }
    }
    QCOMPARE(ids, (QStringList{u"a"_s, QString(), QString()}));
    QCOMPARE(names, (QStringList{u"f"_s, QString(), QString()}));
}

QTEST_GUILESS_MAIN(ToolCallsTest)
#include "tst_toolcalls.moc"
