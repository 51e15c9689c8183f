// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/inventedjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace demo {
namespace {

constexpr int kMaxDepth = 4;
constexpr qsizetype kMaxExcerpt = 60;
constexpr int kMostItems = 8;

/// Invents one value; the schema is somebody else's, so nothing is followed for ever.
class Inventor
{
public:
    Inventor(const QJsonObject &root, const QString &prompt)
        : m_root(root)
        , m_words(prompt.simplified().left(kMaxExcerpt))
    {
    }

    [[nodiscard]] QJsonValue value(const QJsonObject &given, int depth) const
    {
        const QJsonObject schema = resolved(given);
        if (schema.contains(QLatin1StringView("const")))
            return schema.value(QLatin1StringView("const"));
        const QJsonArray choices = schema.value(QLatin1StringView("enum")).toArray();
        if (!choices.isEmpty())
            return choices.first();
        const QString type = typeOf(schema);
        if (type == QLatin1StringView("object"))
            return object(schema, depth);
        if (type == QLatin1StringView("array"))
            return array(schema, depth);
        if (type == QLatin1StringView("boolean"))
            return true;
        if (type == QLatin1StringView("integer") || type == QLatin1StringView("number"))
            return schema.value(QLatin1StringView("minimum")).toDouble(1);
        if (type == QLatin1StringView("null"))
            return QJsonValue::Null;
        return text(schema);
    }

    [[nodiscard]] QJsonObject object(const QJsonObject &schema, int depth) const
    {
        QJsonObject made;
        if (depth > kMaxDepth)
            return made;
        const QJsonObject properties = schema.value(QLatin1StringView("properties")).toObject();
        for (auto it = properties.constBegin(); it != properties.constEnd(); ++it)
            made.insert(it.key(), value(it.value().toObject(), depth + 1));
        return made;
    }

private:
    [[nodiscard]] QJsonArray array(const QJsonObject &schema, int depth) const
    {
        const QJsonValue items = schema.value(QLatin1StringView("items"));
        const int least = schema.value(QLatin1StringView("minItems")).toInt();
        QJsonArray made;
        const int wanted = items.isObject() && depth <= kMaxDepth ? std::max(1, least) : least;
        for (int i = 0; i < std::min(wanted, kMostItems); ++i)
            made.append(value(items.toObject(), depth + 1));
        return made;
    }

    [[nodiscard]] QString text(const QJsonObject &schema) const
    {
        const int least = schema.value(QLatin1StringView("minLength")).toInt();
        const int most = schema.value(QLatin1StringView("maxLength")).toInt(kMaxExcerpt);
        return m_words.left(most).leftJustified(std::min(least, int(kMaxExcerpt)), u'.');
    }

    [[nodiscard]] static QString typeOf(const QJsonObject &schema)
    {
        const QJsonValue type = schema.value(QLatin1StringView("type"));
        if (type.isUndefined() && schema.contains(QLatin1StringView("properties")))
            return QStringLiteral("object");
        return type.isArray() ? type.toArray().first().toString() : type.toString();
    }

    /// Behind references into the same schema, and of alternatives the first.
    [[nodiscard]] QJsonObject resolved(QJsonObject schema) const
    {
        for (int i = 0; i < kMaxDepth; ++i) {
            const QStringList path = schema.value(QLatin1StringView("$ref")).toString().split(u'/');
            if (path.size() == 3 && path.constFirst() == QLatin1StringView("#")) {
                schema = m_root.value(path.at(1)).toObject().value(path.at(2)).toObject();
                continue;
            }
            const QJsonValue any = schema.contains(QLatin1StringView("anyOf"))
                                       ? schema.value(QLatin1StringView("anyOf"))
                                       : schema.value(QLatin1StringView("oneOf"));
            if (any.toArray().isEmpty())
                break;
            schema = any.toArray().first().toObject();
        }
        return schema;
    }

    QJsonObject m_root;
    QString m_words;
};

QString typeOfFormat(const ChatQuery &query)
{
    return query.responseFormat.value(QLatin1StringView("type")).toString();
}

} // namespace

QJsonValue inventValue(const QJsonObject &schema, const QString &prompt)
{
    return Inventor(schema, prompt).value(schema, 0);
}

QJsonObject inventObject(const QJsonObject &schema, const QString &prompt)
{
    return Inventor(schema, prompt).object(schema, 0);
}

bool wantsJson(const ChatQuery &query)
{
    return typeOfFormat(query).startsWith(QLatin1StringView("json"));
}

QString jsonAnswer(const ChatQuery &query)
{
    const QJsonObject schema = query.responseFormat.value(QLatin1StringView("json_schema"))
                                   .toObject()
                                   .value(QLatin1StringView("schema"))
                                   .toObject();
    const bool hasSchema = typeOfFormat(query) == QLatin1StringView("json_schema");
    const QJsonValue value = hasSchema ? inventValue(schema, query.prompt)
                                       : QJsonObject{{QStringLiteral("demo"), true},
                                                     {QStringLiteral("question"),
                                                      query.prompt.simplified().left(kMaxExcerpt)}};
    // Qt writes documents only: a bare value loses the brackets of a list again.
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson());
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1).chopped(1));
}

} // namespace demo
