// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/jsonschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using tools::JsonSchema;
using tools::SchemaViolation;
using Kind = SchemaViolation::Kind;

namespace {

/// An @ is a #, which moc does not take within raw strings.
QJsonValue json(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson("[" + text.replace('@', '#') + "]");
    return document.array().at(0);
}

QList<SchemaViolation> wrongWith(const QByteArray &schema, const QByteArray &value)
{
    const auto compiled = JsonSchema::compile(json(schema));
    if (!compiled)
        return {{compiled.error().code + compiled.error().message, Kind::Other, {}}};
    return compiled.value().validate(json(value));
}

/// `opening` n times, the core, `closing` n times.
QByteArray nested(const QByteArray &opening, const QByteArray &core, const QByteArray &closing,
                  int depth)
{
    return opening.repeated(depth) + core + closing.repeated(depth);
}

} // namespace

/// Schemas that people and servers wrote, and values that models wrote.
class JsonSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueThatFitsHasNoViolations_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *schema, const char *value) {
            QTest::newRow(name) << QByteArray(schema) << QByteArray(value);
        };
        row("text", R"({"type":"string"})", R"("天气")");
        row("whole number", R"({"type":"integer"})", "5");
        row("whole number for a number", R"({"type":"number"})", "5");
        row("one of two types", R"({"type":["string","null"]})", "null");
        row("required",
            R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})",
            R"({"a":"x"})");
        row("a property named like a keyword",
            R"({"type":"object","properties":{"pattern":{"type":"string"},"$ref":{"type":"string"}}})",
            "{\"pattern\":\"a[\",\"$ref\":\"b\"}");
        row("reference to its definitions",
            R"({"$ref":"@/definitions/p","definitions":{"p":{"type":"object"}}})", "{}");
        row("reference to $defs",
            R"({"properties":{"a":{"$ref":"@/$defs/n"}},"$defs":{"n":{"type":"integer"}}})",
            R"({"a":1})");
        row("a tree",
            R"({"type":"object","properties":{"children":{"type":"array","items":{"$ref":"@"}}}})",
            R"({"children":[{"children":[]},{}]})");
        row("an identity and a dialect",
            R"({"$schema":"https:\/\/json-schema.org/draft/2020-12/schema","$id":"https:\/\/a.example/s",
                "properties":{"a":{"$ref":"@/$defs/n"}},"$defs":{"n":{"type":"integer"}}})",
            R"({"a":1})");
        row("pattern", R"({"type":"string","pattern":"^[A-Z]{2}$"})", R"("AB")");
        row("names by a pattern",
            R"({"type":"object","patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false})",
            R"({"x-a":"b"})");
        row("names by their end and as a whole",
            R"({"patternProperties":{"_id$":{},"^a$":{},"":{}},"additionalProperties":false})",
            R"({"x_id":1,"a":2,"b":3})");
        row("a date", R"({"format":"date"})", R"("2024-02-29")");
        row("a time", R"({"format":"time"})", R"("23:59:60.5+01:00")");
        row("a moment", R"({"format":"date-time"})", R"("2026-11-28T10:00:00Z")");
        row("a format of other things", R"({"format":"email"})", R"("nobody")");
        row("exclusive limits", R"({"type":"number","exclusiveMinimum":0,"maximum":1})", "1");
        row("unknown keywords", R"({"title":"t","x-own":[1],"default":3,"examples":[{}]})", "4");
    }
    void aValueThatFitsHasNoViolations()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, value);
        const QList<SchemaViolation> wrong = wrongWith(schema, value);
        QVERIFY2(
            wrong.isEmpty(),
            qPrintable(wrong.isEmpty() ? QString() : wrong.first().path + wrong.first().detail));
    }

    /// The library tells the first one of each object.
    void saysEveryMemberThatIsNotAllowed()
    {
        const QList<SchemaViolation> wrong = wrongWith(
            R"({"properties":{"a":{"items":{"additionalProperties":false}}},"required":["z"],
                "additionalProperties":false})",
            R"({"a":[{"x/y":1,"w":2}],"b":1,"c":{"d":1},"e":3})");
        QStringList unknown;
        for (const SchemaViolation &one : wrong) {
            if (one.kind == Kind::Unknown)
                unknown.append(one.path + u' ' + one.detail);
        }
        unknown.sort();
        QCOMPARE(unknown,
                 QStringList({QStringLiteral(" b"), QStringLiteral(" c"), QStringLiteral(" e"),
                              QStringLiteral("/a/0 w"), QStringLiteral("/a/0 x/y")}));
        QCOMPARE(wrong.size(), 6); // and "z", which is missing
    }
    void whatOtherVariantsAllowIsNotHeldAgainstOne()
    {
        const QList<SchemaViolation> wrong = wrongWith(
            R"({"anyOf":[{"properties":{"a":{}},"additionalProperties":false},
                         {"properties":{"b":{"type":"integer"}},"additionalProperties":false}]})",
            R"({"b":"1"})");
        QVERIFY(!wrong.isEmpty());
        for (const SchemaViolation &one : wrong)
            QVERIFY(one.detail != QStringLiteral("a"));
    }

    void saysWhereAndWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *schema, const char *value,
                            const char *path, Kind kind, const char *detail = nullptr) {
            QTest::newRow(name) << QByteArray(schema) << QByteArray(value)
                                << QString::fromUtf8(path) << int(kind)
                                << (detail ? QString::fromUtf8(detail) : QString());
        };
        row("missing", R"({"type":"object","required":["location"]})", "{}", "", Kind::Missing,
            "location");
        row("unknown", R"({"type":"object","properties":{"a":{}},"additionalProperties":false})",
            R"({"a":1,"b":2})", "", Kind::Unknown, "b");
        row("type below", R"({"properties":{"a":{"items":{"type":"integer"}}}})",
            R"({"a":[1,"2"]})", "/a/1", Kind::Type);
        row("no whole number", R"({"type":"integer"})", "5.5", "", Kind::Type);
        row("names with slashes", R"({"properties":{"a/b~":{"type":"string"}}})", R"({"a/b~":1})",
            "/a~1b~0", Kind::Type);
        row("choice", R"({"enum":["a","b"]})", R"("c")", "", Kind::Choice);
        row("constant", R"({"const":1})", "2", "", Kind::Choice);
        row("pattern", R"({"properties":{"a":{"pattern":"^x$"}}})", R"({"a":"y"})", "/a",
            Kind::Pattern);
        row("range", R"({"minimum":1})", "0", "", Kind::Range);
        row("multiple", R"({"multipleOf":2})", "3", "", Kind::Range);
        row("length", R"({"maxLength":1})", R"("ab")", "", Kind::Length);
        row("entries", R"({"type":"array","minItems":1})", "[]", "", Kind::Length);
        row("repeated", R"({"uniqueItems":true})", "[1,1]", "", Kind::Repeated);
        row("date", R"({"format":"date"})", R"("1st of May")", "", Kind::Format);
        row("a day that is not there", R"({"format":"date"})", R"("2026-04-31")", "", Kind::Format);
        row("a moment without a zone", R"({"format":"date-time"})", R"("2026-11-28T10:00:00")", "",
            Kind::Format);
        row("names", R"({"propertyNames":{"maxLength":1}})", R"({"ab":1})", "", Kind::Other);
    }
    void saysWhereAndWhatIsWrong()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, value);
        QFETCH(QString, path);
        QFETCH(int, kind);
        QFETCH(QString, detail);
        const QList<SchemaViolation> wrong = wrongWith(schema, value);
        QCOMPARE(wrong.size(), 1);
        QCOMPARE(wrong.first().path, path);
        QCOMPARE(int(wrong.first().kind), kind);
        if (!detail.isEmpty())
            QCOMPARE(wrong.first().detail, detail);
    }

    void everyViolationIsSaid()
    {
        const QList<SchemaViolation> wrong =
            wrongWith(R"({"type":"object","properties":{"a":{"type":"string"},"b":{"minimum":3}},
                          "required":["c"]})",
                      R"({"a":1,"b":2})");
        QStringList places;
        for (const SchemaViolation &one : wrong)
            places.append(one.path);
        places.sort();
        QCOMPARE(places, (QStringList{QString(), QStringLiteral("/a"), QStringLiteral("/b")}));
    }

    void refusesWhatIsNoSchema_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &schema, const char *code,
                            const char *place) {
            QTest::newRow(name) << schema << QString::fromUtf8(code) << QString::fromUtf8(place);
        };
        row("a text", "\"x\"", "schema-object", "");
        row("a text below", R"({"properties":{"a":"string"}})", "schema-object", "/properties/a");
        row("a type that is none", R"({"type":"text"})", "schema-keyword", "");
        row("another document", R"({"$ref":"https:\/\/a.example/s.json"})", "schema-reference", "");
        row("a file", R"({"properties":{"a":{"$ref":"file:\/\//etc/passwd"}}})", "schema-reference",
            "/properties/a");
        row("a place that is not there", R"({"$ref":"@/definitions/no"})", "schema-reference", "");
        row("a place that is no schema",
            R"({"properties":{"a":{"$ref":"@/required"}},"required":[]})", "schema-reference",
            "/properties/a");
        row("itself", R"({"$ref":"@"})", "schema-loop", "");
        row("itself as well", R"({"allOf":[{"$ref":"@"}]})", "schema-loop", "");
        row("a broken pattern", R"({"pattern":"*"})", "schema-pattern", "/pattern");
        row("names by a greedy pattern", R"({"patternProperties":{"(a+)+$":{}}})", "schema-pattern",
            "/patternProperties");
        row("names by what may be there", R"({"patternProperties":{"a?a?a?a?a?aaaaa":{}}})",
            "schema-pattern", "/patternProperties");
        row("names by a group behind a backslash", R"({"patternProperties":{"\\\\(a+)+$":{}}})",
            "schema-pattern", "/patternProperties");
        row("a reference that is no text", R"({"$ref":5})", "schema-reference", "");
        row("a format that is no word", R"({"format":1})", "schema-keyword", "/format");
        row("too deep", nested(R"({"items":)", "{}", "}", 100), "schema-depth",
            QByteArray("/items").repeated(49).constData());
        row("too large", "{\"description\":\"" + QByteArray(300 * 1024, 'a') + "\"}", "schema-size",
            "");
    }
    void refusesWhatIsNoSchema()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, code);
        QFETCH(QString, place);
        const auto compiled = JsonSchema::compile(json(schema));
        QVERIFY(!compiled);
        QCOMPARE(compiled.error().kind, core::ErrorKind::BadInput);
        QCOMPARE(compiled.error().code, code);
        if (code != QStringLiteral("schema-loop"))
            QCOMPARE(compiled.error().param, place);
    }

    void everyFaultIsToldAndNotOnlyTheFirst()
    {
        const auto placesOf = [](const QByteArray &schema) {
            QStringList places;
            for (const core::Error &fault : JsonSchema::faults(json(schema)))
                places.append(fault.param);
            return places;
        };
        const QByteArray three =
            R"({"properties":{"a":7,"b":{"pattern":"*a"},"c":{"items":{"$ref":"x"}}}})";
        const QByteArray references = R"({"items":[{"$ref":"@/x"},{"$ref":"@/y"}]})";
        const QByteArray sound = R"({"type":"object"})";
        const QByteArray odd = R"({"type":7})";
        QCOMPARE(placesOf(three), (QStringList{QStringLiteral("/properties/a"),
                                               QStringLiteral("/properties/b/pattern"),
                                               QStringLiteral("/properties/c/items")}));
        QCOMPARE(placesOf(references),
                 (QStringList{QStringLiteral("/items/0"), QStringLiteral("/items/1")}));
        QCOMPARE(placesOf(sound), QStringList());
        QCOMPARE(placesOf(odd).size(), 1); // the library's own word
        QByteArray many;
        for (int i = 0; i < 500; ++i)
            many += ",7";
        QCOMPARE(placesOf("{\"allOf\":[7" + many + "]}").size(), 10);
    }

    void hostilePairsEnd_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        // Each level of the value is looked at twice as often as the one above it.
        QTest::newRow("doubling") << QByteArray(R"({"properties":{"a":{"anyOf":[{"$ref":"@"},
                                                {"$ref":"@"}]}},"required":["b"]})")
                                  << nested(R"({"a":)", "{}", "}", 60);
        QByteArray chain;
        for (int i = 0; i < 40; ++i)
            chain += QStringLiteral(R"("d%1":{"allOf":[{"$ref":"@/$defs/d%2"},
                                       {"$ref":"@/$defs/d%2"}]},)")
                         .arg(i)
                         .arg(i + 1)
                         .toUtf8();
        QTest::newRow("laughs") << R"({"$ref":"@/$defs/d0","$defs":{)" + chain
                                       + R"("d40":{"type":"integer"}}})"
                                << QByteArray("1");
        QTest::newRow("deep value")
            << QByteArray(R"({"items":{"$ref":"@"}})") << nested("[", "", "]", 500);
        QTest::newRow("large value")
            << QByteArray("{}") << "\"" + QByteArray(9 * 1024 * 1024, 'a') + "\"";
    }
    void hostilePairsEnd()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, value);
        const QList<SchemaViolation> wrong = wrongWith(schema, value);
        QCOMPARE(wrong.size(), 1);
        QCOMPARE(wrong.first().kind, Kind::Exhausted);
    }

    /// std::regex overflows the stack on the one and never ends on the other.
    void patternsAreBounded()
    {
        const QByteArray longText = "\"" + QByteArray(1'000'000, 'a') + "\"";
        QVERIFY(wrongWith(R"({"pattern":"^(?:a|b)*$"})", longText).size() <= 1);
        const QByteArray tempting = "\"" + QByteArray(60, 'a') + "!\"";
        QCOMPARE(wrongWith(R"({"pattern":"^(a+)+$"})", tempting).value(0).kind, Kind::Pattern);
        const QByteArray digits = "\"" + QByteArray(1'000'000, '1') + "\"";
        for (const char *format : {"date", "time", "date-time"})
            QCOMPARE(wrongWith(QByteArray(R"({"format":")") + format + "\"}", digits).value(0).kind,
                     Kind::Format);
    }

    void violationsAreBounded()
    {
        const QByteArray many = "[" + QByteArray("\"x\",").repeated(5000) + "1]";
        QCOMPARE(wrongWith(R"({"items":{"type":"integer"}})", many).size(), 100);
    }
};

QTEST_GUILESS_MAIN(JsonSchemaTest)
#include "tst_jsonschema.moc"
