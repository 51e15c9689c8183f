// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chatparameters.h"
#include "core/parametercheck.h"
#include "core/parameterspec.h"
#include "core/writtenjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

/// The members that both guides and the API's own documentation list.
const QStringList kDocumented{QStringLiteral("temperature"),
                              QStringLiteral("top_p"),
                              QStringLiteral("n"),
                              QStringLiteral("max_tokens"),
                              QStringLiteral("max_completion_tokens"),
                              QStringLiteral("stop"),
                              QStringLiteral("presence_penalty"),
                              QStringLiteral("frequency_penalty"),
                              QStringLiteral("tools"),
                              QStringLiteral("tool_choice"),
                              QStringLiteral("parallel_tool_calls"),
                              QStringLiteral("response_format"),
                              QStringLiteral("reasoning_effort"),
                              QStringLiteral("verbosity"),
                              QStringLiteral("seed"),
                              QStringLiteral("logprobs"),
                              QStringLiteral("top_logprobs"),
                              QStringLiteral("logit_bias"),
                              QStringLiteral("stream"),
                              QStringLiteral("stream_options"),
                              QStringLiteral("service_tier"),
                              QStringLiteral("user"),
                              QStringLiteral("safety_identifier")};

QJsonValue jsonValue(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

QByteArray repeated(const char *text, int count)
{
    return QByteArray(text).repeated(count);
}

QByteArray manyTools(int count)
{
    QByteArray tools;
    for (int i = 0; i < count; ++i)
        tools += R"({"type":"function","function":{"name":"f)" + QByteArray::number(i) + "\"}},";
    return '[' + tools.chopped(1) + ']';
}

QByteArray schemaNamed(const QByteArray &name)
{
    return R"({"type":"json_schema","json_schema":{"name":")" + name
           + R"(","schema":{"type":"object"},"strict":true}})";
}

} // namespace

/// What can be sent under the name of a parameter, and what is wrong with what cannot.
class TestParameterCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedParameterIsKnown();
    void everyGoodValueGoesOutAsItIs_data();
    void everyGoodValueGoesOutAsItIs();
    void everyWrongValueSaysWhatIsWrong_data();
    void everyWrongValueSaysWhatIsWrong();
    void nullCanAlwaysBeKept();
    void whatBelongsTogetherIsCheckedTogether();
    void whatWasTypedIsRead_data();
    void whatWasTypedIsRead();
    void whatIsShownIsReadAsTheSame_data();
    void whatIsShownIsReadAsTheSame();
    void schemasStayInTheOrderInWhichTheyAreTyped();
    void brokenJsonIsFoundByItsLine();
    void rangesReadLikeRanges();
};

void TestParameterCheck::everyDocumentedParameterIsKnown()
{
    for (const QString &name : kDocumented)
        QVERIFY2(core::parameterSpec(name), qPrintable(name));
    QStringList basic;
    QSet<QString> seen;
    for (const core::ParameterSpec &spec : core::parameterSpecs()) {
        QVERIFY(!seen.contains(QString(spec.name)));
        seen.insert(QString(spec.name));
        if (spec.place == core::ParameterPlace::Basic)
            basic.append(QString(spec.name));
        if (!spec.serverDefault.isNull())
            QVERIFY2(core::checkParameter(QString(spec.name), spec.serverDefault),
                     spec.name.data());
        for (const QLatin1StringView choice : spec.choices) {
            if (spec.kind == core::ParameterKind::Choice)
                QVERIFY(core::checkParameter(QString(spec.name), QString(choice)));
        }
    }
    QCOMPARE(basic, (QStringList{QStringLiteral("temperature"), QStringLiteral("max_tokens"),
                                 QStringLiteral("reasoning_effort")}));
}

