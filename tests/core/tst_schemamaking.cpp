// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonvalue.h"
#include "core/schemamaking.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace {

QJsonObject objectOf(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The same with what is required in the order of the alphabet, wherever it stands.
QJsonValue sortedRequired(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray old = value.toArray();
        for (const QJsonValue &one : old)
            array.append(sortedRequired(one));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject old = value.toObject();
    for (auto it = old.begin(); it != old.end(); ++it) {
        QStringList names = it.value().toVariant().toStringList();
        names.sort();
        const bool isRequired = it.key() == QStringLiteral("required") && it.value().isArray();
        object.insert(it.key(),
                      isRequired ? QJsonArray::fromStringList(names) : sortedRequired(it.value()));
    }
    return object;
}

} // namespace

/// Schemas from examples, and what strict ones need.
class TestSchemaMaking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatIsNotStrict();
    void mendsAllOfIt();
    void leavesAloneWhatIsStrict();
    void mendsATextWhereItStands();
    void makesASchemaOfAnExample();
    void aSchemaOfAnExampleKeepsItsOrder();
    void takesTheEntriesOfAListTogether();
};

void TestSchemaMaking::namesWhatIsNotStrict()
{
    const QJsonObject schema = objectOf(R"({"type": "object", "properties": {
        "a/b": {"type": "object", "properties": {"c": {"type": "string"}}},
        "list": {"type": "array", "items": {"type": "object",
            "properties": {}, "additionalProperties": false}}},
        "required": ["a/b", "list"], "additionalProperties": false,
        "$defs": {"d": {"type": "object", "properties": {"e": {}}, "required": [],
            "additionalProperties": false}}})");
    QCOMPARE(core::strictFaults(schema),
             (QStringList{QStringLiteral("/properties/a~1b"), QStringLiteral("/$defs/d")}));
}

void TestSchemaMaking::mendsAllOfIt()
{
    const QJsonObject schema = objectOf(R"({"type": "object", "properties": {
        "a": {"type": "object", "properties": {"b": {"type": "string"}}},
        "c": {"anyOf": [{"type": "null"}, {"type": "object", "properties": {"d": {}}}]}}})");
    QCOMPARE(core::strictFaults(schema).size(), 3);
    const QJsonObject mended = core::madeStrict(schema);
    QCOMPARE(core::strictFaults(mended), QStringList());
    QCOMPARE(mended.value(QStringLiteral("required")).toArray(),
             (QJsonArray{QStringLiteral("a"), QStringLiteral("c")}));
}

void TestSchemaMaking::leavesAloneWhatIsStrict()
{
    // The names stand in another order than they would by themselves.
    const QJsonObject schema = objectOf(R"({"type": "object", "properties": {"a": {}, "b": {}},
        "required": ["b", "a"], "additionalProperties": false})");
    QCOMPARE(core::madeStrict(schema), schema);
}

void TestSchemaMaking::mendsATextWhereItStands()
{
    // Names, numbers and escapes stay as they are spelled; what is new comes last.
    const QString schema = QStringLiteral(
        "{\"type\": \"object\", \"properties\": {\"why\": {\"minimum\": 1.0, \"type\": "
        "\"number\"},\n\"a\\u002fb\": {\"properties\": {\"z\": {}, \"y\": {}}, \"required\": "
        "[\"y\"], \"additionalProperties\": true}}}");
    QCOMPARE(core::madeStrict(schema),
             QStringLiteral("{\"type\":\"object\",\"properties\":{\"why\":{\"minimum\":1.0,"
                            "\"type\":\"number\"},\"a/b\":{\"properties\":{\"z\":{},\"y\":{}},"
                            "\"required\":[\"z\",\"y\"],\"additionalProperties\":false}},"
                            "\"additionalProperties\":false,\"required\":[\"why\",\"a/b\"]}"));
    for (const char *odd : {"", "[]", "{\"a\":1", "{\"b\":1,\"a\":2,\"b\":3}"})
        QVERIFY2(core::madeStrict(QString::fromLatin1(odd)).isNull(), odd);
}

