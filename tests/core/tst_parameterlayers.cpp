// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learnedparameters.h"
#include "core/parametercheck.h"
#include "core/parameterrefusal.h"

#include <QJsonDocument>
#include <QTest>

using core::ParameterLayer;
using core::ParameterRefusal;

namespace {

core::ParameterSet parameterSet(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject bodyOf(const core::ChatParameters &parameters)
{
    QJsonObject written;
    parameters.writeTo(written);
    return written;
}

core::ParameterLayers threeLayers()
{
    return {parameterSet(R"({"temperature":0.1,"top_p":0.2,"seed":1,"stop":"x"})"),
            parameterSet(R"({"top_p":0.3,"n":2,"stop":null})"),
            parameterSet(R"({"n":3,"seed":null})")};
}

QString named(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

/// Which of connection, model and conversation decides, and what a request is made of.
class TestParameterLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestLayerDecides();
    void nullTakesTheInheritedValueAway();
    void whatIsSentByItselfCanBeWithheld();
    void whatIsResetIsInherited();
    void withoutAConnectionOnlyTheConversationCounts();
    void theTokenLimitGoesOutByTheModelsName_data();
    void theTokenLimitGoesOutByTheModelsName();
    void extraMembersGoOutAsTheyAre();
    void whatIsOfANewerVersionIsNotSent();
    void aWrongValueMakesNoRequest();
    void whatWasLearnedComesLast();
    void whatBelongsToWhatIsLeftOutGoesToo();
    void refusalsAreKnown_data();
    void refusalsAreKnown();
    void aLearnedRefusalCanBeForgotten();
};

void TestParameterLayers::theNearestLayerDecides()
{
    const core::ParameterLayers layers = threeLayers();
    QCOMPARE(layers.layerOf(named("temperature")), ParameterLayer::Connection);
    QCOMPARE(layers.layerOf(named("top_p")), ParameterLayer::Model);
    QCOMPARE(layers.layerOf(named("n")), ParameterLayer::Conversation);
    QCOMPARE(layers.layerOf(named("logprobs")), ParameterLayer::None);
    QCOMPARE(layers.layerOf(named("n"), ParameterLayer::Connection), ParameterLayer::None);
    QCOMPARE(layers.value(named("top_p")), QJsonValue(0.3));
    QVERIFY(layers.value(named("logprobs")).isUndefined());
    QCOMPARE(layers.effective(), parameterSet(R"({"temperature":0.1,"top_p":0.3,"n":3})"));
}

void TestParameterLayers::nullTakesTheInheritedValueAway()
{
    const core::ParameterLayers layers = threeLayers();
    QVERIFY(layers.value(named("stop")).isNull());
    QCOMPARE(layers.layerOf(named("stop")), ParameterLayer::Model);
    QVERIFY(layers.value(named("seed")).isNull());
    QVERIFY(!layers.effective().contains(named("seed")));
}

void TestParameterLayers::whatIsSentByItselfCanBeWithheld()
{
    const core::ParameterLayers layers{parameterSet(R"({"stream_options":{"include_usage":true}})"),
                                       {},
                                       parameterSet(R"({"stream_options":null})")};
    const auto parameters = core::requestParameters(layers.effective(), named("m"));
    QVERIFY(parameters.isOk());
    QCOMPARE(parameters.value().streamOptions, std::optional<QJsonObject>(QJsonObject()));
    QVERIFY(!parameters.value().isStreamLeftOut);
    const auto usual = core::requestParameters({}, named("m"));
    QVERIFY(!usual.value().streamOptions.has_value());
}

void TestParameterLayers::whatIsResetIsInherited()
{
    core::ParameterLayers layers = threeLayers();
    QCOMPARE(layers.inherited(named("n")), QJsonValue(2));
    QCOMPARE(layers.inherited(named("seed")), QJsonValue(1));
    QVERIFY(layers.inherited(named("logprobs")).isUndefined());
    QVERIFY(layers.inherited(named("n"), ParameterLayer::Model).isUndefined());
    layers.conversation.remove(named("n"));
    QCOMPARE(layers.value(named("n")), QJsonValue(2));
}

void TestParameterLayers::withoutAConnectionOnlyTheConversationCounts()
{
    core::Profile profile;
    profile.parameters = parameterSet(R"({"n":1})");
    profile.modelParameters.insert(named("m"), parameterSet(R"({"n":2})"));
    const core::ParameterSet own = parameterSet(R"({"seed":5})");
    QCOMPARE(core::layersOf(profile, named("m"), own).effective(),
             parameterSet(R"({"n":2,"seed":5})"));
    QCOMPARE(core::layersOf(profile, named("other"), own).effective(),
             parameterSet(R"({"n":1,"seed":5})"));
    QCOMPARE(core::layersOf(std::nullopt, named("m"), own).effective(), own);
}

void TestParameterLayers::theTokenLimitGoesOutByTheModelsName_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("forced");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *model, const char *forced, const char *expected) {
        QTest::addRow("%s %s", model, forced) << named(model) << named(forced) << named(expected);
    };
    constexpr const char *kOld = "max_tokens";
    constexpr const char *kNew = "max_completion_tokens";
    for (const char *model : {"o1", "o3-mini", "o4-mini", "gpt-5", "GPT-5.1", "gpt-5-mini", "gpt-6",
                              "gpt-10", "openai/o3", "openai/gpt-5"})
        row(model, "", kNew);
    for (const char *model :
         {"gpt-4.1", "gpt-4o", "gpt-3.5-turbo", "gpt-35-turbo", "gpt-oss-20b", "gpt-5-chat-latest",
          "gpt-5.1-chat", "llama3", "olmo-2", "m", "qwen3"})
        row(model, "", kOld);
    row("gpt-4.1", kNew, kNew);
    row("o3", kOld, kOld);
}

