// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parametercheck.h"

#include "core/jsonvalue.h"
#include "core/parametershapes.h"
#include "core/parameterspec.h"
#include "core/writtenjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace core {
namespace {

using Checked = Result<Done>;

constexpr auto kMaxTokens = QLatin1StringView("max_tokens");
constexpr auto kMaxCompletionTokens = QLatin1StringView("max_completion_tokens");
constexpr auto kLogprobs = QLatin1StringView("logprobs");
constexpr auto kTopLogprobs = QLatin1StringView("top_logprobs");
constexpr auto kInt64 = QLatin1StringView("64 bit");

/// As a number of 64 bits, without loss.
bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && (value.toInteger(0) != 0 || value.toInteger(1) != 1);
}

Checked checkNumber(const ParameterSpec &spec, const QJsonValue &value)
{
    const QString name(spec.name);
    if (!value.isDouble())
        return parameterError(name, wrong::kType);
    const double number = value.toDouble();
    const QString range = rangeText(spec.least, spec.most);
    if (spec.kind == ParameterKind::Integer && !isInteger(value)) {
        const bool isWhole = std::floor(number) == number;
        return parameterError(name, isWhole ? wrong::kRange : wrong::kInteger, {},
                              spec.most ? range : QString(kInt64));
    }
    if ((spec.least && number < *spec.least) || (spec.most && number > *spec.most))
        return parameterError(name, wrong::kRange, {}, range);
    return Done{};
}

Checked checkText(const ParameterSpec &spec, const QJsonValue &value)
{
    const QString name(spec.name);
    if (!value.isString())
        return parameterError(name, wrong::kType);
    if (value.toString().trimmed().isEmpty())
        return parameterError(name, wrong::kEmpty);
    if (spec.mostLength > 0 && value.toString().size() > spec.mostLength)
        return parameterError(name, wrong::kLength, {}, QString::number(spec.mostLength));
    return Done{};
}

Checked checkChoice(const ParameterSpec &spec, const QJsonValue &value)
{
    const QString name(spec.name);
    if (value.isObject() && name == QLatin1StringView("tool_choice"))
        return Done{};
    const Checked text = checkText(spec, value);
    const bool isKnown = spec.isOpen || spec.choices.contains(value.toString());
    if (!text || isKnown)
        return text;
    return parameterError(name, wrong::kChoice);
}

Checked checkTextList(const ParameterSpec &spec, const QJsonValue &value)
{
    const QString name(spec.name);
    if (!value.isArray() && !value.isString())
        return parameterError(name, wrong::kType);
    const QJsonArray entries = value.isArray() ? value.toArray() : QJsonArray{value};
    if (entries.isEmpty())
        return parameterError(name, wrong::kEmpty);
    if (spec.mostEntries > 0 && entries.size() > spec.mostEntries)
        return parameterError(name, wrong::kCount, {}, QString::number(spec.mostEntries));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString place = value.isArray() ? u'[' + QString::number(i) + u']' : QString();
        if (!entries.at(i).isString())
            return parameterError(name, wrong::kType, place);
        // A line break is a good place to stop.
        if (entries.at(i).toString().isEmpty())
            return parameterError(name, wrong::kEmpty, place);
    }
    return Done{};
}

Checked checkJson(const ParameterSpec &spec, const QJsonValue &value)
{
    const QString name(spec.name);
    const bool isArray = spec.kind == ParameterKind::Array;
    if (isArray ? !value.isArray() : !value.isObject())
        return parameterError(name, wrong::kType);
    if (isArray && spec.mostEntries > 0 && value.toArray().size() > spec.mostEntries)
        return parameterError(name, wrong::kCount, {}, QString::number(spec.mostEntries));
    return Done{};
}

Checked checkKind(const ParameterSpec &spec, const QJsonValue &value)
{
    switch (spec.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer:
        return checkNumber(spec, value);
    case ParameterKind::Switch:
        return value.isBool() ? Checked(Done{})
                              : Checked(parameterError(QString(spec.name), wrong::kType));
    case ParameterKind::Choice:
        return checkChoice(spec, value);
    case ParameterKind::Text:
        return checkText(spec, value);
    case ParameterKind::TextList:
        return checkTextList(spec, value);
    case ParameterKind::Object:
    case ParameterKind::Array:
        break;
    }
    return checkJson(spec, value);
}

