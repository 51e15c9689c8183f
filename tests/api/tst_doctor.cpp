// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "support/doctorrig.h"
#include "support/examination.h"

#include <QTest>

using namespace support;
using namespace Qt::StringLiterals;
using State = api::DoctorCheck::State;

class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachCheckAsItGoes();
    void findsTheBaseThatWorks_data();
    void findsTheBaseThatWorks();
    void proposesNothingWhereNothingWorks();
    void aGatewayWithoutAListWorks();
    void saysThatAListIsPublic();
    void aListThatNeedsTheKeyIsNotPublic();
    void theFreePartSendsNoChat();
    void asksTheFirstChatModelOfTheList();
    void neverSendsAPlaceholder();
    void tellsWhoWasRefused_data();
    void tellsWhoWasRefused();
    void showsNoKeyThatIsPartOfTheAddress();
    void proposesNearModels();
    void tellsADisplayNameFromAnId();
    void theServersOwnVerdictWins();
    void tellsHowTheAnswerCame();
    void oneChatIsOnePost();
    void stopsWithoutAnotherWord();
    void waitsOnlyAsLongAsItsPatience();
    void anAddressThatIsNoneEndsIt();
};

void DoctorTest::showsEachCheckAsItGoes()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(examination.names(State::Passed),
             (QStringList{u"address"_s, u"name"_s, u"tcp"_s, u"api"_s, u"models"_s, u"key"_s,
                          u"model"_s, u"streaming"_s}));
    QCOMPARE(examination.names(State::Skipped), (QStringList{u"tls"_s, u"images"_s}));
    // Each one was announced before it was decided.
    for (const QString &name : {u"address"_s, u"name"_s, u"tcp"_s, u"api"_s, u"models"_s, u"key"_s})
        QVERIFY2(examination.wasAnnounced(name), qPrintable(name));
    QCOMPARE(examination.check(u"address"_s).detail, gateway.baseUrl() + u"/chat/completions"_s);
    QCOMPARE(examination.check(u"name"_s).detail, u"127.0.0.1"_s);
    QVERIFY(examination.check(u"tcp"_s).detail.endsWith(QString::number(gateway.port())));
    QVERIFY(examination.check(u"models"_s).detail.startsWith(u"3"_s));
}

/// T85.
void DoctorTest::findsTheBaseThatWorks_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *server, const char *typed, const char *kind, const char *base) {
        QTest::addRow("%s %s", server, typed)
            << QString::fromLatin1(server) << QString::fromUtf8(typed) << QString::fromLatin1(kind)
            << QString::fromLatin1(base);
    };
    // An empty kind: what was typed works as it stands, or once it is put in order.
    for (const char *typed :
         {"/api/v1", "/api/v1/", "/api/v1//", "//api//v1", "/api", "/api/v1/v1",
          "/api/v1/chat/completions", "/api/v1/models", "/api/chat/completions/"})
        row("open-webui", typed, "", "");
    row("open-webui", "", "not-an-api", "/api/v1");
    row("open-webui", "/", "not-an-api", "/api/v1");
    row("open-webui", "/v1", "not-an-api", "/api/v1");
    row("open-webui", "/v1/v1", "not-an-api", "/api/v1");
    row("open-webui", "/chat/completions", "not-an-api", "/api/v1");
    row("open-webui", "/auth", "not-an-api", "/api/v1");
    row("open-webui", "/c/0b5d9a52-0000-4000-8000-000000000000", "not-an-api", "/api/v1");
    row("open-webui", "/v1/api/v1", "bad-input", "/api/v1");
    for (const char *typed : {"/v1", "/v1/", "//v1", "/v1/v1", "/v1/chat/completions", "/v1/models",
                              "/V1/v1/Chat/Completions"})
        row("new-api", typed, QByteArray(typed).startsWith("/V1") ? "not-an-api" : "",
            QByteArray(typed).startsWith("/V1") ? "/v1" : "");
    row("new-api", "", "not-an-api", "/v1");
    row("new-api", "/", "not-an-api", "/v1");
    row("new-api", "/api", "wrong-path", "/v1");
    row("new-api", "/api/v1", "wrong-path", "/v1");
    row("new-api", "/console/token", "not-an-api", "/v1");
    row("new-api", "/v1/api/v1", "bad-input", "/v1");
    row("ollama", "", "wrong-path", "/v1");
    row("ollama", "/api", "wrong-path", "/v1");
    row("lm-studio", "", "wrong-path", "/v1");
    row("lm-studio", "/api/v1", "wrong-path", "/v1");
    row("llama.cpp", "", "", "");
    row("llama.cpp", "/v1", "", "");
    row("llama.cpp", "/api/v1", "wrong-path", "/v1");
    row("fastapi", "", "wrong-path", "/v1");
    row("fastapi", "/v1", "", "");
}

