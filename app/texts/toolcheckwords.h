// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace texts {

/// One or two sentences for what keeps a tool, or a schema, from being used: where it is, what is
/// wrong there and what would be right. For the codes of tools::checkTool(), tools::checkTools(),
/// tools::JsonSchema, tools::readEachTool() and chat::checkDraft(); empty for another Error.
[[nodiscard]] QString toolProblem(const core::Error &error);

} // namespace texts
