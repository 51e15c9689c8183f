// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askmessages.h"

#include "support/askrig.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace support;

namespace {

/// Every role of the API, calls and their results, and what only some gateways know.
const QByteArray kTalk = R"([
  {"role": "developer", "content": "Be brief."},
  {"role": "user", "name": "ann", "content": [{"type": "text", "text": "Which weather?"},
   {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA==", "detail": "low"}}]},
  {"role": "assistant", "content": null, "reasoning_details": [{"n": 1}], "tool_calls": [
    {"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"at\": 1}"}},
    {"id": "b", "type": "function", "function": {"name": "weather", "arguments": ""}}]},
  {"role": "tool", "tool_call_id": "b", "content": "rain"},
  {"role": "tool", "tool_call_id": "a", "content": [{"type": "text", "text": "sun"}]},
  {"role": "system", "content": "Go on."}
])";

QJsonArray arrayOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).array();
}

QJsonObject saidBy(const char *role, const char *text)
{
    return {{QStringLiteral("role"), QString::fromLatin1(role)},
            {QStringLiteral("content"), QString::fromLatin1(text)}};
}

/// One call of "f" with this id.
QByteArray callOf(const char *id)
{
    return QByteArray(R"({"role":"assistant","tool_calls":[{"id":")") + id
           + R"(","type":"function","function":{"name":"f","arguments":"{}"}}]})";
}

QByteArray resultOf(const char *id)
{
    return QByteArray(R"({"role":"tool","content":"1","tool_call_id":")") + id + "\"}";
}

} // namespace

/// `loquat ask --messages`: a conversation as the API takes it, out of a file or a pipe.
class AskMessagesTest : public QObject
{
    Q_OBJECT

    AskRig m_rig;
    FakeGateway m_gateway;
    QTemporaryDir m_folder;