void DoctorTest::findsTheBaseThatWorks()
{
    QFETCH(QString, server);
    QFETCH(QString, typed);
    QFETCH(QString, kind);
    QFETCH(QString, base);
    const QHash<QString, void (*)(FakeGateway &)> servers{
        {u"open-webui"_s, imitateOpenWebUi}, {u"new-api"_s, imitateNewApi},
        {u"ollama"_s, imitateOllama},        {u"lm-studio"_s, imitateLmStudio},
        {u"llama.cpp"_s, imitateLlamaCpp},   {u"fastapi"_s, imitateFastApi}};
    FakeGateway gateway;
    servers.value(server)(gateway);
    Examination examination(gateway.origin() + typed, u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    const api::DoctorReport report = examination.report();
    QCOMPARE(report.isOk, kind.isEmpty());
    QCOMPARE(examination.firstKind(), kind);
    QCOMPARE(report.proposedBaseUrl, base.isEmpty() ? QString() : gateway.origin() + base);
    if (base.isEmpty())
        return;
    // The proposal works.
    Examination again(report.proposedBaseUrl, u"gem-1.5-pro"_s);
    QVERIFY(again.run());
    QVERIFY(again.report().isOk);
}

void DoctorTest::proposesNothingWhereNothingWorks()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::html(200, "<html><title>Shop</title>"));
    Examination examination(gateway.origin(), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.firstKind(), u"not-an-api"_s);
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
    // The address itself, the chat, and no more than four others.
    QVERIFY(gateway.requestCount("GET") <= 5);
    QCOMPARE(gateway.requestCount("POST"), 1);
}

void DoctorTest::aGatewayWithoutAListWorks()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::body(404, "text/plain", "404 page not found"));
    gateway.answer("/v1/chat/completions", shortChat());
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(examination.check(u"models"_s).state, State::Skipped);
    QCOMPARE(examination.check(u"models"_s).detail, u"missing"_s);
    QVERIFY(examination.names(State::Failed).isEmpty());
}

void DoctorTest::saysThatAListIsPublic()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", errorBody(401, u"Invalid token"_s));
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.check(u"models"_s).detail, u"3 public"_s);
    QCOMPARE(examination.check(u"key"_s).error.kind, core::ErrorKind::KeyRefused);
    QVERIFY(!examination.report().isOk);
}

void DoctorTest::aListThatNeedsTheKeyIsNotPublic()
{
    FakeGateway gateway;
    gateway.answer("/v1/chat/completions", shortChat());
    gateway.answer(modelList({u"m"_s}));
    gateway.answer(errorBody(401, u"No key"_s));
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.check(u"models"_s).detail, u"1"_s);
    QVERIFY(gateway.requests().at(1).header("Authorization").isNull());
}

void DoctorTest::theFreePartSendsNoChat()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    examination.options().asksChat = false;
    QVERIFY(examination.run());
    QCOMPARE(gateway.requestCount("POST"), 0);
    QVERIFY(!examination.report().isOk);
    QVERIFY(examination.names(State::Failed).isEmpty());
    QCOMPARE(examination.check(u"model"_s).state, State::Passed);
    QCOMPARE(examination.check(u"key"_s).detail, u"not-asked"_s);
}

