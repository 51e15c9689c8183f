// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tools/tool.h"

#include <QByteArray>

namespace tools {

/// One of several that were read.
struct ReadTool {
    Tool tool;     ///< what could be read of it
    QString place; ///< a JSON pointer
    /// "tools-kind" (no function; `param` is the place), "tool-duplicate" (an earlier one has its
    /// name), or what checkTool() says.
    std::optional<core::Error> fault;
};

inline constexpr qsizetype kMostPasted = 4 * 1024 * 1024; ///< bytes that are read

/// Tools out of what somebody pasted or a file holds: a list of them, `{"tools": […]}`, a whole
/// request body, a single function, the older `functions`, or curl commands of which one sends one
/// of these. None of them is bound to a program, whatever is in there. What is wrong with one does
/// not keep the others out. An Error of kind BadInput has the code "tools-size", "tools-json"
/// (`param` is "line:column", `message` the reader's words, `target` the number of its error),
/// "tools-none", or "tools-many" (more than anybody looks through).
[[nodiscard]] core::Result<QList<ReadTool>> readEachTool(const QByteArray &bytes);

} // namespace tools