void TestSchemaMaking::makesASchemaOfAnExample()
{
    const QJsonObject schema = core::schemaOf(
        objectOf(R"({"name": "Ada", "born": 1815, "height": 1.6, "dead": true, "heir": null})"));
    const QJsonObject properties = schema.value(QStringLiteral("properties")).toObject();
    const auto type = [&properties](const char *name) {
        return properties.value(QLatin1StringView(name))
            .toObject()
            .value(QStringLiteral("type"))
            .toString();
    };
    QCOMPARE(type("name"), QStringLiteral("string"));
    QCOMPARE(type("born"), QStringLiteral("integer"));
    QCOMPARE(type("height"), QStringLiteral("number"));
    QCOMPARE(type("dead"), QStringLiteral("boolean"));
    QCOMPARE(type("heir"), QStringLiteral("null"));
    QCOMPARE(core::strictFaults(schema), QStringList());
}

void TestSchemaMaking::aSchemaOfAnExampleKeepsItsOrder()
{
    const core::JsonText example(QStringLiteral(
        R"({"zoo": 1, "ant": [{"y": 1, "x": "a"}, {"b": 2, "x": null}], "in": {"d": 1, "c": 2}})"));
    const QString text = core::schemaTextOf(example);
    const QJsonObject schema = QJsonDocument::fromJson(text.toUtf8()).object();
    QCOMPARE(sortedRequired(schema),
             sortedRequired(core::schemaOf(core::jsonValue(example.text()))));
    qsizetype at = -1;
    for (const char *next : {"\"zoo\":", "\"ant\":", "\"y\":", "\"x\":", "\"b\":", "\"in\":",
                             "\"d\":", "\"c\":", "[\"d\",\"c\"]", "[\"zoo\",\"ant\",\"in\"]"}) {
        const qsizetype found = text.indexOf(QLatin1StringView(next));
        QVERIFY2(found > at, next);
        at = found;
    }
    QVERIFY(core::schemaTextOf(core::JsonText(QStringLiteral("{"))).isNull());
}

void TestSchemaMaking::takesTheEntriesOfAListTogether()
{
    const QJsonObject schema = core::schemaOf(
        QJsonDocument::fromJson(R"([{"a": 1}, {"a": 1.5, "b": "x"}, {"a": 2}])").array());
    const QJsonObject items = schema.value(QStringLiteral("items")).toObject();
    QCOMPARE(items.value(QStringLiteral("required")).toArray(), QJsonArray{QStringLiteral("a")});
    const QJsonObject properties = items.value(QStringLiteral("properties")).toObject();
    QCOMPARE(properties.keys(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(properties.value(QStringLiteral("a")).toObject(), objectOf(R"({"type": "number"})"));
    const QJsonObject mixed = core::schemaOf(QJsonDocument::fromJson(R"([1, "a", 2])").array());
    QCOMPARE(mixed.value(QStringLiteral("items"))
                 .toObject()
                 .value(QStringLiteral("anyOf"))
                 .toArray()
                 .size(),
             2);
    const QJsonObject parted = core::schemaOf(
        QJsonDocument::fromJson(R"([{"a": 1}, "x", {"b": 2}, 1, {"a": 3, "b": 4}, 0.5])").array());
    const QJsonArray variants =
        parted.value(QStringLiteral("items")).toObject().value(QStringLiteral("anyOf")).toArray();
    QCOMPARE(variants.size(), 3); // of each type one
    QCOMPARE(variants.at(0).toObject().value(QStringLiteral("properties")).toObject().keys(),
             (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(variants.at(2).toObject(), objectOf(R"({"type": "number"})"));
}

QTEST_GUILESS_MAIN(TestSchemaMaking)
#include "tst_schemamaking.moc"