void DoctorTest::asksTheFirstChatModelOfTheList()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), QString());
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(examination.check(u"model"_s).detail, u"gem-1.5-flash"_s);
    QCOMPARE(gateway.lastRequest().json().value(u"model"_s), QJsonValue(u"gem-1.5-flash"_s));
}

void DoctorTest::neverSendsAPlaceholder()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    examination.gateway().key = "YOUR_API_KEY_HERE";
    QVERIFY(examination.run());
    QVERIFY(!examination.report().isOk);
    QCOMPARE(examination.check(u"key"_s).error.code, u"placeholder"_s);
    QCOMPARE(examination.check(u"models"_s).state, State::Passed);
    for (const FakeRequest &request : gateway.requests())
        QVERIFY(request.header("Authorization").isNull());
}

void DoctorTest::tellsWhoWasRefused_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *name, const FakeAnswer &answer, const char *check,
                        const char *kind) {
        QTest::newRow(name) << answer << QString::fromLatin1(check) << QString::fromLatin1(kind);
    };
    row("Open WebUI wrong key",
        detailBody(401, u"Your session has expired or the token is invalid"_s), "key",
        "key-refused");
    row("Open WebUI wrong model", detailBody(400, u"Model not found"_s), "model",
        "model-not-found");
    row("New API no channel",
        errorBody(503, u"当前分组 default 下对于模型 gem 无可用渠道"_s, u"model_not_found"_s),
        "model", "no-channel");
    row("New API wrong key", errorBody(401, u"无效的令牌"_s), "key", "key-refused");
    row("New API quota", errorBody(403, u"用户额度不足"_s, u"insufficient_user_quota"_s), "key",
        "quota");
    row("Ollama wrong model", errorBody(404, u"model \"gem\" not found, try pulling it first"_s),
        "model", "model-not-found");
    row("OpenAI wrong model",
        errorBody(404, u"The model `gem` does not exist"_s, u"model_not_found"_s), "model",
        "model-not-found");
    row("odd words for a wrong model", errorBody(400, u"bad request"_s), "model", "bad-request");
    row("too many", errorBody(429, u"Rate limit reached"_s), "key", "rate-limited");
    row("down", FakeAnswer::html(502, "<title>502 Bad Gateway</title>"), "key", "gateway-down");
    row("nothing in it", FakeAnswer::sse({done()}), "streaming", "empty-answer");
    row("cut", FakeAnswer::sse({chunk(u"1 2"_s)}).framing(FakeAnswer::Framing::Close), "streaming",
        "network");
}

void DoctorTest::tellsWhoWasRefused()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, check);
    QFETCH(QString, kind);
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", answer);
    Examination examination(gateway.baseUrl(), u"gem"_s);
    QVERIFY(examination.run());
    QVERIFY(!examination.report().isOk);
    QCOMPARE(examination.names(State::Failed).constFirst(), check);
    QCOMPARE(core::errorKindName(examination.check(check).error.kind), kind);
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
}

void DoctorTest::showsNoKeyThatIsPartOfTheAddress()
{
    Examination path(u"http://127.0.0.1:1/sk-0a1b2c3d4e5f6071/v1"_s, u"m"_s);
    QVERIFY(path.run());
    QCOMPARE(path.check(u"address"_s).detail, u"http://127.0.0.1:1/***/v1/chat/completions"_s);
    Examination host(u"http://sk-examined-1.localhost:1/v1"_s, u"m"_s);
    host.gateway().key = "sk-EXAMINED-1";
    QVERIFY(host.run());
    for (const api::DoctorCheck &check : host.report().checks) {
        const QString said = check.detail + check.error.target + check.error.message;
        QVERIFY2(!said.contains(u"examined"_s), qPrintable(said));
    }
}

