// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/tool.h"

#include "core/writtenjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace tools {
namespace {

constexpr QLatin1StringView kFunction("function");
constexpr QLatin1StringView kName("name");
constexpr QLatin1StringView kDescription("description");
constexpr QLatin1StringView kParameters("parameters");
constexpr QLatin1StringView kStrict("strict");
constexpr QLatin1StringView kType("type");
constexpr QLatin1StringView kProgram("program");
constexpr QLatin1StringView kArguments("arguments");
constexpr QLatin1StringView kTimeLimit("time_limit_ms");
constexpr QLatin1StringView kOutputLimit("output_limit");
constexpr QLatin1StringView kMemoryLimit("memory_limit");
constexpr QLatin1StringView kWritten("schema_as_written");

constexpr int kLongestMs = 10 * 60 * 1000;
constexpr qint64 kMostOutput = 8 * 1024 * 1024;
constexpr qint64 kLeastMemory = 16 * 1024 * 1024;
constexpr qint64 kMostMemory = 64LL * 1024 * 1024 * 1024;

QJsonObject functionOf(const Tool &tool)
{
    QJsonObject function{{kName, tool.name}};
    if (!tool.description.isEmpty())
        function.insert(kDescription, tool.description);
    if (!tool.parameters.isEmpty())
        function.insert(kParameters, tool.parameters);
    if (tool.strict)
        function.insert(kStrict, *tool.strict);
    return function;
}

Command commandFrom(const QJsonObject &json)
{
    Command command;
    command.program = json.value(kProgram).toString();
    for (const QJsonValue &argument : json.value(kArguments).toArray())
        command.arguments.append(argument.toString());
    command.timeLimitMs =
        std::clamp(json.value(kTimeLimit).toInt(command.timeLimitMs), 1000, kLongestMs);
    command.outputLimit = std::clamp<qint64>(
        json.value(kOutputLimit).toInteger(command.outputLimit), 1024, kMostOutput);
    command.memoryLimit = std::clamp(json.value(kMemoryLimit).toInteger(command.memoryLimit),
                                     kLeastMemory, kMostMemory);
    return command;
}

} // namespace

QJsonObject Tool::definition() const
{
    return {{kType, kFunction}, {kFunction, functionOf(*this)}};
}

QJsonObject Tool::toJson() const
{
    QJsonObject json = definition();
    if (!written.isEmpty())
        json.insert(kWritten, written);
    if (answering == Answering::Command) {
        json.insert(QLatin1StringView("command"),
                    QJsonObject{{kProgram, command.program},
                                {kArguments, QJsonArray::fromStringList(command.arguments)},
                                {kTimeLimit, command.timeLimitMs},
                                {kOutputLimit, command.outputLimit},
                                {kMemoryLimit, command.memoryLimit}});
    }
    return json;
}

Tool Tool::fromJson(const QJsonObject &json)
{
    const QJsonObject function = json.value(kFunction).toObject();
    Tool tool;
    tool.name = function.value(kName).toString();
    tool.description = function.value(kDescription).toString();
    tool.parameters = function.value(kParameters).toObject();
    const QString written = json.value(kWritten).toString();
    if (core::hasOwnOrder(written, tool.parameters))
        tool.written = written;
    if (function.value(kStrict).isBool())
        tool.strict = function.value(kStrict).toBool();
    const QJsonValue bound = json.value(QLatin1StringView("command"));
    if (bound.isObject()) {
        tool.answering = Answering::Command;
        tool.command = commandFrom(bound.toObject());
    }
    return tool;
}

QByteArray Tool::fingerprint() const
{
    QJsonObject agreed{{kFunction, functionOf(*this)}};
    // What was agreed to before there were other sources was a person's own, and stays so.
    if (!source.isEmpty())
        agreed.insert(QLatin1StringView("source"), source);
    if (answering == Answering::Command) {
        agreed.insert(kProgram, command.program);
        agreed.insert(kArguments, QJsonArray::fromStringList(command.arguments));
    }
    // Members of a QJsonObject are sorted, so equal values have equal bytes.
    return QCryptographicHash::hash(QJsonDocument(agreed).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256)
        .toHex();
}

QString definedName(const QJsonValue &entry)
{
    const QJsonObject object = entry.toObject();
    if (object.value(kType).toString(kFunction) != kFunction)
        return {};
    return object.value(kFunction).toObject().value(kName).toString();
}

QByteArray exported(const QList<Tool> &tools)
{
    QJsonArray definitions;
    for (const Tool &tool : tools) {
        QJsonObject definition = tool.definition();
        definition.insert(kFunction, core::withWritten(definition.value(kFunction).toObject(),
                                                       kParameters, tool.written));
        definitions.append(definition);
    }
    const QJsonObject all{{QLatin1StringView("tools"), definitions}};
    return core::indentedJson(QString::fromUtf8(core::compactRequest(all))).toUtf8() + '\n';
}

} // namespace tools
