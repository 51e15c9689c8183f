// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tools/jsonschema.h"

namespace tools {

// Both take what SchemaGate has prepared. The library behind them (valijson) reports by exceptions,
// none of which leaves schemavalidator.cpp.

/// Empty, or why the library refuses the schema, in its own words.
[[nodiscard]] QString schemaProblem(const QJsonObject &prepared);
[[nodiscard]] QList<SchemaViolation> schemaViolations(const QJsonObject &prepared,
                                                      const QJsonValue &value);

} // namespace tools
