// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"
#include "support/fakegateway.h"

#include <QJsonArray>
#include <QTest>

using support::FakeAnswer;
using support::FakeGateway;
using Outcome = core::Result<QList<api::ModelInfo>>;

namespace {

QJsonObject twoModels()
{
    return {{QStringLiteral("data"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("b")}},
                        QJsonObject{{QStringLiteral("id"), QStringLiteral("a")}}}}};
}

/// Asks and spins until the answer is there.
Outcome ask(const QString &baseUrl, int answerMs = 10'000)
{
    api::Wire wire;
    api::Gateway gateway;
    gateway.baseUrl = baseUrl;
    gateway.key = "sk-test";
    gateway.patience = {10'000, answerMs, answerMs};
    const QFuture<Outcome> future = wire.models(gateway);
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000))
        return core::Error{};
    return future.result();
}

} // namespace

class TestWireModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAndReads();
    void followsWithinTheOrigin_data();
    void followsWithinTheOrigin();
    void stopsAtALoop();
    void neverLeavesTheOrigin_data();
    void neverLeavesTheOrigin();
    void aWebPageIsNotAnApi();
    void aPageToSignInAtIsNamed();
    void errorsKeepTheirKind();
    void aCutListIsNoList();
    void waitsOnlySoLong();
};

void TestWireModels::asksAndReads()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, twoModels()));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.value().size(), 2);
    QCOMPARE(outcome.value().constFirst().id, QStringLiteral("b"));
    const support::FakeRequest request = gateway.lastRequest();
    QCOMPARE(request.method, QByteArray("GET"));
    QCOMPARE(request.path, QByteArray("/v1/models"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer sk-test"));
    QVERIFY(request.header("x-api-key").isNull());
}

void TestWireModels::followsWithinTheOrigin_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestWireModels::followsWithinTheOrigin()
{
    QFETCH(int, status);
    FakeGateway gateway;
    gateway.answer("/v1/models", FakeAnswer::redirect(status, "/v1/models/"));
    gateway.answer("/v1/models/", FakeAnswer::redirect(status, "/other"));
    gateway.answer("/other", FakeAnswer::json(200, twoModels()));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(outcome.isOk());
    QCOMPARE(outcome.value().size(), 2);
    QCOMPARE(gateway.requestCount("GET"), 3);
}

void TestWireModels::stopsAtALoop()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(302, "/v1/models"));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::Redirect);
    QCOMPARE(gateway.requestCount(), 1);
}

void TestWireModels::neverLeavesTheOrigin_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:%1/v1/models");
    QTest::newRow("other host") << QStringLiteral("http://localhost:%1/v1/models");
    QTest::newRow("https") << QStringLiteral("https://127.0.0.1:%1/v1/models");
    QTest::newRow("scheme-relative") << QStringLiteral("//127.0.0.1:%1/v1/models");
}

void TestWireModels::neverLeavesTheOrigin()
{
    QFETCH(QString, form);
    FakeGateway other;
    FakeGateway gateway;
    gateway.answer(FakeAnswer::redirect(302, form.arg(other.port()).toLatin1()));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::Redirect);
    QVERIFY(outcome.error().target.contains(QString::number(other.port())));
    QCOMPARE(other.connectionCount(), 0);
}

void TestWireModels::aWebPageIsNotAnApi()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::html(200, "<!doctype html><title>Chat</title><p>Hi"));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::NotAnApi);
    QVERIFY(!outcome.error().message.contains(u'<'));
}

void TestWireModels::aPageToSignInAtIsNamed()
{
    FakeGateway gateway;
    gateway.answer("/v1/models", FakeAnswer::redirect(302, "/sso/start"));
    gateway.answer(FakeAnswer::html(200, "<html></html>"));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::Redirect);
    QCOMPARE(outcome.error().code, QStringLiteral("login"));
    QCOMPARE(gateway.requestCount(), 1);
}

void TestWireModels::errorsKeepTheirKind()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(
        401, {{QStringLiteral("detail"), QStringLiteral("Your key sk-test is not valid")}}));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::KeyRefused);
    QCOMPARE(outcome.error().status, 401);
    QVERIFY(!outcome.error().message.contains(QStringLiteral("sk-test")));
}

void TestWireModels::aCutListIsNoList()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(200, twoModels()).cutAt(20));
    const Outcome outcome = ask(gateway.baseUrl());
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::Network);
}

void TestWireModels::waitsOnlySoLong()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::silence());
    const Outcome outcome = ask(gateway.baseUrl(), 100);
    QVERIFY(!outcome.isOk());
    QCOMPARE(outcome.error().kind, core::ErrorKind::Timeout);
}

QTEST_GUILESS_MAIN(TestWireModels)
#include "tst_wiremodels.moc"
