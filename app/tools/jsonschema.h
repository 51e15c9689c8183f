// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace tools {

/// One place where a value is not what its schema says.
struct SchemaViolation {
    enum class Kind {
        Missing,   ///< `detail` is the property
        Unknown,   ///< `detail` is a property that the schema does not have
        Type,      ///< another type of value
        Choice,    ///< none of those that are allowed
        Pattern,   ///< a text of another form
        Range,     ///< a number that is too small or large, or no multiple
        Length,    ///< a text, list or object that is too short or long
        Format,    ///< no date or time
        Repeated,  ///< a list holds the same twice
        Variants,  ///< fits none of several schemas, or more than it may
        Exhausted, ///< it was too much to look through; nothing is known
        Other
    };
    QString path; ///< a JSON pointer (RFC 6901); empty: the value as a whole
    Kind kind = Kind::Other;
    QString detail; ///< a name for some kinds, else the library's own words, never translated
    bool operator==(const SchemaViolation &) const = default;
};

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

    /// Everything that is wrong, in order, at most 100; nothing for a value that fits. Takes up to
    /// a second for hostile pairs of schema and value: not on the GUI thread.
    [[nodiscard]] QList<SchemaViolation> validate(const QJsonValue &value) const;

private:
    QJsonObject m_prepared;
};

} // namespace tools
