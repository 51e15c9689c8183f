// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/doctorrig.h"
#include "support/examination.h"

#include <QTest>

using namespace support;
using namespace Qt::StringLiterals;
using State = api::DoctorCheck::State;

/// What the doctor says of gateways that work in part, and of servers that are none.
class DoctorVerdictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOfTheKeyOnlyWhatWasShown();
    void aListThatFailsIsNoChatThatFails_data();
    void aListThatFailsIsNoChatThatFails();
    void whatAnswersEverythingAlike_data();
    void whatAnswersEverythingAlike();
    void whichCheckAChatFails_data();
    void whichCheckAChatFails();
    void withoutAListAModelMustBeNamed_data();
    void withoutAListAModelMustBeNamed();
    void tellsHowManyPiecesCame_data();
    void tellsHowManyPiecesCame();
};

void DoctorVerdictsTest::aListThatFailsIsNoChatThatFails_data()
{
    QTest::addColumn<FakeAnswer>("list");
    QTest::addColumn<bool>("isMissing");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const FakeAnswer &list, const QString &words) {
        QTest::newRow(name) << list << false << words;
    };
    row("hangs up", FakeAnswer::hangUp(), QString());
    row("hangs", FakeAnswer::silence(), QString());
    row("success false",
        FakeAnswer::json(200, {{u"success"_s, false}, {u"message"_s, u"list is off"_s}}),
        u"list is off"_s);
    row("error", errorBody(200, u"no list today"_s), u"no list today"_s);
    row("detail", detailBody(200, u"no list for you"_s), u"no list for you"_s);
    row("broken", FakeAnswer::body(200, "application/json", "{\"data\": [{"), QString());
    row("text", FakeAnswer::body(200, "text/plain", "soon"), u"soon"_s);
    row("500", errorBody(500, u"list broke"_s), u"list broke"_s);
    QTest::newRow("404") << detailBody(404, u"Not Found"_s) << true << QString();
    QTest::newRow("page") << FakeAnswer::html(200, "<title>Site</title>") << true << QString();
}

void DoctorVerdictsTest::aListThatFailsIsNoChatThatFails()
{
    QFETCH(FakeAnswer, list);
    QFETCH(bool, isMissing);
    QFETCH(QString, words);
    FakeGateway gateway;
    gateway.answer("/v1/chat/completions", shortChat());
    gateway.answer(list);
    Examination examination(gateway.baseUrl(), u"m"_s);
    examination.gateway().patience.connectMs = 2000; // nobody here speaks TLS
    examination.gateway().patience.firstByteMs = 2000;
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QCOMPARE(examination.check(u"api"_s).state, State::Passed);
    const api::DoctorCheck models = examination.check(u"models"_s);
    QCOMPARE(models.state, isMissing ? State::Skipped : State::Failed);
    QVERIFY2(models.error.message.contains(words), qPrintable(models.error.message));
}

void DoctorVerdictsTest::whatAnswersEverythingAlike_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const FakeAnswer &answer, const char *check,
                        const char *kind, const char *code = "") {
        QTest::newRow(name) << answer << QString::fromLatin1(check) << QString::fromLatin1(kind)
                            << QString::fromLatin1(code);
    };
    row("OK", FakeAnswer::body(200, "text/plain", "OK"), "api", "protocol", "plain-text");
    row("{}", FakeAnswer::body(200, "application/json", "{}"), "api", "empty-answer", "list");
    row("nothing", FakeAnswer::body(200, "application/json", ""), "api", "empty-answer", "list");
    row("204", FakeAnswer::raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), "api",
        "empty-answer", "list");
    row("nginx 401", FakeAnswer::html(401, "<title>401 Authorization Required</title>"), "api",
        "key-refused");
    row("nginx 403", FakeAnswer::html(403, "<title>403 Forbidden</title>"), "api", "forbidden");
    row("empty 403", FakeAnswer::body(403, "text/plain", ""), "api", "forbidden");
    row("a teapot", FakeAnswer::body(418, "text/plain", "I am a teapot"), "api", "bad-request");
    row("a token that is none",
        FakeAnswer::json(
            200, {{u"success"_s, false}, {u"message"_s, u"无权进行此操作，access token 无效"_s}}),
        "models", "key-refused");
}

void DoctorVerdictsTest::whatAnswersEverythingAlike()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, check);
    FakeGateway gateway;
    gateway.answer(answer);
    Examination examination(gateway.baseUrl(), u"m"_s);
    QVERIFY(examination.run());
    QVERIFY(!examination.report().isOk);
    QCOMPARE(examination.names(State::Failed).constFirst(), check);
    QTEST(examination.firstKind(), "kind");
    QTEST(examination.check(check).error.code, "code");
    QVERIFY(examination.report().proposedBaseUrl.isEmpty());
    const bool isApi = check == u"models"_s;
    QCOMPARE(examination.check(u"api"_s).state, isApi ? State::Passed : State::Failed);
    QCOMPARE(examination.check(u"key"_s).state, isApi ? State::Failed : State::Skipped);
}

