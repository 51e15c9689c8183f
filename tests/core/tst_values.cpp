// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chatparameters.h"
#include "core/error.h"
#include "core/message.h"
#include "core/preset.h"
#include "core/usage.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace core;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorKindHasItsOwnName();
    void rolesAndStatesSurviveTheirNames();
    void usageReadsNumbersInAnySpelling_data();
    void usageReadsNumbersInAnySpelling();
    void usageAddsUpWhenNoTotalIsSent();
    void usageKeepsDetails();
    void parametersAreAbsentUntilSet();
    void parameterIsSetByTheApisName_data();
    void parameterIsSetByTheApisName();
    void parameterOfAWrongTypeIsRefused_data();
    void parameterOfAWrongTypeIsRefused();
    void unknownParametersGoOutAsTheyAre();
    void presetIsFoundByItsHost();
};

void TestValues::everyErrorKindHasItsOwnName()
{
    QSet<QString> names;
    for (ErrorKind kind : allErrorKinds()) {
        names.insert(errorKindName(kind));
        QCOMPARE(errorKindFromName(errorKindName(kind)), kind);
    }
    QCOMPARE(names.size(), allErrorKinds().size());
    QCOMPARE(errorKindFromName(QStringLiteral("no-such-kind")), ErrorKind::Unknown);
}

void TestValues::rolesAndStatesSurviveTheirNames()
{
    for (Role role : {Role::System, Role::Developer, Role::User, Role::Assistant, Role::Tool})
        QCOMPARE(roleFromName(roleName(role)), std::optional(role));
    QVERIFY(!roleFromName(QStringLiteral("function")));
    for (int state = 0; state <= int(MessageState::Failed); ++state)
        QCOMPARE(stateFromName(stateName(MessageState(state))), MessageState(state));
    QCOMPARE(stateFromName(QStringLiteral("from-the-future")), MessageState::Complete);
}

void TestValues::usageReadsNumbersInAnySpelling_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isUsage");
    QTest::addColumn<qint64>("prompt");
    QTest::newRow("integers") << QByteArray(R"({"prompt_tokens":19,"total_tokens":29})") << true
                              << qint64(19);
    QTest::newRow("strings") << QByteArray(R"({"prompt_tokens":"19"})") << true << qint64(19);
    QTest::newRow("floats") << QByteArray(R"({"prompt_tokens":19.0})") << true << qint64(19);
    QTest::newRow("empty") << QByteArray("{}") << false << qint64(0);
    QTest::newRow("words") << QByteArray(R"({"prompt_tokens":"many"})") << false << qint64(0);
    QTest::newRow("negative") << QByteArray(R"({"prompt_tokens":-1})") << false << qint64(0);
    QTest::newRow("huge") << QByteArray(R"({"prompt_tokens":1e300})") << false << qint64(0);
    QTest::newRow("null") << QByteArray(R"({"prompt_tokens":null})") << false << qint64(0);
}

void TestValues::usageReadsNumbersInAnySpelling()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isUsage);
    QFETCH(qint64, prompt);
    const auto usage = Usage::fromJson(QJsonDocument::fromJson(json).object());
    QCOMPARE(usage.has_value(), isUsage);
    if (usage)
        QCOMPARE(usage->promptTokens, prompt);
}

void TestValues::usageAddsUpWhenNoTotalIsSent()
{
    const auto usage = Usage::fromJson(
        {{QStringLiteral("prompt_tokens"), 3}, {QStringLiteral("completion_tokens"), 5}});
    QCOMPARE(usage->totalTokens, 8);
}

void TestValues::usageKeepsDetails()
{
    Usage usage;
    usage.promptTokens = 3;
    usage.cachedTokens = 2;
    usage.reasoningTokens = 1;
    QCOMPARE(Usage::fromJson(usage.toJson()), std::optional(usage));
}

