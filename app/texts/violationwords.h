// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/jsontext.h"
#include "core/schemaviolation.h"

namespace texts {

/// Where a value does not fit its schema, for people: the JSON pointer, or words for the whole of
/// it. Foreign names in it are one line and not too long.
[[nodiscard]] QString violationPlace(const core::SchemaViolation &violation);
/// What is wrong there, for example "“price” is missing"; no sentence: it follows the place.
[[nodiscard]] QString violationWords(const core::SchemaViolation &violation);
/// What is wrong with a text that is no JSON, for example "a comma is missing". Follows the place.
[[nodiscard]] QString jsonFaultWords(core::JsonFault::Kind kind);

/// Why a schema cannot be used, by an Error of tools::JsonSchema::compile(). Follows the place.
[[nodiscard]] QString schemaFaultWords(const core::Error &error);

} // namespace texts
