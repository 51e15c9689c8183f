// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatrequest.h"
#include "core/writtenjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

core::Message message(core::Role role, const QList<core::ContentPart> &parts)
{
    core::Message value;
    value.role = role;
    value.parts = parts;
    return value;
}

core::ImagePart stored(const QByteArray &hash, const QString &mime)
{
    core::ImagePart image;
    image.hash = hash;
    image.mime = mime;
    return image;
}

api::ChatRequest hello()
{
    api::ChatRequest request;
    request.gateway.baseUrl = u"https://gw.example/v1"_s;
    request.model = u"m"_s;
    request.messages = {message(core::Role::User, {core::TextPart{u"你好"_s}})};
    return request;
}

QJsonObject bodyOf(const api::ChatRequest &request)
{
    return QJsonDocument::fromJson(api::requestBody(request)).object();
}

QJsonArray messagesOf(const api::ChatRequest &request)
{
    return bodyOf(request).value(u"messages").toArray();
}

QJsonArray json(const char *text)
{
    return QJsonDocument::fromJson(text).array();
}

} // namespace

class ChatRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnlyWhatIsNeeded();
    void leavesStreamOptionsOutWhenNotStreaming();
    void sendsOptionsThatAreSet();
    void neverSendsPrivateMembers();
    void sendsSchemasInTheOrderOfTheirText();
    void putsTextBeforeImages();
    void labelsImagesByTheirBytes_data();
    void labelsImagesByTheirBytes();
    void choosesRoleOfInstructions_data();
    void choosesRoleOfInstructions();
    void echoesToolTurns();
    void sendsNoReasoningBack();
    void cleansKeys_data();
    void cleansKeys();
    void refusesKeysHeadersCannotCarry_data();
    void refusesKeysHeadersCannotCarry();
};

/// T88.
void ChatRequestTest::sendsOnlyWhatIsNeeded()
{
    const QByteArray body = api::requestBody(hello());
    QVERIFY(body.startsWith('{'));
    QVERIFY(body.contains("你好"));
    const QJsonObject expected =
        QJsonDocument::fromJson(
            R"({"model":"m","messages":[{"role":"user","content":"你好"}],"stream":true,"stream_options":{"include_usage":true}})")
            .object();
    QCOMPARE(QJsonDocument::fromJson(body).object(), expected);
}

void ChatRequestTest::leavesStreamOptionsOutWhenNotStreaming()
{
    api::ChatRequest request = hello();
    request.parameters.stream = false;
    request.parameters.streamOptions = QJsonObject{{u"include_usage"_s, true}};
    const QJsonObject body = bodyOf(request);
    QCOMPARE(body.keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
    QCOMPARE(body.value(u"stream"), QJsonValue(false));
    request.parameters.stream = true;
    request.parameters.streamOptions = QJsonObject();
    QVERIFY(!bodyOf(request).contains(u"stream_options"));
}

void ChatRequestTest::sendsOptionsThatAreSet()
{
    api::ChatRequest request = hello();
    request.parameters.temperature = 0.5;
    request.parameters.maxTokens = 50;
    request.parameters.stop = QStringList{u"a"_s, u"b"_s};
    const QJsonObject body = bodyOf(request);
    QCOMPARE(body.value(u"temperature"), QJsonValue(0.5));
    QCOMPARE(body.value(u"max_tokens"), QJsonValue(50));
    QCOMPARE(body.value(u"stop").toArray(), json(R"(["a","b"])"));
    QVERIFY(!body.contains(u"max_completion_tokens"));
}

/// T88.
void ChatRequestTest::neverSendsPrivateMembers()
{
    api::ChatRequest request = hello();
    for (const QString &name : {u"chat_id"_s, u"session_id"_s, u"id"_s, u"parent_id"_s})
        request.parameters.extra.insert(name, u"x"_s);
    request.parameters.extra.insert(u"top_k"_s, 5);
    const QJsonObject body = bodyOf(request);
    QCOMPARE(body.keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s, u"stream_options"_s,
                                       u"top_k"_s}));
}

void ChatRequestTest::sendsSchemasInTheOrderOfTheirText()
{
    const QByteArray text = R"({"type":"object","properties":{"why":{},"answer":{}}})";
    const auto holderOf = [&text](const QString &member) {
        return core::withWritten(
            {{u"name"_s, u"n"_s}, {member, QJsonDocument::fromJson(text).object()}}, member,
            QString::fromUtf8(text));
    };
    api::ChatRequest request = hello();
    const QJsonObject schema = holderOf(u"schema"_s);
    QVERIFY(schema.contains(core::kWrittenMember));
    request.parameters.responseFormat =
        QJsonObject{{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, schema}};
    QJsonObject other = holderOf(u"parameters"_s);
    other.insert(u"parameters"_s, QJsonObject{{u"type"_s, u"object"_s}}); // it means another
    request.parameters.tools = QJsonArray{
        QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, holderOf(u"parameters"_s)}},
        QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, other}}};
    const QByteArray body = api::requestBody(request);
    QCOMPARE(body.count(text), 2);
    QVERIFY(!body.contains("@written"));
    const QJsonObject read = QJsonDocument::fromJson(body).object();
    const QJsonObject sent = read[u"response_format"][u"json_schema"].toObject();
    QCOMPARE(sent.keys(), (QStringList{u"name"_s, u"schema"_s}));
    QCOMPARE(sent[u"schema"].toObject(), QJsonDocument::fromJson(text).object());
    const QJsonValue second = read[u"tools"].toArray().at(1);
    QCOMPARE(second[u"function"].toObject().keys(), (QStringList{u"name"_s, u"parameters"_s}));
}