void TestParameterCheck::everyGoodValueGoesOutAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    const auto rows = [](const char *name, std::initializer_list<QByteArray> values) {
        for (const QByteArray &value : values)
            QTest::addRow("%s %s", name, value.left(40).constData())
                << QString::fromLatin1(name) << value;
    };
    rows("temperature", {"0", "1", "0.7", "2"});
    rows("top_p", {"0", "0.05", "1"});
    rows("n", {"1", "128"});
    rows("max_tokens", {"1", "1000000"});
    rows("max_completion_tokens", {"1", "300"});
    rows("stop", {R"("END")", R"(["a","b","c","d"])", R"("\n")"});
    rows("presence_penalty", {"-2", "0", "2"});
    rows("frequency_penalty", {"-2", "0.5", "2"});
    rows("seed", {"0", "-1", "9223372036854775807", "-9223372036854775808"});
    rows("logprobs", {"true", "false"});
    rows("top_logprobs", {"0", "20"});
    rows("logit_bias", {R"({"50256":-100})", R"({"1":100,"2":0.5})", "{}"});
    rows("response_format", {R"({"type":"text"})", R"({"type":"json_object"})",
                             schemaNamed("A_b-9"), schemaNamed(repeated("x", 64))});
    rows("reasoning_effort", {R"("none")", R"("minimal")", R"("xhigh")", R"("of their own")"});
    rows("verbosity", {R"("low")", R"("high")"});
    rows("parallel_tool_calls", {"true", "false"});
    rows("tools", {manyTools(1), manyTools(128), R"([{"type":"custom","custom":{"name":"x"}}])"});
    rows("tool_choice", {R"("auto")", R"("none")", R"("required")",
                         R"({"type":"function","function":{"name":"f"}})"});
    rows("stream", {"true", "false"});
    rows("stream_options", {"{}", R"({"include_usage":false})"});
    rows("service_tier", {R"("flex")", R"("of their own")"});
    rows("user", {'"' + repeated("u", 64) + '"'});
    rows("safety_identifier", {'"' + repeated("u", 64) + '"'});
    rows("top_k", {"40", R"("any")", "[1]"});
}

void TestParameterCheck::everyGoodValueGoesOutAsItIs()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    const QJsonValue json = jsonValue(value);
    QVERIFY(core::checkParameter(name, json));
    core::ChatParameters parameters;
    QVERIFY(parameters.set(name, json));
    QJsonObject written;
    parameters.writeTo(written);
    if (!core::ChatParameters::isOurs(name)) // the request writes these
        QCOMPARE(written, (QJsonObject{{name, json}}));
}

