// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/answercheck.h"

#include "core/jsonvalue.h"
#include "tools/jsonschema.h"

namespace chat {
namespace {

constexpr auto kSchemaForm = QLatin1StringView("json_schema");

core::SchemaViolation notAnObject()
{
    return {{}, core::SchemaViolation::Kind::Type, {}};
}

} // namespace

bool asksForJson(const QJsonObject &format)
{
    const QString type = format.value(QLatin1StringView("type")).toString();
    return type == kSchemaForm || type == QLatin1StringView("json_object");
}

AnswerVerdict checkAnswer(const QString &text, const QJsonObject &format)
{
    AnswerVerdict verdict;
    const QJsonObject named = format.value(kSchemaForm).toObject();
    const QJsonValue schema = named.value(QLatin1StringView("schema"));
    verdict.hasSchema =
        format.value(QLatin1StringView("type")).toString() == kSchemaForm && schema.isObject();
    verdict.schemaName = named.value(QLatin1StringView("name")).toString();
    verdict.json = std::make_shared<const core::JsonText>(text);
    if (verdict.json->fault())
        return verdict;
    using State = AnswerVerdict::State;
    if (!verdict.hasSchema) {
        const core::JsonNode &whole = verdict.json->nodes().front();
        if (whole.kind != core::JsonNode::Kind::Object && named.isEmpty())
            verdict.violations.append(notAnObject());
    } else {
        const QJsonValue value = core::jsonValue(verdict.json->source(0));
        const core::Result<tools::JsonSchema> compiled = tools::JsonSchema::compile(schema);
        if (!compiled) {
            verdict.schemaError = compiled.error();
            verdict.state = State::Unchecked;
            return verdict;
        }
        // JSON may have numbers that no computer's are.
        if (value.isUndefined()) {
            verdict.state = State::Unchecked;
            return verdict;
        }
        verdict.violations = compiled.value().validate(value);
    }
    verdict.state = verdict.violations.isEmpty() ? State::Valid : State::Violated;
    return verdict;
}

core::Result<core::Done> checkSchema(const QJsonObject &schema)
{
    const core::Result<tools::JsonSchema> compiled = tools::JsonSchema::compile(schema);
    if (!compiled)
        return compiled.error();
    return core::Done{};
}

QList<core::Error> schemaFaults(const QJsonObject &schema)
{
    return tools::JsonSchema::faults(schema);
}

bool isOnlyOurLimit(const core::Error &schemaError)
{
    return tools::JsonSchema::isOnlyOurLimit(schemaError);
}

} // namespace chat