void TestParameterLayers::theTokenLimitGoesOutByTheModelsName()
{
    QFETCH(QString, model);
    QFETCH(QString, forced);
    QFETCH(QString, expected);
    core::ParameterSet set = parameterSet(R"({"max_tokens":300})");
    if (!forced.isEmpty())
        set.insert(core::setting::kMaxTokensName, forced);
    const auto parameters = core::requestParameters(set, model);
    QVERIFY(parameters.isOk());
    QCOMPARE(bodyOf(parameters.value()), (QJsonObject{{expected, 300}}));
}

void TestParameterLayers::extraMembersGoOutAsTheyAre()
{
    const auto parameters = core::requestParameters(
        parameterSet(R"({"n":2,"@extra":{"top_k":40,"nested":{"a":[1]},"none":null}})"),
        named("m"));
    QVERIFY(parameters.isOk());
    QCOMPARE(bodyOf(parameters.value()),
             parameterSet(R"({"n":2,"top_k":40,"nested":{"a":[1]},"none":null})"));
}

void TestParameterLayers::whatIsOfANewerVersionIsNotSent()
{
    const auto parameters = core::requestParameters(
        parameterSet(R"({"@later":1,"@instructions_role":"developer"})"), named("m"));
    QVERIFY(parameters.isOk());
    QVERIFY(bodyOf(parameters.value()).isEmpty());
    QCOMPARE(parameters.value().instructionsRole, core::InstructionsRole::Developer);
}

void TestParameterLayers::aWrongValueMakesNoRequest()
{
    for (const char *json : {R"({"temperature":3})", R"({"chat_id":"x"})", R"({"messages":[]})",
                             R"({"top_logprobs":2})", R"({"@extra":{"id":1}})"})
        QVERIFY2(!core::requestParameters(parameterSet(json), named("m")), json);
}

void TestParameterLayers::whatWasLearnedComesLast()
{
    core::Profile profile;
    profile.parameters = parameterSet(R"({"temperature":0.5,"max_tokens":9})");
    profile.learned = {{named("m"), named("temperature"), {}},
                       {named("m"), named("max_tokens"), named("max_completion_tokens")},
                       {named("other"), named("seed"), {}}};
    const auto parameters = core::parametersFor(
        profile, named("m"), parameterSet(R"({"seed":5,"@instructions_role":"developer"})"));
    QVERIFY(parameters.isOk());
    QCOMPARE(bodyOf(parameters.value()), parameterSet(R"({"max_completion_tokens":9,"seed":5})"));
    QCOMPARE(parameters.value().instructionsRole, core::InstructionsRole::Developer);
}

