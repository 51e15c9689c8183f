// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schemamaking.h"

#include "core/jsonpointer.h"
#include "core/jsonvalue.h"
#include "core/memberorder.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>
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

/// The names of the object's members, in the order of the text.
QJsonArray namesAt(const JsonText &json, const QString &place)
{
    QJsonArray names;
    for (const int object : json.nodesAt(place)) {
        const JsonNode &node = json.nodes().at(std::size_t(object));
        for (int at = object + 1; at < node.end; at = json.nodes().at(std::size_t(at)).end)
            names.append(json.name(at));
    }
    return names;
}

QSet<QString> requiredNames(const QJsonObject &schema)
{
    QSet<QString> names;
    const QJsonArray required = schema.value(kRequired).toArray();
    for (const QJsonValue &name : required)
        names.insert(name.toString());
    return names;
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
            *it = walked(*it, place + u'/' + map + u'/' + pointerStep(it.key()), depth + 1, change);
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
    const QSet<QString> alsoWanted = requiredNames(other);
    for (const QJsonValue &name : wanted) {
        if (alsoWanted.contains(name.toString()))
            required.append(name);
    }
    QJsonObject both = one;
    both.insert(kProperties, properties);
    both.insert(kRequired, required);
    return both;
}

/// They are joined into one of their type.
bool isAlike(const QString &type, const QString &otherType)
{
    const auto isNumber = [](const QString &name) {
        return name == QLatin1StringView("integer") || name == QLatin1StringView("number");
    };
    return type == otherType || (isNumber(type) && isNumber(otherType));
}

QJsonArray variantsOf(const QJsonObject &schema)
{
    return schema.contains(kAnyOf) ? schema.value(kAnyOf).toArray() : QJsonArray{schema};
}

/// Of each type one, so that a long list stays cheap.
QJsonArray joinedVariants(QJsonArray variants, const QJsonArray &more)
{
    for (const QJsonValue &variant : more) {
        const QJsonObject added = variant.toObject();
        const QString type = added.value(kSchemaType).toString();
        qsizetype at = 0;
        while (at < variants.size()
               && !isAlike(variants.at(at).toObject().value(kSchemaType).toString(), type))
            ++at;
        if (at == variants.size())
            variants.append(added);
        else
            variants.replace(at, joined(variants.at(at).toObject(), added));
    }
    return variants;
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
    if (type != otherType && isAlike(type, otherType))
        return typed("number");
    return {{kAnyOf, joinedVariants(variantsOf(one), variantsOf(other))}};
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

/// Writes the schema of an example in the order of its members.
class SchemaWriter
{
public:
    explicit SchemaWriter(const JsonText &example)
        : m_example(example)
    {
    }

    /// `nodes`: those of the example that the schema describes.
    [[nodiscard]] QString written(const QJsonValue &value, const std::vector<int> &nodes) const
    {
        if (!value.isObject())
            return plain(value);
        const QJsonObject schema = value.toObject();
        const Members members = membersOf(nodes);
        QStringList all;
        const auto add = [&](QLatin1StringView name, const auto &write) {
            if (schema.contains(name))
                all.append(plain(QString(name)) + u':' + write(schema.value(name)));
        };
        const auto asIs = [](const QJsonValue &one) { return plain(one); };
        add(kSchemaType, asIs);
        add(kItems, [&](const QJsonValue &one) { return written(one, entriesOf(nodes)); });
        add(kAnyOf, [&](const QJsonValue &one) {
            QStringList variants;
            for (const QJsonValue &variant : one.toArray())
                variants.append(written(variant, nodes));
            return u'[' + variants.join(u',') + u']';
        });
        add(kProperties, [&](const QJsonValue &one) {
            QStringList properties;
            for (const QString &name : members.names)
                properties.append(plain(name) + u':'
                                  + written(one.toObject().value(name), members.nodes[name]));
            return u'{' + properties.join(u',') + u'}';
        });
        add(kRequired, [&](const QJsonValue &) {
            const QSet<QString> required = requiredNames(schema);
            QJsonArray names;
            for (const QString &name : members.names) {
                if (required.contains(name))
                    names.append(name);
            }
            return plain(names);
        });
        add(kClosed, asIs);
        return u'{' + all.join(u',') + u'}';
    }

private:
    struct Members {
        QStringList names; ///< in order, each once
        QHash<QString, std::vector<int>> nodes;
    };

    [[nodiscard]] static QString plain(const QJsonValue &value)
    {
        const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(list.sliced(1, list.size() - 2));
    }
    template <typename Take>
    void eachInside(const std::vector<int> &nodes, JsonNode::Kind kind, const Take &take) const
    {
        for (const int node : nodes) {
            const JsonNode &around = m_example.nodes().at(std::size_t(node));
            for (int at = node + 1; around.kind == kind && at < around.end;
                 at = m_example.nodes().at(std::size_t(at)).end)
                take(at);
        }
    }
    [[nodiscard]] Members membersOf(const std::vector<int> &nodes) const
    {
        Members members;
        eachInside(nodes, JsonNode::Kind::Object, [&](int at) {
            const QString name = m_example.name(at);
            std::vector<int> &known = members.nodes[name];
            if (known.empty())
                members.names.append(name);
            known.push_back(at);
        });
        return members;
    }
    [[nodiscard]] std::vector<int> entriesOf(const std::vector<int> &nodes) const
    {
        std::vector<int> entries;
        eachInside(nodes, JsonNode::Kind::Array, [&](int at) { entries.push_back(at); });
        return entries;
    }

    const JsonText &m_example;
};

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

bool isClosedAndRequired(const QJsonObject &schema)
{
    const QSet<QString> required = requiredNames(schema);
    const QStringList names = schema.value(kProperties).toObject().keys();
    const QJsonValue closed = schema.value(kClosed);
    return closed.isBool() && !closed.toBool()
           && std::all_of(names.begin(), names.end(),
                          [&](const QString &name) { return required.contains(name); });
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

QString madeStrict(const QString &schema)
{
    const QJsonDocument document = QJsonDocument::fromJson(schema.toUtf8());
    const JsonText json(schema);
    if (!document.isObject() || json.fault())
        return {};
    const QJsonValue strict =
        walked(document.object(), {}, 0, [&json](QJsonObject &one, const QString &place) {
            if (!isObjectSchema(one) || isClosedAndRequired(one))
                return;
            one.insert(kClosed, false);
            one.insert(kRequired, namesAt(json, place + u'/' + kProperties));
        });
    return inOrderOf(strict, json);
}

QJsonObject schemaOf(const QJsonValue &example)
{
    return exampled(example, 0);
}

QString schemaTextOf(const JsonText &example)
{
    if (example.fault() || example.nodes().empty())
        return {};
    return SchemaWriter(example).written(schemaOf(jsonValue(example.source(0))), {0});
}

} // namespace core
