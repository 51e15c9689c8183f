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

QList<SchemaViolation> JsonSchema::validate(const QJsonValue &value) const
{
    return schemaViolations(m_prepared, value);
}

} // namespace tools
