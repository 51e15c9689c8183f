// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schemamaking.h"

#include <QJsonArray>
#include <array>
#include <cmath>

namespace core {
namespace {

constexpr int kDeepest = 64;
constexpr qsizetype kMostFaults = 20;
constexpr auto kSchemaType = QLatin1StringView("type");
constexpr auto kProperties = QLatin1StringView("properties");
constexpr auto kRequired = QLatin1StringView("required");
constexpr auto kClosed = QLatin1StringView("additionalProperties");
constexpr auto kItems = QLatin1StringView("items");
constexpr auto kAnyOf = QLatin1StringView("anyOf");

/// Keywords whose members are schemas.
constexpr std::array kSchemaMaps{kProperties, QLatin1StringView("$defs"),
                                 QLatin1StringView("definitions")};
/// Keywords that are a schema, or a list of them.
constexpr std::array kSchemaPlaces{kItems, kAnyOf, QLatin1StringView("oneOf"),
                                   QLatin1StringView("allOf")};

QString escapedName(QString name)
{
    return name.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
}

bool isObjectSchema(const QJsonObject &schema)
{
    const QJsonValue type = schema.value(kSchemaType);
    return schema.contains(kProperties) || type.toString() == QLatin1StringView("object")
           || type.toArray().contains(QStringLiteral("object"));
}

QJsonArray propertyNames(const QJsonObject &schema)
{
    return QJsonArray::fromStringList(schema.value(kProperties).toObject().keys());
}

bool isClosedAndRequired(const QJsonObject &schema)
{
    const QJsonArray required = schema.value(kRequired).toArray();
    const QJsonArray names = propertyNames(schema);
    const QJsonValue closed = schema.value(kClosed);
    return closed.isBool() && !closed.toBool()
           && std::all_of(names.begin(), names.end(),
                          [&](const QJsonValue &name) { return required.contains(name); });
}

/// Gives each schema in the value, with its place, to `change`, the outermost first.
template <typename Change>
QJsonValue walked(QJsonValue value, const QString &place, int depth, const Change &change)
{
    if (depth > kDeepest)
        return value;
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            list[i] = walked(list.at(i), place + u'/' + QString::number(i), depth + 1, change);
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject schema = value.toObject();
    change(schema, place);
    for (const QLatin1StringView map : kSchemaMaps) {
        QJsonObject inside = schema.value(map).toObject();
        for (auto it = inside.begin(); it != inside.end(); ++it) {
            *it = walked(*it, place + u'/' + map + u'/' + escapedName(it.key()), depth + 1, change);
        }
        if (!inside.isEmpty())
            schema.insert(map, inside);
    }
    for (const QLatin1StringView member : kSchemaPlaces) {
        if (schema.contains(member))
            schema.insert(member,
                          walked(schema.value(member), place + u'/' + member, depth + 1, change));
    }
    return schema;
}

QJsonObject typed(const char *type)
{
    return {{kSchemaType, QString::fromLatin1(type)}};
}

QJsonObject joined(const QJsonObject &one, const QJsonObject &other);

/// Members of both; required are those that are in both.
QJsonObject joinedObjects(const QJsonObject &one, const QJsonObject &other)
{
    QJsonObject properties = one.value(kProperties).toObject();
    const QJsonObject more = other.value(kProperties).toObject();
    for (auto it = more.begin(); it != more.end(); ++it) {
        const QJsonObject added = it.value().toObject();
        properties.insert(it.key(), properties.contains(it.key())
                                        ? joined(properties.value(it.key()).toObject(), added)
                                        : added);
    }
    QJsonArray required;
    const QJsonArray wanted = one.value(kRequired).toArray();
    for (const QJsonValue &name : wanted) {
        if (other.value(kRequired).toArray().contains(name))
            required.append(name);
    }
    QJsonObject both = one;
    both.insert(kProperties, properties);
    both.insert(kRequired, required);
    return both;
}

/// A schema that fits what either fits.
QJsonObject joined(const QJsonObject &one, const QJsonObject &other)
{
    if (one == other || other.isEmpty())
        return one;
    if (one.isEmpty())
        return other;
    const QString type = one.value(kSchemaType).toString();
    const QString otherType = other.value(kSchemaType).toString();
    if (type == otherType && type == QLatin1StringView("object"))
        return joinedObjects(one, other);
    if (type == otherType && type == QLatin1StringView("array")) {
        QJsonObject both = one;
        both.insert(kItems, joined(one.value(kItems).toObject(), other.value(kItems).toObject()));
        return both;
    }
    const auto isNumber = [](const QString &name) {
        return name == QLatin1StringView("integer") || name == QLatin1StringView("number");
    };
    if (isNumber(type) && isNumber(otherType))
        return typed("number");
    QJsonArray variants = one.value(kAnyOf).toArray();
    if (variants.isEmpty())
        variants.append(one);
    const QJsonArray more =
        other.contains(kAnyOf) ? other.value(kAnyOf).toArray() : QJsonArray{other};
    for (const QJsonValue &variant : more) {
        if (!variants.contains(variant))
            variants.append(variant);
    }
    return {{kAnyOf, variants}};
}

QJsonObject exampled(const QJsonValue &example, int depth)
{
    if (depth > kDeepest)
        return {};
    switch (example.type()) {
    case QJsonValue::Null:
        return typed("null");
    case QJsonValue::Bool:
        return typed("boolean");
    case QJsonValue::Double:
        return std::trunc(example.toDouble()) == example.toDouble() ? typed("integer")
                                                                    : typed("number");
    case QJsonValue::Array: {
        QJsonObject items;
        const QJsonArray entries = example.toArray();
        for (const QJsonValue &entry : entries)
            items = joined(items, exampled(entry, depth + 1));
        QJsonObject list = typed("array");
        list.insert(kItems, items);
        return list;
    }
    case QJsonValue::Object: {
        QJsonObject properties;
        const QJsonObject members = example.toObject();
        for (auto it = members.begin(); it != members.end(); ++it)
            properties.insert(it.key(), exampled(it.value(), depth + 1));
        QJsonObject object = typed("object");
        object.insert(kProperties, properties);
        object.insert(kRequired, QJsonArray::fromStringList(properties.keys()));
        object.insert(kClosed, false);
        return object;
    }
    case QJsonValue::String:
    case QJsonValue::Undefined:
        break;
    }
    return typed("string");
}

} // namespace

QStringList strictFaults(const QJsonObject &schema)
{
    QStringList places;
    (void)walked(schema, {}, 0, [&places](const QJsonObject &one, const QString &place) {
        if (isObjectSchema(one) && !isClosedAndRequired(one) && places.size() < kMostFaults)
            places.append(place);
    });
    return places;
}

QJsonObject madeStrict(const QJsonObject &schema)
{
    return walked(schema, {}, 0,
                  [](QJsonObject &one, const QString &) {
                      if (!isObjectSchema(one) || isClosedAndRequired(one))
                          return;
                      one.insert(kClosed, false);
                      one.insert(kRequired, propertyNames(one));
                  })
        .toObject();
}

QJsonObject schemaOf(const QJsonValue &example)
{
    return exampled(example, 0);
}

} // namespace core