void TestParameterCheck::everyWrongValueSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("target");
    const auto row = [](const char *name, const QByteArray &value, QLatin1StringView code,
                        const char *target = "") {
        QTest::addRow("%s %s", name, value.left(50).constData())
            << QString::fromLatin1(name) << value << QString(code) << QString::fromLatin1(target);
    };
    using namespace core::wrong;
    for (const char *name : {"temperature", "top_p", "presence_penalty", "frequency_penalty"}) {
        row(name, "2.01", kRange);
        row(name, "-2.01", kRange);
        row(name, R"("1")", kType);
        row(name, "true", kType);
    }
    row("temperature", "-0.1", kRange);
    row("top_p", "1.1", kRange);
    for (const char *name : {"n", "max_tokens", "max_completion_tokens"}) {
        row(name, "0", kRange);
        row(name, "-1", kRange);
        row(name, "1.5", kInteger);
        row(name, R"("many")", kType);
    }
    row("n", "129", kRange);
    row("max_tokens", "1e300", kRange);
    row("seed", "0.5", kInteger);
    row("seed", "9223372036854775808", kRange);
    row("seed", R"("x")", kType);
    row("stop", "[]", kEmpty);
    row("stop", R"("")", kEmpty);
    row("stop", R"(["a",""])", kEmpty, "[1]");
    row("stop", R"(["a",1])", kType, "[1]");
    row("stop", R"(["a","b","c","d","e"])", kCount);
    row("stop", "5", kType);
    for (const char *name : {"logprobs", "parallel_tool_calls", "stream"})
        row(name, "1", kType);
    row("top_logprobs", "21", kRange);
    row("top_logprobs", "-1", kRange);
    row("logit_bias", R"({"1":101})", kRange, "1");
    row("logit_bias", R"({"1":"2"})", kType, "1");
    row("logit_bias", R"({"word":2})", kLetters, "word");
    row("logit_bias", "[1]", kType);
    row("response_format", R"("json")", kType);
    row("response_format", "{}", kMissing, "type");
    row("response_format", R"({"type":"xml"})", kChoice, "type");
    row("response_format", R"({"type":"json_schema"})", kMissing, "json_schema");
    row("response_format", schemaNamed(""), kEmpty, "json_schema.name");
    row("response_format", schemaNamed("a b"), kLetters, "json_schema.name");
    row("response_format", schemaNamed("é"), kLetters, "json_schema.name");
    row("response_format", schemaNamed(repeated("x", 65)), kLength, "json_schema.name");
    row("response_format", R"({"type":"json_schema","json_schema":{"name":"a","schema":[]}})",
        kType, "json_schema.schema");
    row("reasoning_effort", "1", kType);
    row("reasoning_effort", R"(" ")", kEmpty);
    row("verbosity", R"("loud")", kChoice);
    row("tools", manyTools(129), kCount);
    row("tools", "[]", kEmpty);
    row("tools", "{}", kType);
    row("tools", "[1]", kType, "[0]");
    row("tools", R"([{"function":{"name":"f"}}])", kMissing, "[0].type");
    row("tools", R"([{"type":"function"}])", kMissing, "[0].function");
    row("tools", R"([{"type":"function","function":{"name":"a.b"}}])", kLetters,
        "[0].function.name");
    row("tools", R"([{"type":"function","function":{"name":"f","parameters":"x"}}])", kType,
        "[0].function.parameters");
    row("tools",
        R"([{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"f"}}])",
        kTwice, "[1].function.name");
    row("tool_choice", R"({"type":"function"})", kMissing, "function");
    row("tool_choice", "1", kType);
    row("stream_options", R"({"include_usage":1})", kType, "include_usage");
    row("user", '"' + repeated("u", 65) + '"', kLength);
    row("safety_identifier", '"' + repeated("u", 65) + '"', kLength);
    row("user", "7", kType);
    row("model", R"("m")", kOwn, "model");
    row("messages", "[]", kOwn, "messages");
    row("@extra", "[1]", kType);
    for (const char *name : {"model", "messages", "stream"})
        row("@extra", QByteArray("{\"") + name + "\":1}", kOwn, name);
    for (const char *name : {"chat_id", "session_id", "id", "parent_id", "message_id"}) {
        row("@extra", QByteArray("{\"") + name + "\":1}", kPrivate, name);
        row(name, "1", kPrivate, name);
    }
    row("@extra", R"({"temperature":1})", kListed, "temperature");
    row("@instructions_role", R"("user")", kChoice);
    row("@max_tokens_name", R"("length")", kChoice);
}

void TestParameterCheck::everyWrongValueSaysWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, code);
    QFETCH(QString, target);
    const auto checked = core::checkParameter(name, jsonValue(value));
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, core::ErrorKind::BadInput);
    QCOMPARE(checked.error().param, name);
    QCOMPARE(checked.error().code, code);
    QCOMPARE(checked.error().target, target);
    QVERIFY(core::isParameterError(checked.error()));
}

void TestParameterCheck::nullCanAlwaysBeKept()
{
    for (const core::ParameterSpec &spec : core::parameterSpecs())
        QVERIFY2(core::checkParameter(QString(spec.name), QJsonValue()), spec.name.data());
}

void TestParameterCheck::whatBelongsTogetherIsCheckedTogether()
{
    const auto problems = [](const char *json) {
        QStringList told;
        const QList<core::Error> errors =
            core::checkParameters(QJsonDocument::fromJson(json).object());
        for (const core::Error &error : errors)
            told.append(error.param + u' ' + error.code + u' ' + error.target);
        return told;
    };
    QCOMPARE(problems(R"({"top_logprobs":3})"),
             QStringList(QStringLiteral("top_logprobs parameter-needs logprobs")));
    QCOMPARE(problems(R"({"top_logprobs":3,"logprobs":false})").size(), 1);
    QCOMPARE(problems(R"({"top_logprobs":3,"logprobs":true})"), QStringList());
    QCOMPARE(problems(R"({"top_logprobs":null})"), QStringList());
    QCOMPARE(problems(R"({"max_tokens":1,"max_completion_tokens":1})"),
             QStringList(QStringLiteral("max_tokens parameter-both max_completion_tokens")));
    QCOMPARE(problems(R"({"temperature":3,"n":0,"top_k":1})").size(), 2);
}

