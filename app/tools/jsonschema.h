// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/schemaviolation.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace tools {

using core::SchemaViolation;

/// A JSON Schema (draft 7, with `$defs`) that values can be held against. A plain value; any
/// thread. Nothing is ever fetched: references lead within the schema or are refused. Work is
/// bounded, whatever the schema and the value are.
class JsonSchema
{
public:
    /// An Error of kind BadInput when it cannot be used: `code` "schema-size", "schema-depth",
    /// "schema-object" (something else stands where a schema belongs), "schema-reference",
    /// "schema-loop", "schema-pattern" or "schema-keyword"; `param` is the JSON pointer of the
    /// place, `message` the offending text or the library's own words.
    [[nodiscard]] static core::Result<JsonSchema> compile(const QJsonValue &schema);

    /// Everything that compile() would refuse it for, at most ten; the first is what it says.
    [[nodiscard]] static QList<core::Error> faults(const QJsonValue &schema);

    /// Whether such an Error says only that it is not checked here, because of a limit of ours: the
    /// schema may be sound all the same.
    [[nodiscard]] static bool isOnlyOurLimit(const core::Error &error);

    /// Everything that is wrong, in order, at most 100; nothing for a value that fits. Takes up to
    /// a second for hostile pairs of schema and value: not on the GUI thread.
    [[nodiscard]] QList<SchemaViolation> validate(const QJsonValue &value) const;

private:
    QJsonObject m_prepared;
};

} // namespace tools
