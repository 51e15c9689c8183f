// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tools/tool.h"

#include <QHash>

namespace tools {

inline constexpr qsizetype kMostTools = 128;
inline constexpr qsizetype kMostNameLength = 64;

/// [A-Za-z0-9_-]{1,64}
[[nodiscard]] bool isToolName(const QString &name);

/// Whether a tool can be offered to a model and do what it says. An Error of kind BadInput has the
/// code "tool-name", "tool-program" (no absolute path), "tool-strict" (a strict schema has to
/// forbid other properties and require its own) or one of JsonSchema's; `param` is the JSON
/// pointer within the schema, for a name the name.
[[nodiscard]] core::Result<core::Done> checkTool(const Tool &tool);

/// The first that is wrong with a list of tools: "tool-count" (more than 128), "tool-duplicate", or
/// what checkTool() says; by the tool's place in the list, -1 for the whole.
[[nodiscard]] std::optional<std::pair<qsizetype, core::Error>> checkTools(const QList<Tool> &tools);
/// Only what is wrong with them as a list: "tool-count" or "tool-duplicate". Quick.
[[nodiscard]] std::optional<std::pair<qsizetype, core::Error>>
checkTogether(const QList<Tool> &tools);

} // namespace tools
