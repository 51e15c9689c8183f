// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askarguments.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class TestAskArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void inlineValuesMeanTheSame();
    void whatFollowsTheDashesIsThePrompt();
    void aLoneDashMeansStandardInput();
    void imagesAloneAreAQuestion();
    void optionValuesAreJsonOrText_data();
    void optionValuesAreJsonOrText();
    void rolesAndNamesAndStreamingCanBeChosen();
    void refuses_data();
    void refuses();
    void aFunctionIsChosenByItsName();
    void noInstructionsAreInstructions();
    void helpNeedsNoPrompt();
};

namespace {

QStringList words(std::initializer_list<const char *> list)
{
    QStringList result;
    for (const char *word : list)
        result.append(QString::fromUtf8(word));
    return result;
}

/// The request members that `--option` made.
QJsonObject optionsOf(const QString &option)
{
    const auto parsed =
        cli::parseAskArguments({QStringLiteral("--option"), option, QStringLiteral("Hi")});
    QJsonObject object;
    if (parsed)
        parsed.value().parameters.writeTo(object);
    return object;
}

} // namespace

void TestAskArguments::readsEverything()
{
    const auto parsed = cli::parseAskArguments(
        words({"--base-url", "http://h/v1", "--api-key-file", "k", "--model", "m", "--profile", "p",
               "--system", "Be brief", "--image", "a.png", "--image", "https://a/b.png",
               "--no-stream", "--json", "--data-dir", "d", "Hello there"}));
    QVERIFY(parsed.isOk());
    const cli::AskArguments &arguments = parsed.value();
    QCOMPARE(arguments.baseUrl, QStringLiteral("http://h/v1"));
    QCOMPARE(arguments.apiKeyFile, QStringLiteral("k"));
    QCOMPARE(arguments.model, QStringLiteral("m"));
    QCOMPARE(arguments.profile, QStringLiteral("p"));
    QCOMPARE(arguments.system, QStringLiteral("Be brief"));
    QCOMPARE(arguments.images, words({"a.png", "https://a/b.png"}));
    QCOMPARE(arguments.dataDir, QStringLiteral("d"));
    QCOMPARE(arguments.prompt, QStringLiteral("Hello there"));
    QCOMPARE(arguments.parameters.stream, std::optional<bool>(false));
    QVERIFY(arguments.isJson);
    QVERIFY(!arguments.isPromptOnInput);
}

void TestAskArguments::inlineValuesMeanTheSame()
{
    const auto parsed = cli::parseAskArguments(words({"--model=a=b", "--system=", "Hi"}));
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed.value().model, QStringLiteral("a=b"));
    QCOMPARE(parsed.value().system, QString());
}

void TestAskArguments::whatFollowsTheDashesIsThePrompt()
{
    const auto parsed = cli::parseAskArguments(words({"--json", "--", "--model"}));
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed.value().prompt, QStringLiteral("--model"));
    QVERIFY(parsed.value().model.isEmpty());
}

void TestAskArguments::aLoneDashMeansStandardInput()
{
    const auto parsed = cli::parseAskArguments(words({"-"}));
    QVERIFY(parsed.isOk());
    QVERIFY(parsed.value().isPromptOnInput);
    QVERIFY(parsed.value().prompt.isEmpty());
}

void TestAskArguments::imagesAloneAreAQuestion()
{
    const auto parsed = cli::parseAskArguments(words({"--image", "a.png"}));
    QVERIFY(parsed.isOk());
    QVERIFY(!parsed.value().isPromptOnInput);
}

