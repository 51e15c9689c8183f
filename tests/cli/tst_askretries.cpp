// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/askrig.h"

#include <QTimer>
#include <csignal>

using namespace support;

/// What a question on the command line does when the gateway does not answer at once.
class TestAskRetries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<AskRig>(); }
    void saysThatItTriesAgain_data();
    void saysThatItTriesAgain();
    void saysWhatItLeavesOut();
    void asksForTokensInTheOtherWay();
    void ctrlCEndsTheWait();
    void whatNeverLeftIsNoAttempt();
    void countsItsAttempts_data();
    void countsItsAttempts();

private:
    [[nodiscard]] QStringList arguments(const FakeGateway &gateway, bool isJson) const
    {
        QStringList more;
        if (isJson)
            more.append(QStringLiteral("--json"));
        return m_rig->to(gateway, more + QStringList{QStringLiteral("Hello")});
    }

    std::unique_ptr<AskRig> m_rig;
};

namespace {

QJsonObject errorBody(const char *message)
{
    return {{QStringLiteral("error"), QString::fromLatin1(message)}};
}

} // namespace

void TestAskRetries::saysThatItTriesAgain_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::newRow("text") << false;
    QTest::newRow("JSON") << true;
}

void TestAskRetries::saysThatItTriesAgain()
{
    QFETCH(bool, isJson);
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(503, errorBody("busy")).header("retry-after-ms", "100"));
    gateway.answer(greeting());
    const Outcome outcome = Command().run(arguments(gateway, isJson));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.errors.contains("Trying again in 0.1 s"));
    QCOMPARE(outcome.errors.count('\n'), 1);
    QCOMPARE(outcome.output.count('\n'), 1);
    if (isJson)
        QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(2));
    else
        QCOMPARE(outcome.output, QByteArray("Hi 你好\n"));
}

void TestAskRetries::saysWhatItLeavesOut()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(400, errorBody("unknown field stream_options")));
    gateway.answer(greeting());
    const Outcome outcome = Command().run(arguments(gateway, true));
    QCOMPARE(outcome.exit, 0);
    QVERIFY(outcome.errors.contains("stream_options"));
    QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(2));
    QVERIFY(outcome.json().value(QStringLiteral("error")).isNull());
}

void TestAskRetries::asksForTokensInTheOtherWay()
{
    FakeGateway gateway;
    const QJsonObject error{
        {QStringLiteral("message"),
         QStringLiteral("Unsupported parameter: 'max_tokens' is not supported with this model.")},
        {QStringLiteral("param"), QStringLiteral("max_tokens")},
        {QStringLiteral("code"), QStringLiteral("unsupported_parameter")}};
    gateway.answer(FakeAnswer::json(400, {{QStringLiteral("error"), error}}));
    gateway.answer(greeting());
    const Outcome outcome = Command().run(
        m_rig->to(gateway, {QStringLiteral("--option"), QStringLiteral("max_tokens=5"),
                            QStringLiteral("--json"), QStringLiteral("Hello")}));
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(2));
    const QJsonObject sent = gateway.lastRequest().json();
    QCOMPARE(sent.value(QStringLiteral("max_completion_tokens")), QJsonValue(5));
    QVERIFY(!sent.contains(QStringLiteral("max_tokens")));
}

void TestAskRetries::ctrlCEndsTheWait()
{
    FakeGateway gateway;
    gateway.answer(FakeAnswer::json(429, errorBody("slow down")).header("Retry-After", "50"));
    Command command;
    QTimer watch;
    connect(&watch, &QTimer::timeout, &watch, [&command, &watch] {
        if (command.told() == 0)
            return;
        watch.stop();
        ::raise(SIGINT);
    });
    watch.start(5);
    const Outcome outcome = command.run(arguments(gateway, true));
    QCOMPARE(outcome.exit, 130);
    QCOMPARE(outcome.json().value(QStringLiteral("verdict")),
             QJsonValue(QStringLiteral("stopped")));
    QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(1));
    QCOMPARE(gateway.requestCount(), 1);
}

void TestAskRetries::whatNeverLeftIsNoAttempt()
{
    QString address;
    {
        FakeGateway gone;
        address = gone.baseUrl();
    }
    const Outcome outcome = Command().run(
        m_rig->stored({QStringLiteral("--base-url"), address, QStringLiteral("--model"),
                       QStringLiteral("m"), QStringLiteral("--json"), QStringLiteral("Hi")}));
    QCOMPARE(outcome.exit, 2);
    QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(0));
}

void TestAskRetries::countsItsAttempts_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<QString>("kind");
    QTest::newRow("down") << FakeAnswer::json(502, {}).header("retry-after-ms", "1") << 3
                          << QStringLiteral("gateway-down");
    QTest::newRow("key refused") << FakeAnswer::json(401, errorBody("no")) << 1
                                 << QStringLiteral("key-refused");
    QTest::newRow("a long wait") << FakeAnswer::json(429, {}).header("Retry-After", "3600") << 1
                                 << QStringLiteral("rate-limited");
    QTest::newRow("redirect") << FakeAnswer::redirect(301, "/v2/chat/completions") << 1
                              << QStringLiteral("redirect");
}

void TestAskRetries::countsItsAttempts()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(int, attempts);
    QFETCH(QString, kind);
    FakeGateway gateway;
    gateway.answer(answer);
    const Outcome outcome = Command().run(arguments(gateway, true));
    QCOMPARE(outcome.exit, 2);
    QCOMPARE(outcome.json().value(QStringLiteral("attempts")), QJsonValue(attempts));
    QCOMPARE(gateway.requestCount(), attempts);
    const QJsonObject error = outcome.json().value(QStringLiteral("error")).toObject();
    QCOMPARE(error.value(QStringLiteral("kind")), QJsonValue(kind));
    if (kind == QLatin1StringView("rate-limited"))
        QCOMPARE(error.value(QStringLiteral("retry_after")), QJsonValue(3600));
}

QTEST_GUILESS_MAIN(TestAskRetries)
#include "tst_askretries.moc"