void TestValues::parametersAreAbsentUntilSet()
{
    QJsonObject request;
    ChatParameters().writeTo(request);
    QVERIFY(request.isEmpty());
}

void TestValues::parameterIsSetByTheApisName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const char *value, const char *written = nullptr) {
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray(value)
                            << QByteArray(written ? written : value);
    };
    row("temperature", "0.5");
    row("top_p", "1");
    row("n", "2");
    row("max_tokens", "50");
    row("max_completion_tokens", "50");
    row("presence_penalty", "-2");
    row("frequency_penalty", "0.1");
    row("seed", "9007199254740993");
    row("logprobs", "true");
    row("top_logprobs", "20");
    row("logit_bias", R"({"50256":-100})");
    row("response_format", R"({"type":"json_object"})");
    row("reasoning_effort", R"("low")");
    row("verbosity", R"("high")");
    row("parallel_tool_calls", "false");
    row("tool_choice", R"("auto")");
    row("tools", "[]");
    row("service_tier", R"("flex")");
    row("user", R"("me")");
    row("stop", R"(["a","b"])");
    QTest::newRow("one stop of a list")
        << QStringLiteral("stop") << QByteArray(R"(["a"])") << QByteArray(R"("a")");
    QTest::newRow("stop as text") << QStringLiteral("stop") << QByteArray(R"("a")")
                                  << QByteArray(R"("a")");
}

void TestValues::parameterIsSetByTheApisName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, written);
    const auto parse = [](const QByteArray &json) {
        return QJsonDocument::fromJson("[" + json + "]").array().at(0);
    };
    ChatParameters parameters;
    QVERIFY(parameters.set(name, parse(value)).isOk());
    QJsonObject request;
    parameters.writeTo(request);
    QCOMPARE(request.keys(), QStringList({name}));
    QCOMPARE(request.value(name), parse(written));
}

void TestValues::parameterOfAWrongTypeIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("text for a number")
        << QStringLiteral("temperature") << QJsonValue(QStringLiteral("warm"));
    QTest::newRow("fraction for a count") << QStringLiteral("max_tokens") << QJsonValue(1.5);
    QTest::newRow("number for a list") << QStringLiteral("stop") << QJsonValue(3);
    QTest::newRow("numbers in a list") << QStringLiteral("stop") << QJsonValue(QJsonArray{1});
    QTest::newRow("stream as text")
        << QStringLiteral("stream") << QJsonValue(QStringLiteral("yes"));
    QTest::newRow("the messages") << QStringLiteral("messages") << QJsonValue(QJsonArray());
    QTest::newRow("no name") << QString() << QJsonValue(1);
}

void TestValues::parameterOfAWrongTypeIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    ChatParameters parameters;
    const auto result = parameters.set(name, value);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().kind, ErrorKind::BadInput);
    QCOMPARE(result.error().param, name);
    QCOMPARE(parameters, ChatParameters());
}

void TestValues::unknownParametersGoOutAsTheyAre()
{
    ChatParameters parameters;
    QVERIFY(parameters.set(QStringLiteral("top_k"), 40).isOk());
    QJsonObject request;
    parameters.writeTo(request);
    QCOMPARE(request, QJsonObject({{QStringLiteral("top_k"), 40}}));
}

void TestValues::presetIsFoundByItsHost()
{
    const Preset *preset = presetByHost(QStringLiteral("ASK.ling.rest"));
    QVERIFY(preset);
    QCOMPARE(preset->baseUrl, QStringLiteral("https://ask.ling.rest/api/v1"));
    QVERIFY(presetByHost(QStringLiteral("lalc.ltd")));
    QVERIFY(!presetByHost(QStringLiteral("127.0.0.1")));
    QVERIFY(!presetByHost(QStringLiteral("ling.rest.evil.example")));
    QCOMPARE(presets().constLast().id, QStringLiteral("custom"));
    QCOMPARE(presetById(QStringLiteral("unheard-of")).id, QStringLiteral("custom"));
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