void TestAskArguments::optionValuesAreJsonOrText_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("number") << QStringLiteral("max_tokens=50") << QStringLiteral("max_tokens")
                            << QJsonValue(50);
    QTest::newRow("fraction") << QStringLiteral("temperature=0.5") << QStringLiteral("temperature")
                              << QJsonValue(0.5);
    QTest::newRow("array") << QStringLiteral("stop=[\"a\",\"b\"]") << QStringLiteral("stop")
                           << QJsonValue(QJsonArray{QStringLiteral("a"), QStringLiteral("b")});
    QTest::newRow("text") << QStringLiteral("reasoning_effort=low")
                          << QStringLiteral("reasoning_effort")
                          << QJsonValue(QStringLiteral("low"));
    QTest::newRow("array of one") << QStringLiteral("stop=[\"a\"]") << QStringLiteral("stop")
                                  << QJsonValue(QJsonArray{QStringLiteral("a")});
    QTest::newRow("text in quotation marks")
        << QStringLiteral("user=\"42\"") << QStringLiteral("user")
        << QJsonValue(QStringLiteral("42"));
    QTest::newRow("a text that looks like a number")
        << QStringLiteral("user=42") << QStringLiteral("user") << QJsonValue(QStringLiteral("42"));
    QTest::newRow("a type by its name")
        << QStringLiteral("response_format=json_object") << QStringLiteral("response_format")
        << QJsonValue(QJsonObject{{QStringLiteral("type"), QStringLiteral("json_object")}});
    QTest::newRow("all of 64 bits")
        << QStringLiteral("seed=9223372036854775807") << QStringLiteral("seed")
        << QJsonValue(Q_INT64_C(9223372036854775807));
    QTest::newRow("null") << QStringLiteral("stop=null") << QStringLiteral("stop")
                          << QJsonValue(QJsonValue::Null);
    QTest::newRow("equals sign in the value")
        << QStringLiteral("user=a=b") << QStringLiteral("user")
        << QJsonValue(QStringLiteral("a=b"));
    QTest::newRow("text with a comma") << QStringLiteral("user=1,2") << QStringLiteral("user")
                                       << QJsonValue(QStringLiteral("1,2"));
    QTest::newRow("unknown name") << QStringLiteral("top_k=true") << QStringLiteral("top_k")
                                  << QJsonValue(true);
    QTest::newRow("object") << QStringLiteral("response_format={\"type\":\"json_object\"}")
                            << QStringLiteral("response_format")
                            << QJsonValue(QJsonObject{
                                   {QStringLiteral("type"), QStringLiteral("json_object")}});
}

void TestAskArguments::optionValuesAreJsonOrText()
{
    QFETCH(QString, option);
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QCOMPARE(optionsOf(option).value(name), value);
}

void TestAskArguments::rolesAndNamesAndStreamingCanBeChosen()
{
    const auto parsed = cli::parseAskArguments(
        words({"--option", "@instructions_role=developer", "--option", "max_tokens=5", "--option",
               "@max_tokens_name=max_completion_tokens", "--option", "@extra={\"top_k\":40}",
               "--option", "stream=null", "--option", "stream_options=null", "Hi"}));
    QVERIFY(parsed.isOk());
    const core::ChatParameters &parameters = parsed.value().parameters;
    QCOMPARE(parameters.instructionsRole, core::InstructionsRole::Developer);
    QVERIFY(parameters.isStreamLeftOut);
    QCOMPARE(parameters.streamOptions, std::optional<QJsonObject>(QJsonObject()));
    QJsonObject written;
    parameters.writeTo(written);
    QCOMPARE(written, (QJsonObject{{QStringLiteral("max_completion_tokens"), 5},
                                   {QStringLiteral("top_k"), 40}}));
}

