// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/sessionparameters.h"
#include "storage/export/exportreader.h"
#include "support/sessionwords.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace support;
using chat::ChatSession;
using core::MessageState;
using core::ParameterLayer;

namespace {

core::ParameterSet setOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The members of the last request besides those that every one has.
QJsonObject optionsSent(const FakeGateway &gateway)
{
    QJsonObject body = gateway.lastRequest().json();
    for (const char *name : {"model", "messages", "stream", "stream_options"})
        body.remove(QLatin1StringView(name));
    return body;
}

QString parameterNamed(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

/// What is set in a conversation, its connection and its model goes out, and nothing else does.
class TestSessionParameters : public QObject
{
    Q_OBJECT

    void ask(ChatSession &session, const char *text)
    {
        QSignalSpy finished(&session, &ChatSession::finished);
        session.send(words(text));
        QTRY_COMPARE(finished.count(), 1);
    }

private Q_SLOTS:
    void withNothingSetNothingIsSent();
    void everyLayerIsSent();
    void theRolesAndNamesThatWereChosenAreUsed();
    void aWholeAnswerIsShownWithoutStreaming();
    void aWrongValueIsReportedAndNotSent();
    void aRefusedParameterIsLeftOutAndRemembered_data();
    void aRefusedParameterIsLeftOutAndRemembered();
    void theLimitIsFreedByBothItsNames();
    void changesAreTold();
    void theyAreThereAfterARestart();
    void theDemoHasNoDefaults();
    void whatTheGuidesShowIsSentToTheLetter_data();
    void whatTheGuidesShowIsSentToTheLetter();
    void whatWouldBeSentIsWhatIsSent();
};

void TestSessionParameters::withNothingSetNothingIsSent()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    ask(*session, "Hello");
    QCOMPARE(optionsSent(rig.gateway), QJsonObject());
    QCOMPARE(rig.gateway.lastRequest().json().value(QStringLiteral("stream")), QJsonValue(true));
    QCOMPARE(session->parameters().layers(), core::ParameterLayers());
}

void TestSessionParameters::everyLayerIsSent()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    chat::SessionParameters &parameters = session->parameters();
    QVERIFY(parameters.setDefaults(ParameterLayer::Connection,
                                   setOf(R"({"temperature":0.1,"seed":1,"n":1})")));
    QVERIFY(parameters.setDefaults(ParameterLayer::Model, setOf(R"({"seed":2,"n":1})")));
    parameters.set(setOf(R"({"n":null,"stop":["END"],"@extra":{"top_k":40}})"));
    ask(*session, "Hello");
    QCOMPARE(optionsSent(rig.gateway),
             setOf(R"({"temperature":0.1,"seed":2,"stop":"END","top_k":40})"));
    // Another conversation of the connection has its defaults, and nothing of this one.
    const auto other = rig.session();
    ask(*other, "Hello");
    QCOMPARE(optionsSent(rig.gateway), setOf(R"({"temperature":0.1,"seed":2,"n":1})"));
    other->setModel(rig.profile, QStringLiteral("another"));
    ask(*other, "And you?");
    QCOMPARE(optionsSent(rig.gateway), setOf(R"({"temperature":0.1,"seed":1,"n":1})"));
}

void TestSessionParameters::theRolesAndNamesThatWereChosenAreUsed()
{
    SessionRig rig(QStringLiteral("gpt-5"));
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    session->setInstructions(QStringLiteral("Be brief."));
    session->parameters().set(setOf(R"({"max_tokens":9})"));
    ask(*session, "Hello");
    QCOMPARE(optionsSent(rig.gateway), setOf(R"({"max_completion_tokens":9})"));
    const auto role = [&rig] {
        return messagesOf(rig.gateway.lastRequest())
            .at(0)
            .toObject()
            .value(QStringLiteral("role"))
            .toString();
    };
    QCOMPARE(role(), QStringLiteral("system")); // not OpenAI's own address
    session->parameters().set(core::setting::kInstructionsRole, QStringLiteral("developer"));
    session->parameters().set(core::setting::kMaxTokensName, QStringLiteral("max_tokens"));
    ask(*session, "Hello");
    QCOMPARE(optionsSent(rig.gateway), setOf(R"({"max_tokens":9})"));
    QCOMPARE(role(), QStringLiteral("developer"));
}

