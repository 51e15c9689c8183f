// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"

#include <QJsonObject>

using namespace support;

namespace {

const QString kFormat = QStringLiteral(
    "response_format={\"type\": \"json_schema\", \"json_schema\": {\"name\": \"a\", \"schema\": "
    "{\"type\": \"object\", \"properties\": {\"n\": {\"type\": \"integer\"}}, "
    "\"required\": [\"n\"]}}}");

} // namespace

/// `loquat ask` with a form of answer: looked through before, held against it afterwards.
class TestAskFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<AskRig>(); }
    void aSchemaThatIsNoneSendsNothing();
    void whatFitsSaysNothing();
    void whatDoesNotFitIsTold();
    void whatIsNoJsonIsTold();
    void otherAnswersAreNotLookedAt();

private:
    Outcome ask(FakeGateway &gateway, const QString &answer, const QStringList &options)
    {
        gateway.answer(FakeAnswer::sse(
            {chunk(answer), support::finish(QStringLiteral("stop")), support::done()}));
        return Command().run(m_rig->to(gateway, options + QStringList{QStringLiteral("Q")}));
    }

    std::unique_ptr<AskRig> m_rig;
};

void TestAskFormat::aSchemaThatIsNoneSendsNothing()
{
    FakeGateway gateway;
    const QString format = QStringLiteral(
        "response_format={\"type\": \"json_schema\", \"json_schema\": {\"name\": \"a\", "
        "\"schema\": {\"type\": \"object\", \"properties\": {\"n\": 7}}}}");
    const Outcome outcome =
        ask(gateway, QStringLiteral("{}"), {QStringLiteral("--option"), format});
    QCOMPARE(outcome.exit, 1);
    QCOMPARE(gateway.requestCount(), 0);
    QVERIFY2(outcome.errors.contains("/properties/n"), outcome.errors.constData());
}

void TestAskFormat::whatFitsSaysNothing()
{
    FakeGateway gateway;
    const Outcome outcome =
        ask(gateway, QStringLiteral("{\"n\": 1}"), {QStringLiteral("--option"), kFormat});
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.output, QByteArray("{\"n\": 1}\n"));
    QCOMPARE(outcome.errors, QByteArray());
    QCOMPARE(gateway.lastRequest()
                 .json()
                 .value(QStringLiteral("response_format"))
                 .toObject()
                 .value(QStringLiteral("type")),
             QJsonValue(QStringLiteral("json_schema")));
}

void TestAskFormat::whatDoesNotFitIsTold()
{
    FakeGateway gateway;
    const Outcome outcome =
        ask(gateway, QStringLiteral("{\"n\": \"one\"}"), {QStringLiteral("--option"), kFormat});
    QCOMPARE(outcome.exit, 0); // the answer is there
    QCOMPARE(outcome.output, QByteArray("{\"n\": \"one\"}\n"));
    QVERIFY2(outcome.errors.contains("/n: "), outcome.errors.constData());
}

void TestAskFormat::whatIsNoJsonIsTold()
{
    FakeGateway gateway;
    const Outcome outcome =
        ask(gateway, QStringLiteral("{\"n\": 1,}"),
            {QStringLiteral("--option"), QStringLiteral("response_format=json_object")});
    QCOMPARE(outcome.exit, 0);
    QVERIFY2(outcome.errors.contains("Line 1, column 9"), outcome.errors.constData());
}

void TestAskFormat::otherAnswersAreNotLookedAt()
{
    FakeGateway gateway;
    const Outcome outcome =
        ask(gateway, QStringLiteral("{"),
            {QStringLiteral("--option"), QStringLiteral("response_format=text")});
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.errors, QByteArray());
}

QTEST_GUILESS_MAIN(TestAskFormat)
#include "tst_askformat.moc"
