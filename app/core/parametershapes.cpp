// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parametershapes.h"

#include "core/parametercheck.h"
#include "core/parameterspec.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

namespace core {
namespace {

constexpr int kMostNameLetters = 64;
constexpr double kMostBias = 100;
constexpr auto kTypeMember = QLatin1StringView("type");
constexpr auto kNameMember = QLatin1StringView("name");
constexpr auto kFunctionMember = QLatin1StringView("function");

/// Looks at one place after the other inside a value; what is wrong first is told.
class Shape
{
public:
    explicit Shape(const QString &parameter)
        : m_parameter(parameter)
    {
    }

    void fail(QLatin1StringView code, const QString &target, const QString &limit = {})
    {
        if (m_result)
            m_result = parameterError(m_parameter, code, target, limit);
    }
    /// An optional member of this type.
    void expect(const QJsonObject &object, const QString &path, QLatin1StringView member,
                QJsonValue::Type type)
    {
        const QJsonValue value = object.value(member);
        if (!value.isUndefined() && !value.isNull() && value.type() != type)
            fail(wrong::kType, path + member);
    }
    /// A member that has to be there.
    void require(const QJsonObject &object, const QString &path, QLatin1StringView member,
                 QJsonValue::Type type)
    {
        const QJsonValue value = object.value(member);
        if (value.isUndefined() || value.isNull())
            fail(wrong::kMissing, path + member);
        else if (value.type() != type)
            fail(wrong::kType, path + member);
    }
    /// A name of a function or a schema.
    void requireName(const QJsonObject &object, const QString &path)
    {
        require(object, path, kNameMember, QJsonValue::String);
        const QString name = object.value(kNameMember).toString();
        const auto isFine = [](QChar c) {
            return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
        };
        if (name.isEmpty())
            fail(wrong::kEmpty, path + kNameMember);
        else if (name.size() > kMostNameLetters)
            fail(wrong::kLength, path + kNameMember, QString::number(kMostNameLetters));
        else if (!std::all_of(name.cbegin(), name.cend(), isFine))
            fail(wrong::kLetters, path + kNameMember);
    }
    [[nodiscard]] Result<Done> result() const { return m_result; }

private:
    QString m_parameter;
    Result<Done> m_result = Done{};
};

void checkFormat(Shape &shape, const QJsonObject &format)
{
    shape.require(format, {}, kTypeMember, QJsonValue::String);
    const QString type = format.value(kTypeMember).toString();
    const auto &known = parameterSpec(QStringLiteral("response_format"))->choices;
    if (!known.contains(type)) {
        shape.fail(wrong::kChoice, QString(kTypeMember));
        return;
    }
    const auto member = QLatin1StringView("json_schema");
    if (type != member)
        return;
    shape.require(format, {}, member, QJsonValue::Object);
    const QJsonObject inside = format.value(member).toObject();
    const QString path = member + QStringLiteral(".");
    shape.requireName(inside, path);
    shape.expect(inside, path, QLatin1StringView("description"), QJsonValue::String);
    shape.expect(inside, path, QLatin1StringView("schema"), QJsonValue::Object);
    shape.expect(inside, path, QLatin1StringView("strict"), QJsonValue::Bool);
}

void checkFunction(Shape &shape, const QJsonObject &tool, const QString &path)
{
    shape.require(tool, path, kFunctionMember, QJsonValue::Object);
    const QJsonObject function = tool.value(kFunctionMember).toObject();
    const QString inside = path + kFunctionMember + u'.';
    shape.requireName(function, inside);
    shape.expect(function, inside, QLatin1StringView("description"), QJsonValue::String);
    shape.expect(function, inside, QLatin1StringView("parameters"), QJsonValue::Object);
    shape.expect(function, inside, QLatin1StringView("strict"), QJsonValue::Bool);
}

void checkTools(Shape &shape, const QJsonArray &tools)
{
    if (tools.isEmpty())
        shape.fail(wrong::kEmpty, {});
    QSet<QString> names;
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const QString path = u'[' + QString::number(i) + QStringLiteral("].");
        const QJsonObject tool = tools.at(i).toObject();
        if (!tools.at(i).isObject())
            shape.fail(wrong::kType, path.chopped(1));
        shape.require(tool, path, kTypeMember, QJsonValue::String);
        if (tool.value(kTypeMember).toString() != kFunctionMember)
            continue; // "custom" and what may come
        checkFunction(shape, tool, path);
        const QString name = tool.value(kFunctionMember).toObject().value(kNameMember).toString();
        if (names.contains(name))
            shape.fail(wrong::kTwice, path + kFunctionMember + u'.' + kNameMember, name);
        names.insert(name);
    }
}

void checkToolChoice(Shape &shape, const QJsonObject &choice)
{
    shape.require(choice, {}, kTypeMember, QJsonValue::String);
    if (choice.value(kTypeMember).toString() != kFunctionMember)
        return;
    shape.require(choice, {}, kFunctionMember, QJsonValue::Object);
    shape.requireName(choice.value(kFunctionMember).toObject(),
                      kFunctionMember + QStringLiteral("."));
}

void checkBias(Shape &shape, const QJsonObject &bias)
{
    for (auto it = bias.constBegin(); it != bias.constEnd(); ++it) {
        bool isToken = false;
        (void)it.key().toLongLong(&isToken);
        if (!isToken || it.key().startsWith(u'-'))
            shape.fail(wrong::kLetters, it.key());
        else if (!it.value().isDouble())
            shape.fail(wrong::kType, it.key());
        else if (qAbs(it.value().toDouble()) > kMostBias)
            shape.fail(wrong::kRange, it.key(), rangeText(-kMostBias, kMostBias));
    }
}

void checkExtra(Shape &shape, const QJsonObject &extra)
{
    for (auto it = extra.constBegin(); it != extra.constEnd(); ++it) {
        const QString name = it.key();
        if (name.trimmed().isEmpty())
            shape.fail(wrong::kEmpty, name);
        else if (name == QLatin1StringView("stream") || name == QLatin1StringView("model")
                 || name == QLatin1StringView("messages"))
            shape.fail(wrong::kOwn, name);
        else if (isPrivateMember(name))
            shape.fail(wrong::kPrivate, name);
        else if (name.startsWith(u'@') || parameterSpec(name))
            shape.fail(wrong::kListed, name);
    }
}

} // namespace

Error parameterError(const QString &name, QLatin1StringView code, const QString &target,
                     const QString &limit)
{
    Error error;
    error.kind = ErrorKind::BadInput;
    error.code = QString(code);
    error.param = name;
    error.target = target;
    error.message = limit;
    return error;
}

Result<Done> checkShape(const QString &name, const QJsonValue &value)
{
    Shape shape(name);
    const QJsonObject object = value.toObject();
    if (name == QLatin1StringView("response_format"))
        checkFormat(shape, object);
    else if (name == QLatin1StringView("tools"))
        checkTools(shape, value.toArray());
    else if (name == QLatin1StringView("tool_choice") && value.isObject())
        checkToolChoice(shape, object);
    else if (name == QLatin1StringView("logit_bias"))
        checkBias(shape, object);
    else if (name == setting::kExtra)
        checkExtra(shape, object);
    else if (name == QLatin1StringView("stream_options"))
        shape.expect(object, {}, QLatin1StringView("include_usage"), QJsonValue::Bool);
    return shape.result();
}

} // namespace core