void TestSessionParameters::aWholeAnswerIsShownWithoutStreaming()
{
    SessionRig rig;
    rig.gateway.answer(
        FakeAnswer::json(200, completion(QStringLiteral("All of it"), QStringLiteral("stop"))));
    const auto session = rig.session();
    session->parameters().set(parameterNamed("stream"), false);
    ask(*session, "Hello");
    const QJsonObject body = rig.gateway.lastRequest().json();
    QCOMPARE(body.value(QStringLiteral("stream")), QJsonValue(false));
    QVERIFY(!body.contains(QStringLiteral("stream_options")));
    QCOMPARE(textAt(*session, 1), QStringLiteral("All of it"));
    QCOMPARE(last(*session).state, MessageState::Complete);
}

void TestSessionParameters::aWrongValueIsReportedAndNotSent()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    session->parameters().set(parameterNamed("temperature"), 7);
    ask(*session, "Hello");
    QCOMPARE(rig.gateway.requestCount(), 0);
    QCOMPARE(last(*session).state, MessageState::Failed);
    QCOMPARE(last(*session).error->param, parameterNamed("temperature"));
    QCOMPARE(core::mendsFor(last(*session), {}).constFirst(),
             (core::Mend{core::MendKind::OpenParameters, parameterNamed("temperature")}));
    session->parameters().set(parameterNamed("temperature"), 1);
    QSignalSpy finished(session.get(), &ChatSession::finished);
    session->retry(last(*session).id);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(optionsSent(rig.gateway), setOf(R"({"temperature":1})"));
}

void TestSessionParameters::aRefusedParameterIsLeftOutAndRemembered_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("refusal");
    const QList<QPair<QByteArray, QByteArray>> values{
        {"temperature", "0.5"},
        {"top_p", "0.5"},
        {"n", "2"},
        {"stop", "\"END\""},
        {"presence_penalty", "1"},
        {"frequency_penalty", "1"},
        {"seed", "7"},
        {"logprobs", "true"},
        {"top_logprobs", "2,\"logprobs\":true"},
        {"logit_bias", R"({"5":1})"},
        {"response_format", R"({"type":"json_object"})"},
        {"reasoning_effort", "\"low\""},
        {"verbosity", "\"low\""},
        {"tools", R"([{"type":"function","function":{"name":"f"}}])"},
        {"tool_choice", "\"none\""},
        {"parallel_tool_calls", "false"},
        {"service_tier", "\"flex\""},
        {"user", "\"me\""},
        {"safety_identifier", "\"me\""},
        {"prompt_cache_key", "\"me\""}};
    for (const auto &[name, value] : values) {
        const auto row = [&](const char *form, QByteArray refusal) {
            QTest::addRow("%s %s", name.constData(), form)
                << QString::fromLatin1(name) << value << refusal.replace("NAME", name);
        };
        row("as param",
            R"({"error":{"message":"no","param":"NAME","code":"unsupported_parameter"}})");
        row("in words",
            R"({"error":{"message":"Unsupported parameter: 'NAME' is not supported with this model."}})");
        row("as a place",
            R"({"detail":[{"type":"extra_forbidden","loc":["body","NAME"],"msg":"Extra inputs are not permitted"}]})");
        row("as an unknown name",
            R"([{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"NAME\": Cannot find field.","status":"INVALID_ARGUMENT"}}])");
    }
}

