// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chatparameters.h"

#include <QJsonValue>
#include <cmath>

namespace core {
namespace {

using Setter = bool (*)(ChatParameters &, const QJsonValue &);
using Getter = std::optional<QJsonValue> (*)(const ChatParameters &);

bool read(std::optional<double> &target, const QJsonValue &value)
{
    if (!value.isDouble())
        return false;
    target = value.toDouble();
    return true;
}

template <typename Integer>
bool readInteger(std::optional<Integer> &target, const QJsonValue &value)
{
    if (!value.isDouble() || std::floor(value.toDouble()) != value.toDouble())
        return false;
    target = Integer(value.toInteger());
    return true;
}

bool read(std::optional<int> &target, const QJsonValue &value)
{
    return readInteger(target, value);
}

bool read(std::optional<qint64> &target, const QJsonValue &value)
{
    return readInteger(target, value);
}

bool read(std::optional<bool> &target, const QJsonValue &value)
{
    if (!value.isBool())
        return false;
    target = value.toBool();
    return true;
}

bool read(std::optional<QString> &target, const QJsonValue &value)
{
    if (!value.isString())
        return false;
    target = value.toString();
    return true;
}

bool read(std::optional<QJsonObject> &target, const QJsonValue &value)
{
    if (!value.isObject())
        return false;
    target = value.toObject();
    return true;
}

bool read(std::optional<QJsonArray> &target, const QJsonValue &value)
{
    if (!value.isArray())
        return false;
    target = value.toArray();
    return true;
}

bool read(std::optional<QJsonValue> &target, const QJsonValue &value)
{
    if (!value.isString() && !value.isObject())
        return false;
    target = value;
    return true;
}

bool read(std::optional<QStringList> &target, const QJsonValue &value)
{
    QStringList list;
    if (value.isString()) {
        list.append(value.toString());
    } else if (value.isArray()) {
        for (const QJsonValue &entry : value.toArray()) {
            if (!entry.isString())
                return false;
            list.append(entry.toString());
        }
    } else {
        return false;
    }
    target = list;
    return true;
}

template <typename T>
QJsonValue written(const T &value)
{
    return QJsonValue(value);
}

QJsonValue written(const QStringList &list)
{
    if (list.size() == 1)
        return list.constFirst();
    return QJsonArray::fromStringList(list);
}

struct Field {
    const char *name;
    Setter set;
    Getter get;
};

template <auto Member>
constexpr Field field(const char *name)
{
    return {name,
            [](ChatParameters &parameters, const QJsonValue &value) {
                return read(parameters.*Member, value);
            },
            [](const ChatParameters &parameters) -> std::optional<QJsonValue> {
                const auto &member = parameters.*Member;
                if (!member)
                    return std::nullopt;
                return written(*member);
            }};
}

const Field kFields[] = {
    field<&ChatParameters::temperature>("temperature"),
    field<&ChatParameters::topP>("top_p"),
    field<&ChatParameters::n>("n"),
    field<&ChatParameters::maxTokens>("max_tokens"),
    field<&ChatParameters::maxCompletionTokens>("max_completion_tokens"),
    field<&ChatParameters::stop>("stop"),
    field<&ChatParameters::presencePenalty>("presence_penalty"),
    field<&ChatParameters::frequencyPenalty>("frequency_penalty"),
    field<&ChatParameters::seed>("seed"),
    field<&ChatParameters::logprobs>("logprobs"),
    field<&ChatParameters::topLogprobs>("top_logprobs"),
    field<&ChatParameters::logitBias>("logit_bias"),
    field<&ChatParameters::responseFormat>("response_format"),
    field<&ChatParameters::reasoningEffort>("reasoning_effort"),
    field<&ChatParameters::verbosity>("verbosity"),
    field<&ChatParameters::parallelToolCalls>("parallel_tool_calls"),
    field<&ChatParameters::toolChoice>("tool_choice"),
    field<&ChatParameters::tools>("tools"),
    field<&ChatParameters::serviceTier>("service_tier"),
    field<&ChatParameters::user>("user"),
};

Error badInput(const QString &message, const QString &param)
{
    Error error;
    error.kind = ErrorKind::BadInput;
    error.param = param;
    error.message = message;
    return error;
}

} // namespace

Result<Done> ChatParameters::set(const QString &name, const QJsonValue &value)
{
    const auto wrongType = [&name] {
        return badInput(QStringLiteral("wrong type of value for %1").arg(name), name);
    };
    if (name == QLatin1StringView("stream"))
        return read(stream, value) ? Result<Done>(Done{}) : Result<Done>(wrongType());
    if (name == QLatin1StringView("stream_options"))
        return read(streamOptions, value) ? Result<Done>(Done{}) : Result<Done>(wrongType());
    if (name.isEmpty() || name == QLatin1StringView("model")
        || name == QLatin1StringView("messages"))
        return badInput(QStringLiteral("%1 cannot be set as an option").arg(name), name);
    for (const Field &entry : kFields) {
        if (name == QLatin1StringView(entry.name))
            return entry.set(*this, value) ? Result<Done>(Done{}) : Result<Done>(wrongType());
    }
    extra.insert(name, value);
    return Done{};
}

bool ChatParameters::isOurs(const QString &name)
{
    return name == QLatin1StringView("model") || name == QLatin1StringView("messages")
           || name == QLatin1StringView("stream") || name == QLatin1StringView("stream_options");
}

void ChatParameters::writeTo(QJsonObject &request) const
{
    for (const Field &entry : kFields) {
        if (const auto value = entry.get(*this))
            request.insert(QLatin1StringView(entry.name), *value);
    }
    for (auto it = extra.begin(); it != extra.end(); ++it)
        request.insert(it.key(), it.value());
}

} // namespace core