void ChatRequestTest::putsTextBeforeImages()
{
    api::ChatRequest request = hello();
    core::ImagePart remote;
    remote.url = u"https://example.com/a.png?x=1&y=2"_s;
    request.attachments.insert("h1", "\x89PNG\r\n\x1A\nrest");
    request.messages = {
        message(core::Role::User, {stored("h1", u"image/png"_s), remote,
                                   stored("gone", u"image/png"_s), core::TextPart{u"what"_s}})};
    const QByteArray data = QByteArray("\x89PNG\r\n\x1A\nrest").toBase64();
    const QByteArray expected =
        R"([{"role":"user","content":[{"type":"text","text":"what"},{"type":"image_url","image_url":{"url":"data:image/png;base64,)"
        + data
        + R"("}},{"type":"image_url","image_url":{"url":"https://example.com/a.png?x=1&y=2"}}]}])";
    QCOMPARE(messagesOf(request), json(expected.constData()));
}

/// T88.
void ChatRequestTest::labelsImagesByTheirBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mime");
    QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1A\n") << u"image/png"_s;
    QTest::newRow("jpeg") << QByteArray("\xFF\xD8\xFF\xE0") << u"image/jpeg"_s;
    QTest::newRow("gif") << QByteArray("GIF89a") << u"image/gif"_s;
    QTest::newRow("webp") << QByteArray("RIFFxxxxWEBPVP8 ") << u"image/webp"_s;
    QTest::newRow("unknown keeps its label") << QByteArray("????") << u"image/tiff"_s;
}

void ChatRequestTest::labelsImagesByTheirBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mime);
    api::ChatRequest request = hello();
    request.attachments.insert("h", bytes);
    request.messages = {message(core::Role::User, {stored("h", u"image/tiff"_s)})};
    const QJsonArray content = messagesOf(request)[0].toObject().value(u"content").toArray();
    QCOMPARE(content.size(), 1);
    const QString url =
        content[0].toObject().value(u"image_url").toObject().value(u"url").toString();
    QCOMPARE(url, u"data:"_s + mime + u";base64,"_s + QString::fromLatin1(bytes.toBase64()));
}

void ChatRequestTest::choosesRoleOfInstructions_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("role");
    const QString openAi = u"https://api.openai.com/v1"_s;
    for (const char *model :
         {"o1", "o3-mini", "o4-mini", "gpt-5", "gpt-5-mini", "gpt-5.1", "gpt-6"})
        QTest::newRow(model) << openAi << QString::fromLatin1(model) << u"developer"_s;
    for (const char *model : {"gpt-4o", "gpt-4.1", "gpt-5-chat-latest", "omni", "gpt-3.5-turbo"})
        QTest::newRow(model) << openAi << QString::fromLatin1(model) << u"system"_s;
    QTest::newRow("elsewhere") << u"https://gw.example/v1"_s << u"o3"_s << u"system"_s;
}

void ChatRequestTest::choosesRoleOfInstructions()
{
    QFETCH(QString, base);
    QFETCH(QString, model);
    api::ChatRequest request = hello();
    request.gateway.baseUrl = base;
    request.model = model;
    request.instructions = u"be brief"_s;
    const QJsonArray messages = messagesOf(request);
    QCOMPARE(messages.size(), 2);
    QTEST(messages[0].toObject().value(u"role").toString(), "role");
    QCOMPARE(messages[0].toObject().value(u"content").toString(), u"be brief"_s);
}

