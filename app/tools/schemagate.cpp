// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/schemagate.h"

#include "core/jsonpointer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

namespace tools {
namespace {

constexpr qsizetype kMostSchemaBytes = 256 * 1024;
constexpr int kMostDepth = 48;
constexpr int kMostSchemas = 5000;
constexpr qsizetype kMostPattern = 1000;
constexpr qsizetype kMostFaults = 10;
constexpr QLatin1StringView kAllOf("allOf");
constexpr QLatin1StringView kPattern("pattern");
constexpr QLatin1StringView kFormat("format");

/// How a keyword's value is made up of schemas.
enum class Shape { Plain, Schema, Alongside, List, ListOrSchema, Map, KeyPatterns, Dependencies };

const QHash<QString, Shape> &shapes()
{
    static const QHash<QString, Shape> table = [] {
        QHash<QString, Shape> made;
        const auto add = [&made](Shape shape, std::initializer_list<const char *> names) {
            for (const char *name : names)
                made.insert(QString::fromLatin1(name), shape);
        };
        add(Shape::Plain,
            {"type", "enum", "const", "required", "format", "minimum", "maximum",
             "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
             "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "pattern"});
        add(Shape::Schema,
            {"additionalItems", "additionalProperties", "contains", "propertyNames"});
        add(Shape::Alongside, {"not", "if", "then", "else"});
        add(Shape::List, {"allOf", "anyOf", "oneOf"});
        add(Shape::ListOrSchema, {"items"});
        add(Shape::Map, {"properties", "definitions", "$defs"});
        add(Shape::KeyPatterns, {"patternProperties"});
        add(Shape::Dependencies, {"dependencies"});
        return made;
    }();
    return table;
}

QString below(const QString &place, const QString &name)
{
    return place + u'/' + core::pointerStep(name);
}

QString below(const QString &place, qsizetype index)
{
    return place + u'/' + QString::number(index);
}

} // namespace

core::Error SchemaGate::refusal(const QString &code, const QString &place, const QString &message)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    error.param = place;
    error.message = message;
    return error;
}

void SchemaGate::refuse(const QString &code, const QString &place, const QString &message)
{
    const core::Error fault = refusal(code, place, message);
    if (m_faults.size() < kMostFaults && !m_faults.contains(fault))
        m_faults.append(fault);
    m_hasGivenUp = m_hasGivenUp || m_faults.size() >= kMostFaults;
}

core::Result<QJsonObject> SchemaGate::prepare(const QJsonValue &schema)
{
    QJsonObject prepared;
    if (!schema.isObject())
        refuse(QStringLiteral("schema-object"), {});
    else if (QJsonDocument(schema.toObject()).toJson(QJsonDocument::Compact).size()
             > kMostSchemaBytes)
        refuse(QStringLiteral("schema-size"), {});
    else
        prepared = walk(schema, {}, 0).toObject();
    if (m_faults.isEmpty())
        checkReferences();
    if (!m_faults.isEmpty())
        return m_faults.constFirst();
    return prepared;
}

QJsonValue SchemaGate::walk(const QJsonValue &schema, const QString &place, int depth)
{
    if (m_hasGivenUp)
        return {};
    if (++m_count > kMostSchemas) {
        refuse(QStringLiteral("schema-size"), place);
        m_hasGivenUp = true;
        return {};
    }
    if (depth > kMostDepth)
        refuse(QStringLiteral("schema-depth"), place);
    else if (!schema.isObject() && !schema.isBool())
        refuse(QStringLiteral("schema-object"), place);
    if (depth > kMostDepth || !schema.isObject())
        return schema;
    m_places.insert(place);
    const QJsonObject object = schema.toObject();
    if (object.contains(QLatin1StringView("$ref")))
        return walkReference(object, place, depth);
    return walkKeywords(object, place, depth);
}

QJsonObject SchemaGate::walkReference(const QJsonObject &schema, const QString &place, int depth)
{
    const QString target = schema.value(QLatin1StringView("$ref")).toString();
    if (target != QLatin1StringView("#") && !target.startsWith(QLatin1StringView("#/"))) {
        refuse(QStringLiteral("schema-reference"), place, target);
        return {};
    }
    m_references.insert(place, QUrl::fromPercentEncoding(target.sliced(1).toUtf8()));
    QJsonObject prepared{{QLatin1StringView("$ref"), target}};
    // Draft 7 ignores what stands beside a reference, but other references may lead into it.
    for (const QLatin1StringView name :
         {QLatin1StringView("definitions"), QLatin1StringView("$defs")}) {
        if (schema.value(name).isObject())
            prepared.insert(name,
                            walkMap(schema.value(name).toObject(), below(place, name), depth));
    }
    return prepared;
}

QJsonObject SchemaGate::walkKeywords(const QJsonObject &schema, const QString &place, int depth)
{
    QJsonObject prepared;
    for (auto it = schema.begin(); it != schema.end() && !m_hasGivenUp; ++it) {
        if (it.key() == QLatin1StringView("$dynamicRef")
            || it.key() == QLatin1StringView("$recursiveRef"))
            refuse(QStringLiteral("schema-reference"), place, it.value().toString());
        if (!shapes().contains(it.key()))
            continue;
        const QJsonValue value = walkKeyword(it.key(), it.value(), place, depth);
        if (it.key() == kPattern || it.key() == kFormat)
            addText(prepared, it.key(), value, below(place, it.key()));
        else
            prepared.insert(it.key(), value);
    }
    // The library looks at allOf before anything else, and at nothing behind what fails.
    QJsonArray all = prepared.value(kAllOf).toArray();
    all.append(QJsonObject{{QLatin1StringView(kBudgetKey), true}});
    prepared.insert(kAllOf, all);
    return prepared;
}

/// Keywords that the library would look at by std::regex.
void SchemaGate::addText(QJsonObject &prepared, const QString &keyword, const QJsonValue &value,
                         const QString &place)
{
    if (!value.isString()) {
        refuse(keyword == kPattern ? QStringLiteral("schema-pattern")
                                   : QStringLiteral("schema-keyword"),
               place);
    } else if (keyword == kPattern) {
        checkPattern(value.toString(), place);
        prepared.insert(QLatin1StringView(kPatternKey), value);
    } else if (QStringList{QStringLiteral("date"), QStringLiteral("time"),
                           QStringLiteral("date-time")}
                   .contains(value.toString())) {
        prepared.insert(QLatin1StringView(kFormatKey), value);
    }
}

QJsonValue SchemaGate::walkKeyword(const QString &keyword, const QJsonValue &value,
                                   const QString &place, int depth)
{
    const QString here = below(place, keyword);
    switch (shapes().value(keyword)) {
    case Shape::Plain:
        return value;
    case Shape::Alongside:
        m_alongside[place].append(here);
        return walk(value, here, depth + 1);
    case Shape::Schema:
        return walk(value, here, depth + 1);
    case Shape::ListOrSchema:
        return value.isArray() ? QJsonValue(walkList(value.toArray(), here, depth))
                               : walk(value, here, depth + 1);
    case Shape::List:
        if (!value.isArray())
            refuse(QStringLiteral("schema-keyword"), here);
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            m_alongside[place].append(below(here, i));
        return walkList(value.toArray(), here, depth);
    case Shape::KeyPatterns:
        for (const QString &pattern : value.toObject().keys())
            checkKeyPattern(pattern, here);
        return walkMap(value.toObject(), here, depth);
    case Shape::Dependencies: {
        QJsonObject made;
        const QJsonObject all = value.toObject();
        for (auto it = all.begin(); it != all.end(); ++it) {
            m_alongside[place].append(below(here, it.key()));
            made.insert(it.key(), it.value().isArray()
                                      ? it.value()
                                      : walk(it.value(), below(here, it.key()), depth + 1));
        }
        return made;
    }
    case Shape::Map:
        break;
    }
    if (!value.isObject())
        refuse(QStringLiteral("schema-object"), here);
    return walkMap(value.toObject(), here, depth);
}

QJsonObject SchemaGate::walkMap(const QJsonObject &schemas, const QString &place, int depth)
{
    QJsonObject prepared;
    for (auto it = schemas.begin(); it != schemas.end() && !m_hasGivenUp; ++it)
        prepared.insert(it.key(), walk(it.value(), below(place, it.key()), depth + 1));
    return prepared;
}

QJsonArray SchemaGate::walkList(const QJsonArray &schemas, const QString &place, int depth)
{
    QJsonArray prepared;
    for (qsizetype i = 0; i < schemas.size() && !m_hasGivenUp; ++i)
        prepared.append(walk(schemas.at(i), below(place, i), depth + 1));
    return prepared;
}

void SchemaGate::checkPattern(const QString &pattern, const QString &place)
{
    if (pattern.size() > kMostPattern || !QRegularExpression(pattern).isValid())
        refuse(QStringLiteral("schema-pattern"), place, pattern);
}

/// The library reads these by std::regex, which recurses and backtracks without a limit, so they
/// are the beginning of a name, its end, all or a part of it, as it is written.
void SchemaGate::checkKeyPattern(const QString &pattern, const QString &place)
{
    static const QRegularExpression literal(
        QStringLiteral(R"(\A\^?[^\x00-\x1f\\^$.\[\](){}*+?|]*\$?\z)"));
    checkPattern(pattern, place);
    if (!literal.match(pattern).hasMatch())
        refuse(QStringLiteral("schema-pattern"), place, pattern);
}

void SchemaGate::checkReferences()
{
    QStringList from = m_references.keys();
    from.sort();
    for (const QString &place : std::as_const(from)) {
        const QString target = m_references.value(place);
        if (!m_places.contains(target))
            refuse(QStringLiteral("schema-reference"), place, u'#' + target);
    }
    if (!m_faults.isEmpty())
        return;
    QSet<QString> open;
    QSet<QString> done;
    for (const QString &place : std::as_const(m_places))
        follow(place, open, done);
}

/// A circle of schemas that all look at the same value would never end.
void SchemaGate::follow(const QString &place, QSet<QString> &open, QSet<QString> &done)
{
    if (!m_faults.isEmpty() || done.contains(place))
        return;
    if (open.contains(place) || open.size() > kMostSchemas / 10) {
        refuse(QStringLiteral("schema-loop"), place);
        return;
    }
    open.insert(place);
    QStringList next = m_alongside.value(place);
    if (m_references.contains(place))
        next.append(m_references.value(place));
    for (const QString &target : std::as_const(next))
        follow(target, open, done);
    open.remove(place);
    done.insert(place);
}

} // namespace tools
