// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"

using namespace support;
using namespace Qt::StringLiterals;

/// What a question on the command line says about an address or a model that cannot be right.
class TestAskAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<AskRig>(); }
    void anAddressIsForTheDoctor_data();
    void anAddressIsForTheDoctor();
    void aPortForHttpsIsNamed();
    void aPlaceholderIsNoModel();
    void whatIsNotSentCanBeReadByNobody();

private:
    std::unique_ptr<AskRig> m_rig;
};

void TestAskAdvice::anAddressIsForTheDoctor_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<bool>("isForTheDoctor");
    QTest::newRow("page") << FakeAnswer::html(200, "<!doctype html><title>Open WebUI</title>")
                          << true;
    QTest::newRow("path") << FakeAnswer::json(405, {{u"detail"_s, u"Method Not Allowed"_s}})
                          << true;
    QTest::newRow("key") << FakeAnswer::json(401, {{u"detail"_s, u"no"_s}}) << false;
}

void TestAskAdvice::anAddressIsForTheDoctor()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(bool, isForTheDoctor);
    FakeGateway gateway;
    gateway.answer(answer);
    const Outcome outcome = Command().run(m_rig->to(gateway, {u"--json"_s, u"Hi"_s}));
    QCOMPARE(outcome.exit, 2);
    const QString advice = outcome.json().value(u"error"_s)[u"advice"_s].toString();
    QCOMPARE(advice.contains(u"loquat doctor"_s), isForTheDoctor);
    QVERIFY(advice.endsWith(u'.') && !advice.contains(u".;"_s));
    QCOMPARE(outcome.errors.contains("loquat doctor"), isForTheDoctor);
}

void TestAskAdvice::aPortForHttpsIsNamed()
{
    FakeGateway gateway;
    gateway.answer(
        FakeAnswer::body(400, "text/plain", "Client sent an HTTP request to an HTTPS server.\n"));
    const Outcome outcome = Command().run(m_rig->to(gateway, {u"--json"_s, u"Hi"_s}));
    QCOMPARE(outcome.exit, 2);
    const QJsonObject error = outcome.json().value(u"error"_s).toObject();
    QCOMPARE(error.value(u"kind"_s), QJsonValue(u"tls"_s));
    QCOMPARE(error.value(u"code"_s), QJsonValue(u"https-only"_s));
    QVERIFY(error.value(u"advice"_s).toString().contains(u"https://"_s));
    QCOMPARE(gateway.requestCount("POST"), 1);
}

void TestAskAdvice::aPlaceholderIsNoModel()
{
    FakeGateway gateway;
    gateway.answer(greeting());
    const Outcome outcome = Command().run(m_rig->stored(
        {u"--base-url"_s, gateway.baseUrl(), u"--model"_s, u"YOUR_MODEL_ID_HERE"_s, u"Hi"_s}));
    QCOMPARE(outcome.exit, 1);
    QVERIFY(outcome.errors.contains("placeholder, not a model: YOUR_MODEL_ID_HERE. Put the ID"));
    QCOMPARE(gateway.requestCount(), 0);
}

void TestAskAdvice::whatIsNotSentCanBeReadByNobody()
{
    // A stored connection whose plain address nobody has said yes to.
    m_rig->store(u"Work"_s, u"http://192.0.2.1/v1"_s, {});
    const Outcome outcome = Command().run(m_rig->stored({u"Hi"_s}));
    QCOMPARE(outcome.exit, 2);
    QVERIFY(outcome.errors.contains("not encrypted"));
    QVERIFY(!outcome.errors.contains("others can read what is sent"));
}

QTEST_GUILESS_MAIN(TestAskAdvice)
#include "tst_askadvice.moc"
