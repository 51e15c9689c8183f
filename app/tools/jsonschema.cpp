// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/jsonschema.h"

#include "tools/schemagate.h"
#include "tools/schemavalidator.h"

namespace tools {

core::Result<JsonSchema> JsonSchema::compile(const QJsonValue &schema)
{
    const core::Result<QJsonObject> prepared = SchemaGate().prepare(schema);
    if (!prepared)
        return prepared.error();
    const QString problem = schemaProblem(prepared.value());
    if (!problem.isEmpty())
        return SchemaGate::refusal(QStringLiteral("schema-keyword"), {}, problem);
    JsonSchema compiled;
    compiled.m_prepared = prepared.value();
    return compiled;
}

QList<core::Error> JsonSchema::faults(const QJsonValue &schema)
{
    SchemaGate gate;
    if (!gate.prepare(schema))
        return gate.faults();
    const core::Result<JsonSchema> compiled = compile(schema);
    return compiled ? QList<core::Error>() : QList<core::Error>{compiled.error()};
}

bool JsonSchema::isOnlyOurLimit(const core::Error &error)
{
    return error.code == QLatin1StringView("schema-size")
           || error.code == QLatin1StringView("schema-depth")
           || error.code == QLatin1StringView("schema-reference")
           || error.code == QLatin1StringView("schema-loop")
           || error.code == QLatin1StringView("schema-pattern");
}

QList<SchemaViolation> JsonSchema::validate(const QJsonValue &value) const
{
    return schemaViolations(m_prepared, value);
}

} // namespace tools
