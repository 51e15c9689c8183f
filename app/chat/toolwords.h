// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "tools/jsonschema.h"

namespace chat {

// What models are told of calls that did not run. It is read by them, not by the person.

[[nodiscard]] QString deniedWords();
/// Of a call whose arguments are no JSON object (no violations), or do not fit their schema.
[[nodiscard]] QString brokenWords(const core::ToolCallPart &call,
                                  const QList<tools::SchemaViolation> &violations);
/// What brokenWords() tells is wrong, read back from it: the first ten, without what it leaves out
/// of each. Empty for any other text.
[[nodiscard]] QList<tools::SchemaViolation> violationsTold(const QString &words);

} // namespace chat