void TestSessionParameters::aRefusedParameterIsLeftOutAndRemembered()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, refusal);
    SessionRig rig;
    rig.gateway.answer(
        FakeAnswer::body(refusal.startsWith("{\"detail") ? 422 : 400, "application/json", refusal));
    rig.gateway.answer(saying("Without"));
    const auto session = rig.session();
    session->parameters().set(setOf("{\"" + name.toLatin1() + "\":" + value + "}"));
    ask(*session, "Hello");
    QVERIFY(optionsSent(rig.gateway).contains(name));
    QCOMPARE(last(*session).state, MessageState::Failed);
    const core::Mend mend = core::mendsFor(last(*session), {}).constFirst();
    QCOMPARE(mend, (core::Mend{core::MendKind::DropParameter, name}));
    QSignalSpy finished(session.get(), &ChatSession::finished);
    session->mend(last(*session).id, mend);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(textAt(*session, 1), QStringLiteral("Without"));
    QVERIFY(!optionsSent(rig.gateway).contains(name));
    QCOMPARE(session->parameters().refusal(name), core::ParameterRefusal::Learned);
    session->parameters().forgetRefusal(name);
    QCOMPARE(session->parameters().refusal(name), core::ParameterRefusal::None);
}

void TestSessionParameters::theLimitIsFreedByBothItsNames()
{
    SessionRig rig;
    const auto session = rig.session();
    core::Profile taught = *rig.connections.profile(rig.profile);
    taught.learned = {{QStringLiteral("m"), parameterNamed("max_completion_tokens"), {}}};
    (void)rig.connections.save(taught, std::nullopt);
    session->parameters().forgetRefusal(parameterNamed("max_tokens"));
    QVERIFY(rig.connections.profile(rig.profile)->learned.isEmpty());
}

void TestSessionParameters::changesAreTold()
{
    SessionRig rig;
    const auto session = rig.session();
    QSignalSpy changed(&session->parameters(), &chat::SessionParameters::changed);
    session->parameters().set(parameterNamed("n"), 2);
    QCOMPARE(changed.count(), 1);
    session->parameters().set(parameterNamed("n"), 2);
    session->setScrollPlace({core::newId(), 5});
    QCOMPARE(changed.count(), 1);
    session->parameters().set(parameterNamed("n"), QJsonValue());
    QVERIFY(session->parameters().layers().value(parameterNamed("n")).isNull());
    session->parameters().set(parameterNamed("n"), QJsonValue::Undefined);
    QCOMPARE(session->parameters().layers().layerOf(parameterNamed("n")), ParameterLayer::None);
    QCOMPARE(changed.count(), 3);
    session->parameters().setDefaults(ParameterLayer::Model, setOf(R"({"n":1})"));
    QCOMPARE(changed.count(), 4);
    session->setModel(rig.profile, QStringLiteral("other"));
    QCOMPARE(changed.count(), 5);
}

void TestSessionParameters::theyAreThereAfterARestart()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const core::ParameterSet own =
        setOf(R"({"seed":9223372036854775807,"temperature":0.7,"stop":null,"@extra":{"a":[1]}})");
    QUuid id;
    {
        const auto session = rig.session();
        id = session->conversation().info().id;
        session->parameters().set(own);
        ask(*session, "Hello");
    }
    QVERIFY(rig.store.skeleton(id).result().isOk()); // all before it is on disk
    const auto reader =
        storage::ExportReader::open(rig.dir.filePath(QStringLiteral("loquat.db")), true);
    QVERIFY(reader.isOk());
    const QList<core::ConversationInfo> stored = reader.value()->list();
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.constFirst().parameters, own);
}

void TestSessionParameters::theDemoHasNoDefaults()
{
    SessionRig rig;
    const auto session = rig.session();
    session->setModel(core::demoProfileId(), QStringLiteral("demo"));
    QVERIFY(!session->parameters().setDefaults(ParameterLayer::Connection, setOf(R"({"n":1})")));
    QVERIFY(!session->parameters().setDefaults(ParameterLayer::Conversation, {}));
}

