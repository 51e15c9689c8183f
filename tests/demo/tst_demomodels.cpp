// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/inventedjson.h"
#include "demo/toolcalls.h"
#include "support/demorig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using support::chatBody;
using support::DemoRig;
using support::RawAnswer;
using support::readStream;
using support::Streamed;

namespace {

QList<QJsonValue> deltasOf(const QByteArray &body)
{
    QList<QJsonValue> deltas;
    for (const QByteArray &line : body.split('\n')) {
        const QJsonValue delta = QJsonDocument::fromJson(
            line.mid(6))[QStringLiteral("choices")][0][QStringLiteral("delta")];
        if (delta.isObject())
            deltas.append(delta);
    }
    return deltas;
}

struct Call {
    QString id;
    QString name;
    QString arguments;
    int fragments = 0;
};

/// Joined as the format says: by index, the id and the name from the first fragment.
QList<Call> callsOf(const QByteArray &body)
{
    QList<Call> calls;
    for (const QJsonValue &delta : deltasOf(body)) {
        const QJsonArray fragments = delta[QStringLiteral("tool_calls")].toArray();
        for (const QJsonValue &fragment : fragments) {
            const int index = fragment[QStringLiteral("index")].toInt(-1);
            calls.resize(std::max(calls.size(), qsizetype(index) + 1));
            Call &call = calls[index];
            const QJsonValue function = fragment[QStringLiteral("function")];
            call.id += fragment[QStringLiteral("id")].toString();
            call.name += function[QStringLiteral("name")].toString();
            call.arguments += function[QStringLiteral("arguments")].toString();
            ++call.fragments;
        }
    }
    return calls;
}

QJsonObject tool(const QString &name, const QJsonObject &properties)
{
    const QJsonObject schema{{QStringLiteral("type"), QStringLiteral("object")},
                             {QStringLiteral("properties"), properties}};
    return {{QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"),
             QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("parameters"), schema}}}};
}

QJsonObject property(const char *type)
{
    return {{QStringLiteral("type"), QString::fromLatin1(type)}};
}

QJsonObject toolsBody(const QString &prompt, bool isStreaming = true)
{
    QJsonObject body =
        QJsonDocument::fromJson(chatBody(QStringLiteral("demo-tools"), prompt, isStreaming))
            .object();
    body.insert(
        QStringLiteral("tools"),
        QJsonArray{
            tool(QStringLiteral("get_weather"), {{QStringLiteral("location"), property("string")},
                                                 {QStringLiteral("days"), property("integer")}}),
            tool(QStringLiteral("get_time"), {{QStringLiteral("zone"), property("string")}})});
    return body;
}

} // namespace

class DemoModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thinksBeforeItAnswers_data();
    void thinksBeforeItAnswers();
    void thinksWithoutStreaming();
    void callsTheOfferedTools();
    void callsTheToolThatIsNamed();
    void callsOneToolWhereOnlyOneIsWanted();
    void goesOnFromTheResults();
    void explainsItselfWithoutTools();
    void callsUnaskedWhenTold();
    void inventsArgumentsThatFit();

private:
    [[nodiscard]] RawAnswer post(const QJsonObject &body) const
    {
        return m_demo.post(QJsonDocument(body).toJson());
    }

    DemoRig m_demo;
};

void DemoModelsTest::thinksBeforeItAnswers_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("thought");
    QTest::addColumn<QString>("answer");
    QTest::newRow("English") << QStringLiteral("four words of text")
                             << QStringLiteral("18 characters in 4 words")
                             << QStringLiteral("no AI behind me");
    QTest::newRow("Chinese") << QStringLiteral("你好吗") << QStringLiteral("3 个字符")
                             << QStringLiteral("没有 AI");
}

void DemoModelsTest::thinksBeforeItAnswers()
{
    QFETCH(QString, prompt);
    QFETCH(QString, thought);
    QFETCH(QString, answer);
    const RawAnswer reply = m_demo.post(chatBody(QStringLiteral("demo-reasoning"), prompt));
    QString reasoning;
    int pieces = 0;
    bool hasTextBegun = false;
    for (const QJsonValue &delta : deltasOf(reply.body)) {
        const QString piece = delta[QStringLiteral("reasoning_content")].toString();
        hasTextBegun = hasTextBegun || !delta[QStringLiteral("content")].toString().isEmpty();
        QVERIFY(piece.isEmpty() || !hasTextBegun);
        reasoning += piece;
        pieces += piece.isEmpty() ? 0 : 1;
    }
    QVERIFY2(reasoning.contains(thought), qPrintable(reasoning));
    QVERIFY(pieces > 30);
    const Streamed streamed = readStream(reply.body);
    QVERIFY2(streamed.text.contains(answer), qPrintable(streamed.text));
    QVERIFY(streamed.isDone);
    QCOMPARE(
        streamed
            .usage[QStringLiteral("completion_tokens_details")][QStringLiteral("reasoning_tokens")]
            .toInt(),
        pieces);
}

void DemoModelsTest::thinksWithoutStreaming()
{
    const RawAnswer reply =
        m_demo.post(chatBody(QStringLiteral("demo-reasoning"), QStringLiteral("hi"), false));
    const QJsonValue message = QJsonDocument::fromJson(
        reply.body)[QStringLiteral("choices")][0][QStringLiteral("message")];
    QVERIFY(message[QStringLiteral("reasoning_content")].toString().size() > 100);
    QVERIFY(message[QStringLiteral("content")].toString().contains(QStringLiteral("no AI")));
}

