// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/toolcheck.h"

#include "core/schemamaking.h"
#include "tools/jsonschema.h"
#include "tools/schemagate.h"

#include <QRegularExpression>
#include <QSet>

namespace tools {
namespace {

constexpr qsizetype kMostDescription = 16 * 1024;
constexpr qsizetype kMostArguments = 256;
constexpr qsizetype kMostArgument = 32 * 1024;

core::Result<core::Done> checkCommand(const Tool &tool)
{
    const Command &command = tool.command;
    const bool isAbsolute = command.program.startsWith(u'/') && !command.program.contains(QChar(0));
    bool areFine = command.arguments.size() <= kMostArguments;
    for (const QString &argument : command.arguments)
        areFine = areFine && argument.size() <= kMostArgument && !argument.contains(QChar(0));
    if (!isAbsolute || !areFine)
        return SchemaGate::refusal(QStringLiteral("tool-program"), command.program, {});
    return core::Done{};
}

} // namespace

bool isToolName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z0-9_-]{1,64}\\z"));
    return pattern.match(name).hasMatch();
}

core::Result<core::Done> checkTool(const Tool &tool)
{
    if (!isToolName(tool.name))
        return SchemaGate::refusal(QStringLiteral("tool-name"), tool.name, {});
    if (tool.description.size() > kMostDescription)
        return SchemaGate::refusal(QStringLiteral("tool-description"), tool.name, {});
    if (!tool.parameters.isEmpty()) {
        if (tool.parameters.value(QLatin1StringView("type")) != QLatin1StringView("object"))
            return SchemaGate::refusal(QStringLiteral("schema-root"), QStringLiteral("/type"), {});
        const core::Result<JsonSchema> schema = JsonSchema::compile(tool.parameters);
        if (!schema)
            return schema.error();
        // Structured Outputs refuse a strict schema that leaves something open.
        if (tool.strict.value_or(false) && !core::isClosedAndRequired(tool.parameters))
            return SchemaGate::refusal(QStringLiteral("tool-strict"), {}, {});
    }
    return tool.answering == Answering::Command ? checkCommand(tool)
                                                : core::Result<core::Done>(core::Done{});
}

std::optional<std::pair<qsizetype, core::Error>> checkTogether(const QList<Tool> &tools)
{
    if (tools.size() > kMostTools)
        return std::pair(qsizetype(-1), SchemaGate::refusal(QStringLiteral("tool-count"), {}, {}));
    QSet<QString> names;
    for (qsizetype i = 0; i < tools.size(); ++i) {
        if (names.contains(tools.at(i).name))
            return std::pair(
                i, SchemaGate::refusal(QStringLiteral("tool-duplicate"), tools.at(i).name, {}));
        names.insert(tools.at(i).name);
    }
    return std::nullopt;
}

std::optional<std::pair<qsizetype, core::Error>> checkTools(const QList<Tool> &tools)
{
    if (tools.size() > kMostTools)
        return checkTogether(tools);
    for (qsizetype i = 0; i < tools.size(); ++i) {
        const core::Result<core::Done> checked = checkTool(tools.at(i));
        if (!checked)
            return std::pair(i, checked.error());
    }
    return checkTogether(tools);
}

} // namespace tools