    [[nodiscard]] QString fileOf(const QByteArray &json) const
    {
        const QString path = m_folder.filePath(QStringLiteral("talk.json"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(json);
        return path;
    }
    Outcome run(const QStringList &words, const QByteArray &input = {})
    {
        m_gateway.answer(greeting());
        return Command(input).run(m_rig.to(m_gateway, words));
    }
    [[nodiscard]] QJsonArray sent() const
    {
        return m_gateway.lastRequest().json().value(QStringLiteral("messages")).toArray();
    }

private Q_SLOTS:
    void theyGoOutAsTheyAreBeforeThePrompt()
    {
        const Outcome outcome =
            run({QStringLiteral("--messages"), fileOf(kTalk), QStringLiteral("And now?")});
        QVERIFY2(outcome.exit == 0, outcome.errors.constData());
        QJsonArray wanted = arrayOf(kTalk);
        QCOMPARE(wanted.size(), 6);
        wanted.append(saidBy("user", "And now?"));
        QCOMPARE(sent(), wanted);
    }

    void aResultCanBeTheLastWord()
    {
        const QByteArray talk = "[" + callOf("a") + "," + resultOf("a") + "]";
        const Outcome outcome =
            run({QStringLiteral("--messages"), QStringLiteral("-")}, "\xEF\xBB\xBF" + talk);
        QVERIFY2(outcome.exit == 0, outcome.errors.constData());
        QCOMPARE(sent(), arrayOf(talk));
    }

    void simpleFlagsStandAroundThem()
    {
        const QByteArray talk = "[" + callOf("a") + "," + resultOf("a") + "]";
        const Outcome outcome =
            run({QStringLiteral("--assistant"), QStringLiteral("1."), QStringLiteral("--system"),
                 QStringLiteral("Be brief."), QStringLiteral("--messages=") + fileOf(talk),
                 QStringLiteral("-")},
                "Two?\n");
        QVERIFY2(outcome.exit == 0, outcome.errors.constData());
        QJsonArray wanted = arrayOf(talk);
        wanted.prepend(saidBy("system", "Be brief."));
        wanted.append(saidBy("assistant", "1."));
        wanted.append(saidBy("user", "Two?"));
        QCOMPARE(sent(), wanted);
    }

    void instructionsAreNotSaidTwice()
    {
        const int before = m_gateway.requestCount();
        const Outcome outcome =
            run({QStringLiteral("--messages"), fileOf(kTalk), QStringLiteral("--system"),
                 QStringLiteral("Be long."), QStringLiteral("Hi")});
        QCOMPARE(outcome.exit, 1);
        QVERIFY2(outcome.errors.contains("--system"), outcome.errors.constData());
        QCOMPARE(m_gateway.requestCount(), before);
    }

    void standardInputIsOneOfThem()
    {
        const Outcome outcome =
            run({QStringLiteral("--messages"), QStringLiteral("-"), QStringLiteral("-")}, kTalk);
        QCOMPARE(outcome.exit, 1);
        QVERIFY2(outcome.errors.contains("Standard input"), outcome.errors.constData());
    }

    void whatCannotBeReadIsNamed()
    {
        const QString missing = m_folder.filePath(QStringLiteral("none.json"));
        for (const QString &path : {missing, m_folder.path()}) {
            const Outcome outcome = run({QStringLiteral("--messages"), path});
            QCOMPARE(outcome.exit, 1);
            QVERIFY2(outcome.errors.contains(path.toUtf8()), outcome.errors.constData());
        }
    }

    void sayWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &json, const char *place) {
            QTest::newRow(name) << json << QString::fromLatin1(place);
        };
        const QByteArray hi = R"({"role":"user","content":"Hi"})";
        row("no JSON", "[\n{\"role\" \"user\"}]", "Line 2, column ");
        row("an object", hi, "array of messages");
        row("nothing", "[]", "array of messages");
        row("no message", "[" + hi + ",7]", "at /1: ");
        row("a role nobody knows", R"([{"role":"bot","content":"Hi"}])", "at /0/role: ");
        row("no role", R"([{"content":"Hi"}])", "at /0/role: ");
        row("no content", R"([{"role":"user"}])", "at /0/content: ");
        row("nothing said", R"([{"role":"assistant","content":null}])", "at /0/content: ");
        row("a number", R"([{"role":"user","content":7}])", "at /0/content: ");
        row("no part", R"([{"role":"user","content":["Hi"]}])", "at /0/content/0: ");
        row("no words", R"([{"role":"user","content":[{"type":"text"}]}])",
            "at /0/content/0/text: ");
        row("no picture", R"([{"role":"user","content":[{"type":"image_url","image_url":{}}]}])",
            "at /0/content/0/image_url/url: ");
        row("a picture of an assistant",
            R"([{"role":"assistant","content":[{"type":"image_url","image_url":{"url":"u"}}]}])",
            "at /0/content/0/type: ");
        row("calls of a person", R"([{"role":"user","content":"Hi","tool_calls":[]}])",
            "at /0/tool_calls: ");
        row("no calls", R"([{"role":"assistant","tool_calls":[]}])", "at /0/tool_calls: ");
        row("a call without an id", R"([{"role":"assistant","tool_calls":[{"type":"function"}]}])",
            "at /0/tool_calls/0/id: ");
        row("a call without a name",
            R"([{"role":"assistant","tool_calls":[{"id":"a","type":"function"}]}])",
            "at /0/tool_calls/0/function/name: ");
        row("arguments that are no text",
            R"([{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":)"
            R"({"name":"f","arguments":{}}}]}])",
            "at /0/tool_calls/0/function/arguments: ");
        row("a call twice",
            R"([{"role":"assistant","tool_calls":[)"
            R"({"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},)"
            R"({"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}])",
            "at /0/tool_calls/1/id: ");
        row("no result", "[" + callOf("a") + "]", "at /0/tool_calls/0/id: ");
        row("a result too late", "[" + callOf("a") + "," + hi + "," + resultOf("a") + "]",
            "at /0/tool_calls/0/id: ");
        row("a result of nothing", "[" + hi + "," + resultOf("a") + "]", "at /1/tool_call_id: ");
        row("a result twice", "[" + callOf("a") + "," + resultOf("a") + "," + resultOf("a") + "]",
            "at /2/tool_call_id: ");
        row("a result without an id", R"([{"role":"tool","content":"1"}])", "at /0/tool_call_id: ");
    }

    void sayWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto read = cli::messagesFrom(json, QStringLiteral("talk.json"));
        QVERIFY(!read.isOk());
        const QString said = read.error().message;
        QVERIFY2(said.contains(place), qPrintable(said));
        QVERIFY2(said.startsWith(QStringLiteral("talk.json")), qPrintable(said));
    }

    void aCallOfAnotherKindIsTheGatewaysAffair()
    {
        const QByteArray talk =
            R"([{"role":"assistant","tool_calls":[{"id":"a","type":"custom","custom":{}}]},)"
            + resultOf("a") + "]";
        const auto read = cli::messagesFrom(talk, QStringLiteral("talk.json"));
        QVERIFY(read.isOk());
        QCOMPARE(read.value(), arrayOf(talk));
    }
};

QTEST_GUILESS_MAIN(AskMessagesTest)
#include "tst_askmessages.moc"
