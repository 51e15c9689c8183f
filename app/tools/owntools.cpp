// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/owntools.h"

#include "tools/commandrun.h"

#include <QJsonDocument>

namespace tools {

QString OwnTools::id() const
{
    return kOwnSource;
}

QList<Tool> OwnTools::tools() const
{
    return m_tools;
}

void OwnTools::set(QList<Tool> tools)
{
    for (Tool &tool : tools)
        tool.source.clear();
    if (tools == m_tools)
        return;
    m_tools = std::move(tools);
    Q_EMIT changed();
}

std::unique_ptr<ToolCall> OwnTools::call(const Tool &tool, const QJsonObject &arguments,
                                         const ToolContext &)
{
    // It runs as it was shown and agreed to, and not as a tool of that name is by now.
    if (tool.answering != Answering::Command || !m_tools.contains(tool))
        return nullptr;
    return std::make_unique<CommandRun>(
        tool.command, QJsonDocument(arguments).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace tools