void DoctorTest::proposesNearModels()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", detailBody(400, u"Model not found"_s));
    Examination examination(gateway.baseUrl(), u"Gem Flash"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.check(u"model"_s).error.proposedModels, QStringList{u"gem-1.5-flash"_s});
    // Nothing is rewritten on its own.
    QCOMPARE(gateway.lastRequest().json().value(u"model"_s), QJsonValue(u"Gem Flash"_s));
}

void DoctorTest::tellsADisplayNameFromAnId()
{
    FakeGateway gateway;
    const QJsonObject entry{{u"id"_s, u"x-7"_s}, {u"name"_s, u"Clever One"_s}};
    gateway.answer("/v1/models", FakeAnswer::json(200, {{u"data"_s, QJsonArray{entry}}}));
    gateway.answer(detailBody(400, u"Model not found"_s));
    Examination examination(gateway.baseUrl(), u"clever one"_s);
    QVERIFY(examination.run());
    const core::Error error = examination.check(u"model"_s).error;
    QCOMPARE(error.kind, core::ErrorKind::ModelNotFound);
    QCOMPARE(error.code, u"display-name"_s);
    QCOMPARE(error.proposedModels, QStringList{u"x-7"_s});
}

void DoctorTest::theServersOwnVerdictWins()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    Examination examination(gateway.baseUrl(), u"not-in-the-list"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(examination.check(u"model"_s).state, State::Passed);
}

void DoctorTest::tellsHowTheAnswerCame()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", FakeAnswer::sse({chunk(u"1"_s)})
                                               .hold()
                                               .then({chunk(u"2"_s)})
                                               .then({finish(u"stop"_s), done()}));
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    examination.start();
    QTRY_VERIFY(gateway.requestCount("POST") == 1 && !gateway.written().isEmpty()
                && gateway.written().constLast().bytes.contains("\"1\""));
    // The first piece has left; only now may the rest follow.
    QTRY_VERIFY(examination.wasAnnounced(u"key"_s));
    QTest::qWait(0);
    gateway.release();
    QVERIFY(examination.wait());
    QVERIFY(examination.report().isOk);

    gateway.answer("/v1/chat/completions",
                   FakeAnswer::json(200, completion(u"1 2 3"_s, u"stop"_s)));
    Examination whole(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(whole.run());
    QVERIFY(whole.report().isOk);
    QCOMPARE(whole.check(u"streaming"_s).detail, u"at-once"_s);
}

void DoctorTest::oneChatIsOnePost()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", FakeAnswer::hangUp());
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QCOMPARE(gateway.requestCount("POST"), 1);
    QCOMPARE(examination.check(u"key"_s).error.kind, core::ErrorKind::Network);
}

void DoctorTest::stopsWithoutAnotherWord()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    Examination examination(gateway.baseUrl(), u"m"_s);
    examination.start();
    QVERIFY(gateway.waitForRequests(1));
    examination.stop();
    QTRY_COMPARE(gateway.abandonedCount(), 1);
    QVERIFY(!examination.isOver());
}

void DoctorTest::waitsOnlyAsLongAsItsPatience()
{
    for (const QString &model : {u"m"_s, QString()}) {
        FakeGateway gateway;
        gateway.answer(FakeAnswer::silence());
        Examination examination(gateway.baseUrl(), model);
        examination.gateway().patience.firstByteMs = 50;
        QVERIFY(examination.run());
        QCOMPARE(examination.firstKind(), u"timeout"_s);
        QCOMPARE(examination.check(u"api"_s).state, State::Failed);
    }
}

void DoctorTest::anAddressThatIsNoneEndsIt()
{
    Examination examination(u"ftp://gw.example/v1"_s, u"m"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{u"address"_s});
    QCOMPARE(examination.check(u"address"_s).error.code, u"scheme"_s);
    QCOMPARE(examination.names(State::Passed), QStringList());
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