void ChatRequestTest::echoesToolTurns()
{
    core::ToolCallPart call;
    call.callId = u"c1"_s;
    call.name = u"f"_s;
    call.arguments = u"{ \"x\":1}"_s;
    call.extra = {{u"extra_content"_s, QJsonObject{{u"s"_s, 1}}}};
    core::ToolCallPart empty;
    empty.callId = u"c2"_s;
    empty.name = u"g"_s;
    api::ChatRequest request = hello();
    core::Message turn = message(core::Role::Assistant, {call, empty});
    turn.extra = {{u"reasoning_details"_s, json(R"([{"text":"t"}])")}};
    request.messages = {turn, message(core::Role::Tool, {core::ToolResultPart{u"c1"_s, u"one"_s},
                                                         core::ToolResultPart{u"c2"_s, u"two"_s}})};
    const char *expected = R"([
        {"role":"assistant","content":"","reasoning_details":[{"text":"t"}],"tool_calls":[
          {"id":"c1","type":"function","function":{"name":"f","arguments":"{ \"x\":1}"},"extra_content":{"s":1}},
          {"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"c1","content":"one"},
        {"role":"tool","tool_call_id":"c2","content":"two"}])";
    QCOMPARE(messagesOf(request), json(expected));
}

void ChatRequestTest::sendsNoReasoningBack()
{
    api::ChatRequest request = hello();
    core::Message reply =
        message(core::Role::Assistant, {core::ReasoningPart{u"hm"_s}, core::TextPart{u"a"_s}});
    reply.extra = {{u"reasoning_details"_s, QJsonArray()}};
    request.messages = {reply, message(core::Role::Assistant, {core::RefusalPart{u"no"_s}}),
                        message(core::Role::Developer, {core::TextPart{u"d"_s}})};
    const char *expected = R"([{"role":"assistant","content":"a"},
        {"role":"assistant","content":"","refusal":"no"},{"role":"developer","content":"d"}])";
    QCOMPARE(messagesOf(request), json(expected));
}

/// T89.
void ChatRequestTest::cleansKeys_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("as it is") << u"sk-ab.c_1/+="_s;
    QTest::newRow("spaces") << u"  sk-ab.c_1/+= \t"_s;
    QTest::newRow("line break") << u"sk-ab.\r\n c_1/+=\n"_s;
    QTest::newRow("bearer") << u"Bearer sk-ab.c_1/+="_s;
    QTest::newRow("bearer twice") << u"bearer  Bearer sk-ab.c_1/+="_s;
    QTest::newRow("header") << u"Authorization: Bearer sk-ab.c_1/+="_s;
    QTest::newRow("quotes") << u"\"sk-ab.c_1/+=\""_s;
    QTest::newRow("member of JSON") << u"\"Authorization\": \"Bearer sk-ab.c_1/+=\","_s;
    QTest::newRow("curl's header") << u"-H \"Authorization: Bearer sk-ab.c_1/+=\""_s;
    QTest::newRow(".env") << u"OPENAI_API_KEY=sk-ab.c_1/+="_s;
    QTest::newRow("export") << u"export OPENAI_API_KEY=\"sk-ab.c_1/+=\""_s;
    QTest::newRow("export of any name") << u"export GW='sk-ab.c_1/+='"_s;
    QTest::newRow("set") << u"set X=sk-ab.c_1/+="_s;
    QTest::newRow("setx") << u"setx OPENAI_API_KEY \"sk-ab.c_1/+=\""_s;
    QTest::newRow("PowerShell") << u"$env:OPENAI_API_KEY=\"sk-ab.c_1/+=\""_s;
    QTest::newRow("YAML") << u"api_key: \"sk-ab.c_1/+=\""_s;
    QTest::newRow("Python") << u"api_key = 'sk-ab.c_1/+=',"_s;
    QTest::newRow("JavaScript") << u"apiKey: `sk-ab.c_1/+=`;"_s;
    QTest::newRow("other header") << u"x-api-key: sk-ab.c_1/+="_s;
    QTest::newRow("in Chinese") << u"密钥：sk-ab.c_1/+="_s;
    QTest::newRow("typographic quotes") << u"“sk-ab.c_1/+=”"_s;
    QTest::newRow("everything") << u" 'Bearer sk-ab.c_1/+=',"_s;
    QTest::newRow("invisible") << u"\u200bsk-ab.\u200dc_1/+=\ufeff"_s;
}

void ChatRequestTest::cleansKeys()
{
    QFETCH(QString, typed);
    const auto key = api::cleanKey(typed);
    QVERIFY(key.isOk());
    QCOMPARE(key.value(), "sk-ab.c_1/+=");
}

void ChatRequestTest::refusesKeysHeadersCannotCarry_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("character");
    QTest::newRow("full-width") << u"sk-ａbc"_s << u"ａ"_s;
    QTest::newRow("Chinese") << u"sk-密钥"_s << u"密"_s;
    QTest::newRow("accent") << u"sk-é"_s << u"é"_s;
    QTest::newRow("control") << u"sk-\u0001x"_s << u"\u0001"_s;
}

void ChatRequestTest::refusesKeysHeadersCannotCarry()
{
    QFETCH(QString, typed);
    const auto key = api::cleanKey(typed);
    QVERIFY(!key.isOk());
    QCOMPARE(key.error().kind, core::ErrorKind::BadInput);
    QTEST(key.error().message, "character");
    QVERIFY(api::cleanKey(u" Bearer "_s).value().isEmpty());
}

QTEST_GUILESS_MAIN(ChatRequestTest)
#include "tst_chatrequest.moc"
