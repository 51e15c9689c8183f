// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/answercheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using chat::AnswerVerdict;
using chat::checkAnswer;

namespace {

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject personFormat()
{
    return parsed(R"({"type": "json_schema", "json_schema": {"name": "person", "strict": true,
        "schema": {"type": "object", "properties": {"name": {"type": "string"},
        "born": {"type": "integer"}}, "required": ["name", "born"],
        "additionalProperties": false}}})");
}

} // namespace

/// Answers held against the form that their requests asked for.
class TestAnswerCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyJsonIsAskedFor();
    void whatFitsIsValid();
    void eachPlaceIsNamed();
    void anObjectIsAnObject();
    void aFenceIsPassedOver();
    void whatIsNoJsonIsBroken();
    void aSchemaThatCannotBeUsedSaysSo();
    void aSchemaMayAskForAnyValue();
    void aNumberOfAnySizeIsJson();
};

void TestAnswerCheck::onlyJsonIsAskedFor()
{
    QVERIFY(chat::asksForJson(personFormat()));
    QVERIFY(chat::asksForJson(parsed(R"({"type": "json_object"})")));
    QVERIFY(!chat::asksForJson(parsed(R"({"type": "text"})")));
    QVERIFY(!chat::asksForJson({}));
}

void TestAnswerCheck::whatFitsIsValid()
{
    const AnswerVerdict verdict =
        checkAnswer(QStringLiteral("{\"born\": 1815, \"name\": \"Ada\"}"), personFormat());
    QCOMPARE(verdict.state, AnswerVerdict::State::Valid);
    QVERIFY(verdict.hasSchema && verdict.violations.isEmpty());
    QCOMPARE(verdict.schemaName, QStringLiteral("person"));
}

void TestAnswerCheck::eachPlaceIsNamed()
{
    const AnswerVerdict verdict =
        checkAnswer(QStringLiteral("{\"born\": \"1815\", \"city\": \"London\"}"), personFormat());
    QCOMPARE(verdict.state, AnswerVerdict::State::Violated);
    QStringList paths;
    QList<core::SchemaViolation::Kind> kinds;
    for (const core::SchemaViolation &violation : verdict.violations) {
        paths.append(violation.path);
        kinds.append(violation.kind);
    }
    QVERIFY(paths.contains(QStringLiteral("/born")));
    QVERIFY(kinds.contains(core::SchemaViolation::Kind::Missing));
    QVERIFY(kinds.contains(core::SchemaViolation::Kind::Unknown));
    for (const QString &path : paths)
        QVERIFY(!verdict.json->nodesAt(path).empty());
}

void TestAnswerCheck::anObjectIsAnObject()
{
    const QJsonObject format = parsed(R"({"type": "json_object"})");
    QCOMPARE(checkAnswer(QStringLiteral("{}"), format).state, AnswerVerdict::State::Valid);
    QCOMPARE(checkAnswer(QStringLiteral("[1]"), format).state, AnswerVerdict::State::Violated);
}

void TestAnswerCheck::aFenceIsPassedOver()
{
    const AnswerVerdict verdict = checkAnswer(
        QStringLiteral("```json\n{\"name\": \"Ada\", \"born\": 1815}\n```"), personFormat());
    QCOMPARE(verdict.state, AnswerVerdict::State::Valid);
}

void TestAnswerCheck::whatIsNoJsonIsBroken()
{
    const AnswerVerdict verdict =
        checkAnswer(QStringLiteral("{\"name\": \"Ada\", \"born\": 18"), personFormat());
    QCOMPARE(verdict.state, AnswerVerdict::State::Broken);
    QCOMPARE(verdict.json->fault()->kind, core::JsonFault::Kind::Cut);
}

void TestAnswerCheck::aSchemaThatCannotBeUsedSaysSo()
{
    const QJsonObject format = parsed(R"({"type": "json_schema", "json_schema": {"name": "a",
            "schema": {"type": "object", "properties": 7}}})");
    const AnswerVerdict verdict = checkAnswer(QStringLiteral("{}"), format);
    QCOMPARE(verdict.state, AnswerVerdict::State::Unchecked);
    QVERIFY(verdict.schemaError);
    QVERIFY(!chat::checkSchema(parsed(R"({"properties": 7})")));
    QVERIFY(chat::checkSchema(parsed(R"({"type": "object"})")));
    const auto isOurs = [](const char *schema) {
        const core::Result<core::Done> checked = chat::checkSchema(parsed(schema));
        return !checked && chat::isOnlyOurLimit(checked.error());
    };
    // moc loses its way in a macro whose argument holds an address in a raw string.
    const char *const elsewhere = R"({"$ref": "https://a.example/s.json"})";
    const char *const circle = R"({"allOf": [{"$ref": "#"}]})";
    const char *const slowPattern = R"({"patternProperties": {"(a+)+$": {}}})";
    QVERIFY(!isOurs(R"({"properties": 7})"));
    QVERIFY(!isOurs(R"({"type": "text"})"));
    QVERIFY(isOurs(elsewhere));
    QVERIFY(isOurs(circle));
    QVERIFY(isOurs(slowPattern));
}

void TestAnswerCheck::aSchemaMayAskForAnyValue()
{
    const QJsonObject format = parsed(
        R"({"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "array",
            "items": {"type": "integer"}}}})");
    QCOMPARE(checkAnswer(QStringLiteral("[1, 2]"), format).state, AnswerVerdict::State::Valid);
    const AnswerVerdict verdict = checkAnswer(QStringLiteral("[1, \"2\"]"), format);
    QCOMPARE(verdict.violations.size(), 1);
    QCOMPARE(verdict.violations.first().path, QStringLiteral("/1"));
}

void TestAnswerCheck::aNumberOfAnySizeIsJson()
{
    const QJsonObject format = parsed(R"({"type": "json_object"})");
    QCOMPARE(checkAnswer(QStringLiteral("{\"a\": 1e999}"), format).state,
             AnswerVerdict::State::Valid);
}

QTEST_GUILESS_MAIN(TestAnswerCheck)
#include "tst_answercheck.moc"