void DoctorVerdictsTest::whichCheckAChatFails_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("code");
    QTest::newRow("not for this key")
        << errorBody(403, u"该令牌无权访问模型 gem-1.5-pro"_s) << u"model"_s << QString();
    QTest::newRow("cut without a reason")
        << FakeAnswer::sse({chunk(u"1 2"_s)}).framing(FakeAnswer::Framing::Close) << u"streaming"_s
        << u"connection-closed"_s;
    QTest::newRow("quota after text")
        << FakeAnswer::sse({chunk(u"1 2"_s), "data: {\"error\":{\"message\":\"余额不足\"}}\n\n"})
        << u"streaming"_s << QString();
}

void DoctorVerdictsTest::whichCheckAChatFails()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, check);
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", answer);
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QCOMPARE(examination.names(State::Failed), QStringList{check});
    QTEST(examination.check(check).error.code, "code");
    QCOMPARE(examination.check(u"key"_s).state, State::Passed);
}

void DoctorVerdictsTest::withoutAListAModelMustBeNamed_data()
{
    QTest::addColumn<FakeAnswer>("list");
    QTest::addColumn<bool>("isMissing");
    QTest::addColumn<bool>("asksChat");
    const FakeAnswer none = detailBody(404, u"Not Found"_s);
    QTest::newRow("whole") << none << true << true;
    QTest::newRow("free part") << none << true << false;
    QTest::newRow("whole, the list hangs") << FakeAnswer::silence() << false << true;
    QTest::newRow("free part, the list hangs") << FakeAnswer::silence() << false << false;
    QTest::newRow("whole, the list hangs up") << FakeAnswer::hangUp() << false << true;
}

void DoctorVerdictsTest::withoutAListAModelMustBeNamed()
{
    QFETCH(FakeAnswer, list);
    QFETCH(bool, isMissing);
    QFETCH(bool, asksChat);
    FakeGateway gateway;
    gateway.answer("/v1/chat/completions", errorBody(400, u"you must provide a model parameter"_s));
    gateway.answer(list);
    Examination examination(gateway.baseUrl(), QString());
    examination.options().asksChat = asksChat;
    examination.gateway().patience.connectMs = 2000; // nobody here speaks TLS
    examination.gateway().patience.firstByteMs = 2000;
    QVERIFY(examination.run());
    QCOMPARE(examination.check(u"api"_s).state, State::Passed);
    QCOMPARE(examination.check(u"models"_s).detail, isMissing ? u"missing"_s : QString());
    QStringList failed;
    if (!isMissing)
        failed.append(u"models"_s);
    if (asksChat)
        failed.append(u"model"_s);
    QCOMPARE(examination.names(State::Failed), failed);
    QCOMPARE(examination.check(u"model"_s).error.code, asksChat ? u"no-model"_s : QString());
    // It costs nothing: no message, and no model that could answer it.
    QCOMPARE(gateway.requestCount("POST"), 1);
    QCOMPARE(gateway.lastRequest().body, QByteArray("{}"));
}

void DoctorVerdictsTest::tellsHowManyPiecesCame_data()
{
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<QString>("detail");
    QTest::newRow("one") << QList<QByteArray>{chunk(u"1 2 3"_s) + finish(u"stop"_s) + done()}
                         << u"too-short"_s;
    QTest::newRow("many at once") << QList<QByteArray>{chunk(u"1"_s) + chunk(u"2"_s) + chunk(u"3"_s)
                                                       + finish(u"stop"_s) + done()}
                                  << u"at-once"_s;
}

void DoctorVerdictsTest::tellsHowManyPiecesCame()
{
    QFETCH(QList<QByteArray>, pieces);
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", FakeAnswer::sse(pieces));
    Examination examination(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(examination.run());
    QVERIFY(examination.report().isOk);
    QTEST(examination.check(u"streaming"_s).detail, "detail");
}

void DoctorVerdictsTest::saysOfTheKeyOnlyWhatWasShown()
{
    FakeGateway gateway;
    serveApi(gateway, "/v1");
    gateway.answer("/v1/chat/completions", FakeAnswer::sse({done()}));
    Examination silent(gateway.baseUrl(), u"gem-1.5-pro"_s);
    QVERIFY(silent.run());
    QCOMPARE(silent.check(u"key"_s).detail, u"accepted"_s);
    QCOMPARE(silent.check(u"model"_s).detail, u"gem-1.5-pro unanswered"_s);

    gateway.answer("/v1/chat/completions", detailBody(400, u"Model not found"_s));
    Examination keyless(gateway.baseUrl(), u"YOUR_MODEL_ID_HERE"_s);
    keyless.gateway().key.clear();
    QVERIFY(keyless.run());
    QCOMPARE(keyless.check(u"key"_s).detail, u"none"_s);
    QCOMPARE(keyless.check(u"model"_s).error.code, u"placeholder"_s);

    gateway.answer("/v1/chat/completions", shortChat());
    Examination works(gateway.baseUrl(), u"gem"_s);
    QVERIFY(works.run());
    QCOMPARE(works.check(u"key"_s).detail, QString());
    QCOMPARE(works.check(u"model"_s).detail, u"gem"_s);
}

QTEST_GUILESS_MAIN(DoctorVerdictsTest)
#include "tst_doctorverdicts.moc"