void TestSessionParameters::whatTheGuidesShowIsSentToTheLetter_data()
{
    QTest::addColumn<QString>("instructions");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("image");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QByteArray>("body");
    const QString brief = QStringLiteral("你是一个简短的助手。");
    const QString none;
    QTest::newRow("text") << brief << QStringLiteral("你好") << none
                          << QByteArray(R"({"stream":null})") << QByteArray(R"({"model":"gpt-4.1",
        "messages":[{"role":"system","content":"你是一个简短的助手。"},
                    {"role":"user","content":"你好"}]})");
    QTest::newRow("streaming") << brief << QStringLiteral("你好") << none
                               << QByteArray(R"({"stream_options":null})")
                               << QByteArray(R"({"model":"gpt-4.1",
        "messages":[{"role":"system","content":"你是一个简短的助手。"},
                    {"role":"user","content":"你好"}],"stream":true})");
    QTest::newRow("image by its address")
        << none << QStringLiteral("图里有什么?") << QStringLiteral("https://example.com/i.jpg")
        << QByteArray(R"({"stream":null,"max_tokens":300})") << QByteArray(R"({"model":"gpt-4.1",
        "messages":[{"role":"user","content":[{"type":"text","text":"图里有什么?"},
            {"type":"image_url","image_url":{"url":"https://example.com/i.jpg"}}]}],
        "max_tokens":300})");
    const QByteArray tools = R"("tools":[{"type":"function","function":{"name":"get_weather",
        "description":"天气","parameters":{"type":"object","properties":{
        "location":{"type":"string","description":"城市"}},"required":["location"]}}}],
        "tool_choice":"auto")";
    QTest::newRow("tools") << none << QStringLiteral("天气怎么样?") << none
                           << R"({"stream":null,)" + tools + '}' << R"({"model":"gpt-4.1",
        "messages":[{"role":"user","content":"天气怎么样?"}],)" + tools + '}';
}

void TestSessionParameters::whatTheGuidesShowIsSentToTheLetter()
{
    QFETCH(QString, instructions);
    QFETCH(QString, question);
    QFETCH(QString, image);
    QFETCH(QByteArray, parameters);
    QFETCH(QByteArray, body);
    SessionRig rig(QStringLiteral("gpt-4.1"));
    const bool isStreamed = body.contains("stream");
    rig.gateway.answer(isStreamed ? saying("Hi")
                                  : FakeAnswer::json(200, completion(QStringLiteral("Hi"),
                                                                     QStringLiteral("stop"))));
    const auto session = rig.session();
    session->setInstructions(instructions);
    session->parameters().set(setOf(parameters));
    chat::Outgoing outgoing;
    outgoing.text = question;
    if (!image.isEmpty()) {
        core::ImagePart part;
        part.url = image;
        outgoing.images = {part};
    }
    QSignalSpy finished(session.get(), &ChatSession::finished);
    session->send(outgoing);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(rig.gateway.lastRequest().json(), setOf(body));
    QCOMPARE(textAt(*session, 1), QStringLiteral("Hi"));
}

void TestSessionParameters::whatWouldBeSentIsWhatIsSent()
{
    SessionRig rig;
    rig.gateway.answer(saying("Hi"));
    const auto session = rig.session();
    session->setInstructions(QStringLiteral("Be brief."));
    session->parameters().set(setOf(R"({"max_tokens":300,"stop":["a","b"],"logprobs":true})"));
    ask(*session, "Hello");
    const auto shown = [&session](const chat::Outgoing &draft, const QUuid &edited = {}) {
        const auto future = session->parameters().request(draft, edited);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return QJsonObject();
        return QJsonDocument::fromJson(future.result().value().toUtf8()).object();
    };
    QCOMPARE(shown({}), rig.gateway.lastRequest().json()); // the same question again
    const QJsonObject next = shown(words("And now?"));
    ask(*session, "And now?");
    QCOMPARE(next, rig.gateway.lastRequest().json());
    QCOMPARE(rig.gateway.requestCount("POST"), 2);
    // Another version of the first question leaves out what came below; an answer's is not sent.
    const QUuid first = session->conversation().at(0).id;
    const QUuid reply = session->conversation().at(1).id;
    QCOMPARE(shown(words("Wrong"), reply), next);
    const QJsonObject again = shown(words("Hello there"), first);
    const QSignalSpy finished(session.get(), &ChatSession::finished);
    session->editAndSend(first, words("Hello there"));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(rig.gateway.requestCount("POST"), 3);
    QCOMPARE(again, rig.gateway.lastRequest().json());
    session->parameters().set(parameterNamed("n"), 0);
    const auto future = session->parameters().request({});
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().param, parameterNamed("n"));
}

QTEST_GUILESS_MAIN(TestSessionParameters)
#include "tst_sessionparameters.moc"
