// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatrequest.h"
#include "api/errornormaliser.h"
#include "core/parameterspec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// Which parameter a refusal is about, in whatever form it comes; and what goes out of what a
/// person chose beside the members of the API.
class TestParameterWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyParameterIsFoundInEveryForm_data();
    void everyParameterIsFoundInEveryForm();
    void plainWordsAreFoundAndNotOverheard_data();
    void plainWordsAreFoundAndNotOverheard();
    void theRoleThatWasChosenIsUsed_data();
    void theRoleThatWasChosenIsUsed();
    void streamingCanBeLeftOut();
};

void TestParameterWords::everyParameterIsFoundInEveryForm_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("name");
    const QPair<int, QByteArray> forms[] = {
        {400, R"({"error":{"message":"no","param":"NAME","code":"unsupported_value"}})"},
        {400, R"({"error":{"message":"Unrecognized request argument supplied: NAME"}})"},
        {400, R"({"error":"Unsupported parameter: 'NAME' is not supported with this model."})"},
        {400, R"({"detail":"the parameter NAME is not supported"})"},
        {400,
         R"([{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"NAME\": Cannot find field."}}])"},
        {422,
         R"({"detail":[{"type":"extra_forbidden","loc":["body","NAME"],"msg":"Extra inputs are not permitted"}]})"},
        {400, R"({"error":{"message":"参数 NAME 不支持"}})"}};
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        if (spec.name.startsWith(QLatin1StringView("@")))
            continue;
        int number = 0;
        for (const auto &[status, form] : forms) {
            QTest::addRow("%s %d", spec.name.data(), ++number)
                << status << QByteArray(form).replace("NAME", spec.name.data())
                << QString(spec.name);
        }
    }
}

void TestParameterWords::everyParameterIsFoundInEveryForm()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, name);
    api::HttpFacts facts;
    facts.status = status;
    facts.body = body;
    const core::Error error = api::normaliseError(facts);
    QCOMPARE(core::errorKindName(error.kind), QStringLiteral("bad-parameter"));
    QCOMPARE(error.param, name);
}

void TestParameterWords::plainWordsAreFoundAndNotOverheard_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *message, const char *name) {
        QTest::newRow(message) << QString::fromUtf8(message) << QString::fromLatin1(name);
    };
    row("n must be 1", "n");
    row("'n' > 1 is not supported", "n");
    row("n=2 is not allowed", "n");
    row("only support stop with streaming", "stop");
    row("This server does not support tools", "tools");
    row("`tools` cannot be used here", "tools");
    row("stream is not supported here", "stream");
    row("unexpected keyword argument 'n'", "n");
    row("invalid character 'n' looking for beginning of value", "");
    row(R"(invalid body {"tools":[{"name":"f"}],"n":1})", "");
    row("failed to read request stream: unexpected eof", "");
    row("an error occurred, stream is closed", "");
    row(R"(could not handle {"model":"m","stream":true})", "");
    row("error parsing tools: unexpected end", "");
    row(R"(bad template near input\n)", "");
    row("Too many tokens, and n0 way out", "");
    row("Conversation roles must alternate user/assistant/user", "");
    row("Please stop sending such requests", "");
    row("The last message has to be of the user", "");
}

void TestParameterWords::plainWordsAreFoundAndNotOverheard()
{
    QFETCH(QString, message);
    QFETCH(QString, name);
    api::HttpFacts facts;
    facts.status = 400;
    facts.body = QJsonDocument(QJsonObject{{QStringLiteral("error"), message}}).toJson();
    QCOMPARE(api::normaliseError(facts).param, name);
}

void TestParameterWords::theRoleThatWasChosenIsUsed_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("model");
    QTest::addColumn<core::InstructionsRole>("chosen");
    QTest::addColumn<QString>("role");
    using enum core::InstructionsRole;
    const QString openAi = QStringLiteral("https://api.openai.com/v1");
    const QString other = QStringLiteral("https://gateway.example/v1");
    const QString o3 = QStringLiteral("o3");
    const QString developer = QStringLiteral("developer");
    const QString system = QStringLiteral("system");
    QTest::newRow("automatic, OpenAI") << openAi << o3 << Automatic << developer;
    QTest::newRow("automatic, elsewhere") << other << o3 << Automatic << system;
    QTest::newRow("automatic, older") << openAi << QStringLiteral("gpt-4o") << Automatic << system;
    QTest::newRow("forced system") << openAi << o3 << System << system;
    QTest::newRow("forced developer") << other << QStringLiteral("m") << Developer << developer;
}

void TestParameterWords::theRoleThatWasChosenIsUsed()
{
    QFETCH(core::InstructionsRole, chosen);
    QFETCH(QString, role);
    api::ChatRequest request;
    QFETCH(QString, baseUrl);
    request.gateway.baseUrl = baseUrl;
    QFETCH(QString, model);
    request.model = model;
    request.instructions = QStringLiteral("Be brief.");
    request.parameters.instructionsRole = chosen;
    const QJsonObject body = QJsonDocument::fromJson(api::requestBody(request)).object();
    const QJsonObject first = body.value(QStringLiteral("messages")).toArray().at(0).toObject();
    QCOMPARE(first.value(QStringLiteral("role")).toString(), role);
}

void TestParameterWords::streamingCanBeLeftOut()
{
    api::ChatRequest request;
    request.parameters.isStreamLeftOut = true;
    const QJsonObject body = QJsonDocument::fromJson(api::requestBody(request)).object();
    QVERIFY(!body.contains(QStringLiteral("stream")));
    QVERIFY(!body.contains(QStringLiteral("stream_options")));
    QVERIFY(!api::isStreamAsked(request.parameters));
}

QTEST_GUILESS_MAIN(TestParameterWords)
#include "tst_parameterwords.moc"
