// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

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

} // namespace core
