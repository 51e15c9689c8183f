// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/tooldraft.h"

#include "chat/secretargument.h"
#include "core/lineplace.h"
#include "core/writtenjson.h"
#include "storage/pooltask.h"
#include "tools/jsonschema.h"
#include "tools/toolcheck.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonParseError>

namespace chat {
namespace {

constexpr qsizetype kLongestSchema = 1024 * 1024; ///< bytes that are read as JSON at all

core::Error draftError(const char *code, const QString &param = {}, const QString &message = {})
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QString::fromLatin1(code);
    error.param = param;
    error.message = message;
    return error;
}

/// "line:column" of a byte of it.
QString placeIn(const QByteArray &text, qsizetype offset)
{
    const core::LinePlace place = core::placeBehind(QString::fromUtf8(text.left(offset)));
    return QStringLiteral("%1:%2").arg(place.line).arg(place.column);
}

std::optional<core::Error> readSchema(const QString &written, QJsonObject &schema)
{
    const QByteArray text = written.toUtf8();
    if (text.trimmed().isEmpty())
        return std::nullopt;
    if (text.size() > kLongestSchema)
        return draftError("schema-size");
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        core::Error error =
            draftError("schema-json", placeIn(text, problem.offset), problem.errorString());
        error.target = QString::number(int(problem.error));
        return error;
    }
    if (!document.isObject())
        return draftError("schema-object");
    schema = document.object();
    // {} says nothing of the arguments, and would be sent as a function without any.
    if (schema.isEmpty())
        return draftError("schema-root", QStringLiteral("/type"));
    return std::nullopt;
}

/// Each place of a schema where something is wrong, and not only the first.
void lookAtSchema(ToolVerdict &verdict, const tools::Tool &shaped)
{
    const core::Result<core::Done> checked = tools::checkTool(shaped);
    if (checked)
        return;
    const QList<core::Error> faults = tools::JsonSchema::faults(shaped.parameters);
    const bool isOfSchema = !faults.isEmpty() && faults.constFirst() == checked.error();
    for (const core::Error &one : isOfSchema ? faults : QList<core::Error>{checked.error()})
        verdict.faults.append({ToolPart::Schema, one, false});
}

/// What checkTool() says of a tool that has nothing but this part.
void lookAt(ToolVerdict &verdict, ToolPart part, const tools::Tool &only)
{
    const core::Result<core::Done> checked = tools::checkTool(only);
    if (!checked)
        verdict.faults.append({part, checked.error(), false});
}

void lookAtName(ToolVerdict &verdict, const QStringList &taken)
{
    tools::Tool named;
    named.name = verdict.tool.name;
    lookAt(verdict, ToolPart::Name, named);
    if (verdict.faults.isEmpty() && taken.contains(named.name))
        verdict.faults.append({ToolPart::Name, draftError("tool-duplicate", named.name), false});
}

void lookAtCommand(ToolVerdict &verdict, const tools::Tool &plain)
{
    if (verdict.tool.answering != tools::Answering::Command)
        return;
    tools::Tool bound = plain;
    bound.answering = tools::Answering::Command;
    bound.command = verdict.tool.command;
    const qsizetype before = verdict.faults.size();
    lookAt(verdict, ToolPart::Command, bound);
    const QFileInfo program(bound.command.program);
    if (verdict.faults.size() == before && !(program.isFile() && program.isExecutable()))
        verdict.faults.append(
            {ToolPart::Command, draftError("tool-missing", bound.command.program), true});
    if (const qsizetype at = secretArgument(bound.command.arguments); at >= 0)
        verdict.faults.append(
            {ToolPart::Command, draftError("tool-secret", QString::number(at + 1)), true});
}

ToolVerdict verdictOn(const ToolDraft &draft, const QStringList &taken)
{
    ToolVerdict verdict;
    tools::Tool &tool = verdict.tool;
    tool.name = draft.name;
    tool.description = draft.description;
    tool.strict = draft.strict;
    tool.answering = draft.hasCommand ? tools::Answering::Command : tools::Answering::Person;
    if (draft.hasCommand)
        tool.command = draft.command;
    const std::optional<core::Error> schemaError = readSchema(draft.schema, tool.parameters);
    if (!schemaError && core::hasOwnOrder(draft.schema, tool.parameters))
        tool.written = draft.schema.trimmed();
    lookAtName(verdict, taken);
    tools::Tool plain; // with nothing that is wrong
    plain.name = QStringLiteral("name");
    tools::Tool described = plain;
    described.description = draft.description;
    lookAt(verdict, ToolPart::Description, described);
    tools::Tool shaped = plain;
    shaped.parameters = tool.parameters;
    shaped.strict = draft.strict;
    if (schemaError)
        verdict.faults.append({ToolPart::Schema, *schemaError, false});
    else
        lookAtSchema(verdict, shaped);
    lookAtCommand(verdict, plain);
    return verdict;
}

} // namespace

ToolDraft ToolDraft::of(const tools::Tool &tool)
{
    ToolDraft draft;
    draft.name = tool.name;
    draft.description = tool.description;
    if (!tool.written.isEmpty())
        draft.schema = tool.written;
    else if (!tool.parameters.isEmpty())
        draft.schema = QString::fromUtf8(QJsonDocument(tool.parameters).toJson()).trimmed();
    draft.strict = tool.strict;
    draft.hasCommand = tool.answering == tools::Answering::Command;
    draft.command = tool.command;
    return draft;
}

bool ToolVerdict::canBeKept() const
{
    return std::all_of(faults.cbegin(), faults.cend(),
                       [](const ToolFault &fault) { return fault.isWarning; });
}

QFuture<ToolVerdict> checkDraft(const ToolDraft &draft, const QStringList &taken)
{
    return storage::runOnPool([draft, taken] { return verdictOn(draft, taken); });
}

} // namespace chat