void TestAskArguments::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << QStringList() << QStringLiteral("prompt");
    QTest::newRow("empty prompt") << words({" "}) << QStringLiteral("empty");
    QTest::newRow("two prompts") << words({"a", "b"}) << QStringLiteral("More than one");
    QTest::newRow("unknown option") << words({"--modle", "m", "Hi"}) << QStringLiteral("--modle");
    QTest::newRow("a key") << words({"--api-key=sk-1", "Hi"}) << QStringLiteral("--api-key");
    QTest::newRow("missing value") << words({"Hi", "--model"}) << QStringLiteral("--model");
    for (const char *option :
         {"--base-url", "--api-key-file", "--model", "--profile", "--image", "--data-dir"}) {
        QTest::addRow("empty %s", option)
            << QStringList{QString::fromLatin1(option), QString(), QStringLiteral("Hi")}
            << QString::fromLatin1(option);
    }
    QTest::newRow("empty behind a sign")
        << words({"--base-url= ", "Hi"}) << QStringLiteral("--base-url");
    QTest::newRow("option without value")
        << words({"--option", "x", "Hi"}) << QStringLiteral("NAME=VALUE");
    QTest::newRow("wrong type of ours")
        << words({"--option", "stream=perhaps", "Hi"}) << QStringLiteral("stream");
    const QPair<const char *, const char *> wrong[] = {
        {"max_tokens=many", "max_tokens must be a whole number"},
        {"max_tokens=0", "max_tokens must be at least 1"},
        {"temperature=2.5", "temperature must be within 0–2"},
        {"top_p=-1", "top_p must be within 0–1"},
        {"n=0", "n must be within 1–128"},
        {"presence_penalty=3", "within −2 … 2"},
        {"stop=[\"a\",\"b\",\"c\",\"d\",\"e\"]", "stop has more than 4 entries"},
        {"seed=0.5", "seed must be a whole number"},
        {"logprobs=yes", "logprobs must be true or false"},
        {"top_logprobs=5", "top_logprobs needs logprobs"},
        {"tools={}", "tools must be a JSON list"},
        {"tools=[{", "tools is not valid JSON"},
        {"response_format={\"type\":\"xml\"}", "one of: text, json_object, json_schema"},
        {"verbosity=loud", "verbosity must be one of: low, medium, high"},
        {"user=", "user must not be empty"},
        {"chat_id=1", "chat_id cannot be sent"}};
    for (const auto &[option, part] : wrong)
        QTest::addRow("%s", option) << words({"--option", option, "Hi"}) << QString::fromUtf8(part);
    QTest::newRow("ours") << words({"--option", "messages=[]", "Hi"}) << QStringLiteral("messages");
}

void TestAskArguments::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    const auto parsed = cli::parseAskArguments(arguments);
    QVERIFY(!parsed.isOk());
    QVERIFY2(parsed.error().message.contains(part), qPrintable(parsed.error().message));
    QVERIFY(!parsed.error().message.contains(QStringLiteral("sk-1")));
}

void TestAskArguments::aFunctionIsChosenByItsName()
{
    const auto chosen = [](const char *option) {
        const auto parsed = cli::parseAskArguments(words({"--option", option, "Hi"}));
        return parsed ? parsed.value().parameters.extra.value(QLatin1StringView("tool_choice"))
                      : QJsonValue();
    };
    for (const char *word : {"none", "auto", "required"})
        QCOMPARE(chosen(qPrintable(QStringLiteral("tool_choice=") + QString::fromLatin1(word))),
                 QJsonValue(QString::fromLatin1(word)));
    const QJsonObject named =
        QJsonDocument::fromJson(R"({"type":"function","function":{"name":"get_weather"}})")
            .object();
    QCOMPARE(chosen("tool_choice=get_weather"), QJsonValue(named));
    QCOMPARE(chosen(R"(tool_choice={"type":"function","function":{"name":"get_weather"}})"),
             QJsonValue(named));
    QVERIFY(!cli::parseAskArguments(words({"--option", "tool_choice=get weather", "Hi"})));
}

void TestAskArguments::noInstructionsAreInstructions()
{
    const auto parsed = cli::parseAskArguments(words({"--system", "", "Hi"}));
    QVERIFY(parsed.isOk());
    QVERIFY(parsed.value().system.isEmpty());
}

void TestAskArguments::helpNeedsNoPrompt()
{
    const auto parsed = cli::parseAskArguments(words({"--help"}));
    QVERIFY(parsed.isOk());
    QVERIFY(parsed.value().isHelpAsked);
    for (const char *option : {"--base-url", "--api-key-file", "--model", "--profile", "--system",
                               "--user", "--assistant", "--messages", "--image", "--option",
                               "--no-stream", "--json", "--data-dir"})
        QVERIFY2(cli::askHelpText().contains(QString::fromLatin1(option)), option);
}

QTEST_GUILESS_MAIN(TestAskArguments)
#include "tst_askarguments.moc"
