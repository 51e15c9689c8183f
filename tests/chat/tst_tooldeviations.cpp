// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/toolrig.h"

using namespace support;
using chat::ToolCallStage;

namespace {

QJsonObject parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray fragment(const QByteArray &text)
{
    return callChunk(parsed(text));
}

/// A chunk with this delta, whatever it is.
QByteArray deltaChunk(const QByteArray &text)
{
    return frame({{QStringLiteral("choices"),
                   QJsonArray{QJsonObject{{QStringLiteral("index"), 0},
                                          {QStringLiteral("delta"), parsed(text)}}}}});
}

} // namespace

/// What gateways send in place of calls as they are documented. Each is answered by the program and
/// goes back as gateways take it: a result for each call, by ids that are there and differ.
class ToolDeviationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsAreAnsweredAndTheReplyGoesOn_data()
    {
        QTest::addColumn<QList<QByteArray>>("chunks");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QStringList>("results");
        const auto row = [](const char *name, const QList<QByteArray> &chunks,
                            const QStringList &results, const char *reason = "tool_calls") {
            QTest::newRow(name) << chunks << QString::fromUtf8(reason) << results;
        };
        const QStringList two{u"2"_qs, u"4"_qs};
        const QByteArray one =
            "{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"calculate\","
            "\"arguments\":\"{\\\"expression\\\":\\\"1+1\\\"}\"}}";
        row("as documented",
            {fragment("{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":"
                      "\"calculate\",\"arguments\":\"\"}}"),
             fragment("{\"index\":0,\"function\":{\"arguments\":\"{\\\"expression\\\":\"}}"),
             fragment("{\"index\":1,\"id\":\"b\",\"type\":\"function\",\"function\":{\"name\":"
                      "\"calculate\",\"arguments\":\"\"}}"),
             fragment("{\"index\":0,\"function\":{\"arguments\":\"\\\"1+1\\\"}\"}}"),
             fragment("{\"index\":1,\"function\":{\"arguments\":\"{\\\"expression\\\":\\\"2+2\\\"}"
                      "\"}}")},
            two);
        row("no index",
            {fragment("{\"id\":\"a\",\"function\":{\"name\":\"calculate\",\"arguments\":\"{"
                      "\\\"expression\\\":\"}}"),
             fragment("{\"function\":{\"arguments\":\"\\\"1+1\\\"}\"}}"),
             fragment("{\"id\":\"b\",\"function\":{\"name\":\"calculate\",\"arguments\":\"{"
                      "\\\"expression\\\":\\\"2+2\\\"}\"}}")},
            two);
        row("index 0 for all",
            {fragment(one),
             fragment("{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":\"{\\\"expression\\\":\\\"2+2\\\"}\"}}")},
            two);
        row("index from 1",
            {fragment("{\"index\":1,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":\"{\\\"expression\\\":\\\"1+1\\\"}\"}}"),
             fragment("{\"index\":2,\"id\":\"b\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":\"{\\\"expression\\\":\\\"2+2\\\"}\"}}")},
            two);
        row("id in every delta",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":\"{\\\"expression\\\":\"}}"),
             fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"arguments\":\"\\\"1+1\\\"}\"}}")},
            {u"2"_qs});
        row("no id",
            {fragment("{\"index\":0,\"id\":\"\",\"function\":{\"name\":\"calculate\",\"arguments\":"
                      "\"{\\\"expression\\\":\\\"1+1\\\"}\"}}"),
             fragment("{\"index\":1,\"function\":{\"name\":\"calculate\",\"arguments\":\"{"
                      "\\\"expression\\\":\\\"2+2\\\"}\"}}")},
            two);
        row("name later, and empty names",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"arguments\":\"{\\\"expression\\\":"
                      "\"}}"),
             fragment("{\"index\":0,\"function\":{\"name\":\"calculate\",\"arguments\":\"\\\"1+"
                      "1\\\"}\"}}"),
             fragment("{\"index\":0,\"function\":{\"name\":\"\",\"arguments\":\"\"}}")},
            {u"2"_qs});
        row("whole call in one delta", {fragment(one)}, {u"2"_qs});
        row("no type",
            {fragment("{\"index\":0,\"id\":\"a\",\"type\":null,\"function\":{\"name\":"
                      "\"calculate\",\"arguments\":\"{\\\"expression\\\":\\\"1+1\\\"}\"}}")},
            {u"2"_qs});
        row("arguments null and then there",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":null}}"),
             fragment("{\"index\":0,\"function\":{\"arguments\":\"{\\\"expression\\\":\\\"1+1\\\"}"
                      "\"}}")},
            {u"2"_qs});
        row("arguments as an object",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":{\"expression\":\"1+1\"}}}")},
            {u"2"_qs});
        row("no arguments at all",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"nothing_needed\","
                      "\"arguments\":\"\"}}")},
            {u"[no output]"_qs});
        row("empty lists in between",
            {deltaChunk("{\"content\":\"\",\"tool_calls\":[]}"), fragment(one),
             deltaChunk("{\"tool_calls\":[]}")},
            {u"2"_qs});
        row("an end that says stop", {fragment(one)}, {u"2"_qs}, "stop");
        row("the older function",
            {deltaChunk("{\"function_call\":{\"name\":\"calculate\",\"arguments\":\"{"
                        "\\\"expression\\\":\"}}"),
             deltaChunk("{\"function_call\":{\"arguments\":\"\\\"1+1\\\"}\"}}")},
            {u"2"_qs}, "function_call");
        row("arguments that break off",
            {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                      "\"arguments\":\"{\\\"expression\\\":\\\"1+\"}}")},
            {u"Error: the arguments are not one valid JSON object. Nothing was run."_qs});
        row("two calls glued together",
            {fragment(
                "{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\",\"arguments\":\"{"
                "\\\"expression\\\":\\\"1\\\"}{\\\"expression\\\":\\\"2\\\"}\"}}")},
            {u"Error: the arguments are not one valid JSON object. Nothing was run."_qs});
    }
    void callsAreAnsweredAndTheReplyGoesOn()
    {
        QFETCH(QList<QByteArray>, chunks);
        QFETCH(QString, reason);
        QFETCH(QStringList, results);
        ToolRig rig;
        tools::Tool bare = ToolRig::echo();
        bare.name = u"nothing_needed"_qs;
        bare.parameters = {};
        bare.command.program = u"/bin/true"_qs;
        QVERIFY(rig.setUp({bare}));
        rig.gateway.answer(FakeAnswer::sse(chunks + QList{finish(reason), done()}));
        rig.gateway.answer(saying("Done."));
        const auto session = rig.open();
        rig.toolbox.allow(session->conversation().info().id, bare, false);
        session->send(words("Go"));
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        QTRY_VERIFY(!session->isRunning());
        const QJsonArray sent = messagesOf(rig.gateway.lastRequest());
        const QJsonArray calls = sent.at(1)[u"tool_calls"].toArray();
        QCOMPARE(calls.size(), results.size());
        QCOMPARE(sent.size(), 2 + results.size());
        QSet<QString> ids;
        QStringList told;
        for (const QJsonValue &call : calls) {
            const QString id = call[u"id"].toString();
            QVERIFY(!id.isEmpty() && !ids.contains(id));
            ids.insert(id);
            QVERIFY(call[u"function"][u"arguments"].isString());
            QCOMPARE(call[u"type"].toString(), u"function"_qs);
            for (const QJsonValue &message : sent) {
                if (message[u"tool_call_id"].toString() == id)
                    told.append(message[u"content"].toString());
            }
        }
        QCOMPARE(told, results);
        QCOMPARE(textAt(*session, session->conversation().rowCount() - 1), u"Done."_qs);
    }

    void callsInTheTextAreText()
    {
        ToolRig rig;
        QVERIFY(rig.setUp({}));
        rig.gateway.answer(saying("<tool_call>{\"name\":\"calculate\"}</tool_call>"));
        const auto session = rig.open();
        session->send(words("Go"));
        QTRY_VERIFY(!session->isRunning() && session->conversation().rowCount() == 2);
        QVERIFY(textAt(*session, 1).contains(u"tool_call"_qs));
        QVERIFY(chat::ToolRun::of(*session).pending().isNull());
        QCOMPARE(rig.gateway.requestCount(), 1);
    }

    void aReplyThatWasCutCallsNobody()
    {
        ToolRig rig;
        QVERIFY(rig.setUp({}));
        rig.gateway.answer(
            FakeAnswer::sse(
                {fragment("{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"calculate\","
                          "\"arguments\":\"{\\\"expression\\\":\\\"1+1\\\"}\"}}")})
                .framing(FakeAnswer::Framing::Close)
                .end(FakeAnswer::End::Reset));
        const auto session = rig.open();
        session->send(words("Go"));
        QTRY_VERIFY(!session->isRunning() && session->conversation().rowCount() == 2);
        QVERIFY(last(*session).state != core::MessageState::Complete);
        QVERIFY(chat::ToolRun::of(*session).pending().isNull());
        QCOMPARE(session->conversation().rowCount(), 2);
    }

    /// Gemini's signature of a call, and what else stands in it, goes back with it.
    void unknownMembersGoBack()
    {
        ToolRig rig;
        QVERIFY(rig.setUp({}));
        rig.gateway.answer(
            calling({fragment("{\"index\":0,\"id\":\"a\",\"extra_content\":{\"google\":{\"thought_"
                              "signature\":\"s\"}},\"function\":{\"name\":\"calculate\","
                              "\"arguments\":\"{\\\"expression\\\": \\\"1+1\\\" }\"}}")}));
        rig.gateway.answer(saying("Done."));
        const auto session = rig.open();
        session->send(words("Go"));
        QTRY_COMPARE(rig.gateway.requestCount(), 2);
        const QJsonValue message = messagesOf(rig.gateway.lastRequest()).at(1);
        const QJsonValue call = message[u"tool_calls"].toArray().at(0);
        QCOMPARE(call[u"extra_content"][u"google"][u"thought_signature"].toString(), u"s"_qs);
        QCOMPARE(call[u"function"][u"arguments"].toString(), u"{\"expression\": \"1+1\" }"_qs);
        QCOMPARE(message[u"content"].toString(u"missing"_qs), QString());
        QTRY_VERIFY(!session->isRunning());
    }
};

QTEST_GUILESS_MAIN(ToolDeviationsTest)
#include "tst_tooldeviations.moc"