void DemoModelsTest::callsTheOfferedTools()
{
    const RawAnswer reply = post(toolsBody(QStringLiteral("Boston?")));
    const QList<Call> calls = callsOf(reply.body);
    QCOMPARE(calls.size(), 2);
    QCOMPARE(calls.at(0).name, QStringLiteral("get_weather"));
    QCOMPARE(calls.at(1).name, QStringLiteral("get_time"));
    QVERIFY(calls.at(0).id != calls.at(1).id);
    QVERIFY(calls.at(0).fragments > 3);
    const QJsonDocument arguments = QJsonDocument::fromJson(calls.at(0).arguments.toUtf8());
    QCOMPARE(arguments[QStringLiteral("location")].toString(), QStringLiteral("Boston?"));
    QCOMPARE(arguments[QStringLiteral("days")].toInt(), 1);
    QCOMPARE(readStream(reply.body).finishReason, QStringLiteral("tool_calls"));

    const QJsonValue message =
        QJsonDocument::fromJson(post(toolsBody(QStringLiteral("Boston?"), false))
                                    .body)[QStringLiteral("choices")][0][QStringLiteral("message")];
    QVERIFY(message[QStringLiteral("content")].isNull());
    QCOMPARE(message[QStringLiteral("tool_calls")].toArray().size(), 2);
}

void DemoModelsTest::callsTheToolThatIsNamed()
{
    const QList<Call> named = callsOf(post(toolsBody(QStringLiteral("use get_time please"))).body);
    QCOMPARE(named.size(), 1);
    QCOMPARE(named.at(0).name, QStringLiteral("get_time"));
    QJsonObject body = toolsBody(QStringLiteral("use get_time please"));
    const QJsonObject function{{QStringLiteral("name"), QStringLiteral("get_weather")}};
    body.insert(QStringLiteral("tool_choice"),
                QJsonObject{{QStringLiteral("type"), QStringLiteral("function")},
                            {QStringLiteral("function"), function}});
    QCOMPARE(callsOf(post(body).body).value(0).name, QStringLiteral("get_weather"));
}

void DemoModelsTest::callsOneToolWhereOnlyOneIsWanted()
{
    QJsonObject body = toolsBody(QStringLiteral("hi"));
    body.insert(QStringLiteral("parallel_tool_calls"), false);
    QCOMPARE(callsOf(post(body).body).size(), 1);
    body.insert(QStringLiteral("tool_choice"), QStringLiteral("none"));
    QCOMPARE(callsOf(post(body).body).size(), 0);
}

void DemoModelsTest::goesOnFromTheResults()
{
    QJsonObject body = toolsBody(QStringLiteral("Boston?"));
    QJsonArray messages = body.value(QStringLiteral("messages")).toArray();
    messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("assistant")},
                                {QStringLiteral("content"), QJsonValue::Null},
                                {QStringLiteral("tool_calls"), QJsonArray()}});
    messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("tool")},
                                {QStringLiteral("tool_call_id"), QStringLiteral("call_1")},
                                {QStringLiteral("content"), QStringLiteral("rain, 9 °C")}});
    body.insert(QStringLiteral("messages"), messages);
    const Streamed streamed = readStream(post(body).body);
    QVERIFY2(streamed.text.contains(QStringLiteral("rain, 9 °C")), qPrintable(streamed.text));
    QCOMPARE(streamed.finishReason, QStringLiteral("stop"));
    messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                {QStringLiteral("content"), QStringLiteral("again")}});
    body.insert(QStringLiteral("messages"), messages);
    QCOMPARE(readStream(post(body).body).finishReason, QStringLiteral("tool_calls"));
}

void DemoModelsTest::explainsItselfWithoutTools()
{
    const Streamed streamed = readStream(
        m_demo.post(chatBody(QStringLiteral("demo-tools"), QStringLiteral("hello"))).body);
    QVERIFY(streamed.text.contains(QStringLiteral("no AI behind me")));
    QVERIFY2(streamed.text.contains(QStringLiteral("\"name\":\"get_weather\"")),
             qPrintable(streamed.text));
    QVERIFY(streamed.text.contains(QStringLiteral("data: [DONE]")));
    QCOMPARE(streamed.finishReason, QStringLiteral("stop"));
}

void DemoModelsTest::callsUnaskedWhenTold()
{
    for (const char *prompt : {"call", "请调用"}) {
        const RawAnswer reply =
            m_demo.post(chatBody(QStringLiteral("demo-tools"), QString::fromUtf8(prompt)));
        QCOMPARE(callsOf(reply.body).value(0).name, QStringLiteral("get_weather"));
        QVERIFY(!readStream(reply.body).text.isEmpty());
    }
}

void DemoModelsTest::inventsArgumentsThatFit()
{
    const QJsonObject schema = QJsonDocument::fromJson(R"({"type":"object","properties":{
        "a":{"type":"string","enum":["x","y"]}, "b":{"type":["integer","null"],"minimum":4},
        "c":{"type":"boolean"}, "d":{"type":"array"}, "e":{"type":"object","properties":
        {"f":{"type":"null"}}}, "g":{}}})")
                                   .object();
    const QJsonObject arguments = demo::inventObject(schema, QStringLiteral("two  words"));
    QCOMPARE(QJsonDocument(arguments).toJson(QJsonDocument::Compact),
             QByteArray(R"({"a":"x","b":4,"c":true,"d":[],"e":{"f":null},"g":"two words"})"));
    // A schema that refers to itself in depth ends all the same.
    QJsonObject deep;
    for (int i = 0; i < 50; ++i)
        deep = {{QStringLiteral("type"), QStringLiteral("object")},
                {QStringLiteral("properties"), QJsonObject{{QStringLiteral("k"), deep}}}};
    QVERIFY(QJsonDocument(demo::inventObject(deep, {})).toJson().size() < 500);
}

QTEST_GUILESS_MAIN(DemoModelsTest)
#include "tst_demomodels.moc"