void TestParameterLayers::whatBelongsToWhatIsLeftOutGoesToo()
{
    core::Profile profile;
    profile.learned = {{named("m"), named("logprobs"), {}}, {named("m"), named("tools"), {}}};
    const auto parameters = core::parametersFor(
        profile, named("m"), parameterSet(R"({"logprobs":true,"top_logprobs":2,"n":1,
            "tools":[{"type":"function","function":{"name":"f"}}],
            "tool_choice":"auto","parallel_tool_calls":false})"));
    QVERIFY(parameters.isOk());
    QCOMPARE(bodyOf(parameters.value()), parameterSet(R"({"n":1})"));
}

void TestParameterLayers::refusalsAreKnown_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("effective");
    QTest::addColumn<ParameterRefusal>("expected");
    const auto row = [](const char *model, const char *name, const char *effective,
                        ParameterRefusal expected) {
        QTest::addRow("%s %s %s", model, name, effective)
            << named(model) << named(name) << QByteArray(effective) << expected;
    };
    constexpr auto kNone = ParameterRefusal::None;
    constexpr auto kExpected = ParameterRefusal::Expected;
    for (const char *name : {"temperature", "top_p", "presence_penalty", "frequency_penalty",
                             "logprobs", "top_logprobs", "logit_bias"}) {
        row("o3", name, "{}", kExpected);
        row("openai/gpt-5", name, "{}", kExpected);
        row("gpt-4.1", name, "{}", kNone);
        row("gpt-5-chat-latest", name, "{}", kNone);
        row("deepseek-chat", name, "{}", kNone);
    }
    row("o3", "temperature", R"({"temperature":1})", kNone);
    row("o3", "temperature", R"({"temperature":0.5})", kExpected);
    row("gpt-5.1", "temperature", R"({"reasoning_effort":"none","temperature":0.5})", kNone);
    row("gpt-5", "temperature", R"({"reasoning_effort":"none","temperature":0.5})", kExpected);
    row("gpt-5.1", "logit_bias", R"({"reasoning_effort":"none"})", kExpected);
    row("o3", "stop", "{}", kExpected);
    row("o4-mini", "stop", "{}", kExpected);
    row("gpt-5", "stop", "{}", kNone);
    row("o3", "max_tokens", R"({"max_tokens":1})", kNone);
    row("o3", "max_tokens", R"({"max_tokens":1,"@max_tokens_name":"max_tokens"})", kExpected);
    row("o3", "verbosity", "{}", kExpected);
    row("gpt-5", "verbosity", "{}", kNone);
    row("gpt-4o", "verbosity", "{}", kExpected);
    row("gpt-4o", "reasoning_effort", "{}", kExpected);
    row("o3", "reasoning_effort", "{}", kNone);
    row("qwen3", "reasoning_effort", "{}", kNone);
    row("taught", "seed", "{}", ParameterRefusal::Learned);
    row("taught", "max_tokens", "{}", kNone);                      // it knows another name
    row("limited", "max_tokens", "{}", ParameterRefusal::Learned); // by its other name
    row("m", "seed", "{}", kNone);
}

void TestParameterLayers::refusalsAreKnown()
{
    QFETCH(QString, model);
    QFETCH(QString, name);
    QFETCH(QByteArray, effective);
    QFETCH(ParameterRefusal, expected);
    core::Profile profile;
    profile.learned = {{named("limited"), named("max_completion_tokens"), {}},
                       {named("taught"), named("seed"), {}},
                       {named("taught"), named("max_tokens"), named("max_completion_tokens")}};
    QCOMPARE(core::knownRefusal(profile, model, name, parameterSet(effective.constData())),
             expected);
}

void TestParameterLayers::aLearnedRefusalCanBeForgotten()
{
    QList<core::LearnedParameter> learned;
    QVERIFY(core::learn(learned, {named("m"), named("seed"), {}}));
    QVERIFY(core::learn(learned, {named("m"), named("n"), {}}));
    QVERIFY(!core::forget(learned, named("other"), named("seed")));
    QVERIFY(core::forget(learned, named("m"), named("seed")));
    QCOMPARE(learned, (QList<core::LearnedParameter>{{named("m"), named("n"), {}}}));
}

QTEST_GUILESS_MAIN(TestParameterLayers)
#include "tst_parameterlayers.moc"