void TestParameterCheck::whatWasTypedIsRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *typed, const char *value) {
        QTest::addRow("%s %s", name, typed)
            << QString::fromLatin1(name) << QString::fromUtf8(typed) << QByteArray(value);
    };
    row("temperature", " 0.5 ", "0.5");
    row("n", "3", "3");
    row("stop", "END", R"("END")");
    row("stop", "12", R"("12")");
    row("stop", R"(["a","b"])", R"(["a","b"])");
    row("stop", R"("\n")", R"("\n")");
    row("user", "1,2", R"("1,2")");
    row("user", "42", R"("42")");
    row("reasoning_effort", "high", R"("high")");
    row("tool_choice", "auto", R"("auto")");
    row("tool_choice", R"({"type":"allowed_tools"})", R"({"type":"allowed_tools"})");
    row("response_format", "json_object", R"({"type":"json_object"})");
    row("response_format", R"({"type":"text"})", R"({"type":"text"})");
    row("logprobs", "true", "true");
    row("seed", "", "null");
    row("seed", "null", "null");
    row("top_k", "40", "40");
    row("my_option", "some words", R"("some words")");
}

void TestParameterCheck::whatWasTypedIsRead()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    QFETCH(QByteArray, value);
    const auto read = core::parameterFromText(name, typed);
    QVERIFY(read.isOk());
    QCOMPARE(read.value(), jsonValue(value));
}

void TestParameterCheck::whatIsShownIsReadAsTheSame_data()
{
    everyGoodValueGoesOutAsItIs_data();
}

void TestParameterCheck::whatIsShownIsReadAsTheSame()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    const QJsonValue json = jsonValue(value);
    const auto read = core::parameterFromText(name, core::parameterText(name, json));
    QVERIFY(read.isOk());
    QCOMPARE(read.value(), json);
}

void TestParameterCheck::schemasStayInTheOrderInWhichTheyAreTyped()
{
    const QString schema = QStringLiteral("{\"type\": \"object\", \"properties\": {}}");
    const QString tools =
        QStringLiteral("[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":%1}}]")
            .arg(schema);
    const auto read = core::parameterFromText(QStringLiteral("tools"), tools);
    QVERIFY(read.isOk());
    QVERIFY(core::writtenText(QStringLiteral("tools"), read.value()).contains(schema));
    const QString shown = core::parameterText(QStringLiteral("tools"), read.value());
    QVERIFY(!shown.contains(core::kWrittenMember));
    QVERIFY(shown.indexOf(QStringLiteral("\"type\": \"object\""))
            < shown.indexOf(QStringLiteral("\"properties\"")));
}

void TestParameterCheck::brokenJsonIsFoundByItsLine()
{
    const auto read =
        core::parameterFromText(QStringLiteral("@extra"), QStringLiteral("{\n\"a\": 1,\n\"b\" 2}"));
    QVERIFY(!read.isOk());
    QCOMPARE(read.error().code, QString(core::wrong::kJson));
    QCOMPARE(read.error().target, QStringLiteral("3"));
    QVERIFY(!core::parameterFromText(QStringLiteral("logit_bias"), QStringLiteral("{")).isOk());
    QVERIFY(!core::parameterFromText(QStringLiteral("temperature"), QStringLiteral("hot")).isOk());
}

void TestParameterCheck::rangesReadLikeRanges()
{
    QCOMPARE(core::rangeText(0, 2), QStringLiteral("0–2"));
    QCOMPARE(core::rangeText(-2, 2), QStringLiteral("−2 … 2"));
    QCOMPARE(core::rangeText(1, std::nullopt), QStringLiteral("≥ 1"));
    QVERIFY(core::rangeText(std::nullopt, std::nullopt).isEmpty());
}

QTEST_GUILESS_MAIN(TestParameterCheck)
#include "tst_parametercheck.moc"