void checkTogether(QList<Error> &errors, const ParameterSet &set)
{
    const auto isSent = [&set](QLatin1StringView name) { return !set.value(name).isNull(); };
    const auto has = [&set, &isSent](QLatin1StringView name) {
        return set.contains(name) && isSent(name);
    };
    if (has(kTopLogprobs) && !set.value(kLogprobs).toBool())
        errors.append(parameterError(QString(kTopLogprobs), wrong::kNeeds, QString(kLogprobs)));
    if (has(kMaxTokens) && has(kMaxCompletionTokens))
        errors.append(
            parameterError(QString(kMaxTokens), wrong::kBoth, QString(kMaxCompletionTokens)));
}

bool isOfWords(const ParameterSpec &spec)
{
    return spec.kind == ParameterKind::Text || spec.kind == ParameterKind::Choice
           || spec.kind == ParameterKind::TextList;
}

/// What looks like another kind of JSON is a text where a text is wanted.
QJsonValue asWords(const ParameterSpec &spec, const QString &typed)
{
    const QJsonValue json = jsonValue(typed);
    const bool isTaken = json.isString() || (json.isArray() && spec.kind == ParameterKind::TextList)
                         || (json.isObject() && spec.name == QLatin1StringView("tool_choice"));
    return isTaken ? json : QJsonValue(typed);
}

Result<QJsonValue> readTyped(const ParameterSpec *spec, const QString &name, const QString &typed)
{
    if (spec && isOfWords(*spec))
        return asWords(*spec, typed);
    QJsonParseError problem;
    const QJsonValue json = jsonValue(typed, &problem);
    if (!json.isUndefined())
        return json;
    if (!spec)
        return QJsonValue(typed);
    // response_format=json_object means what it looks like.
    if (spec->choices.contains(typed))
        return QJsonValue(QJsonObject{{QStringLiteral("type"), typed}});
    const bool isStructured =
        spec->kind == ParameterKind::Object || spec->kind == ParameterKind::Array;
    if (!isStructured)
        return parameterError(name, wrong::kType);
    const QByteArray before =
        typed.toUtf8().first(std::clamp<qsizetype>(problem.offset - 1, 0, typed.toUtf8().size()));
    return parameterError(name, wrong::kJson, QString::number(before.count('\n') + 1));
}

} // namespace

bool isParameterError(const Error &error)
{
    return error.kind == ErrorKind::BadInput
           && error.code.startsWith(QLatin1StringView("parameter-"));
}

bool isPrivateMember(const QString &name)
{
    static constexpr QLatin1StringView kPrivateMembers[] = {
        QLatin1StringView("chat_id"), QLatin1StringView("session_id"), QLatin1StringView("id"),
        QLatin1StringView("parent_id"), QLatin1StringView("message_id")};
    return std::find(std::begin(kPrivateMembers), std::end(kPrivateMembers), name)
           != std::end(kPrivateMembers);
}

Result<Done> checkParameter(const QString &name, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return Done{};
    if (name == QLatin1StringView("model") || name == QLatin1StringView("messages"))
        return parameterError(name, wrong::kOwn, name);
    if (isPrivateMember(name))
        return parameterError(name, wrong::kPrivate, name);
    const ParameterSpec *spec = parameterSpec(name);
    if (!spec)
        return Done{};
    const Checked kind = checkKind(*spec, value);
    return kind ? checkShape(name, value) : kind;
}

QList<Error> checkParameters(const ParameterSet &effective)
{
    QList<Error> errors;
    for (auto it = effective.constBegin(); it != effective.constEnd(); ++it) {
        if (const Checked checked = checkParameter(it.key(), it.value()); !checked)
            errors.append(checked.error());
    }
    if (errors.isEmpty())
        checkTogether(errors, effective);
    return errors;
}

Result<QJsonValue> parameterFromText(const QString &name, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text == QLatin1StringView("null"))
        return QJsonValue();
    const Result<QJsonValue> read = readTyped(parameterSpec(name), name, text);
    if (!read)
        return read;
    if (const Checked checked = checkParameter(name, read.value()); !checked)
        return checked.error();
    return withWrittenSchemas(name, read.value(), text);
}

QString parameterText(const QString &name, const QJsonValue &value)
{
    const ParameterSpec *spec = parameterSpec(name);
    if (value.isNull() || value.isUndefined())
        return {};
    if (value.isString() && spec && isOfWords(*spec) && asWords(*spec, value.toString()) == value
        && value.toString().trimmed() == value.toString())
        return value.toString();
    if (value.isObject() || value.isArray())
        return indentedJson(writtenText(name, value));
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

} // namespace core
