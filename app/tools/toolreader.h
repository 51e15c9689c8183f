// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tools/tool.h"

#include <QByteArray>

namespace tools {

/// Tools out of what somebody pasted or a file holds: a list of them, `{"tools": […]}`, a whole
/// request body, a single function, the older `functions`, or a curl command that sends one of
/// these. None of them is bound to a program, whatever is in there. An Error of kind BadInput has
/// the code "tools-size", "tools-json" (`param` is "line:column", `message` the reader's words),
/// "tools-none", "tools-kind" (no function; `param` is the JSON pointer), or one of checkTools()
/// (`target` is the JSON pointer of the tool).
[[nodiscard]] core::Result<QList<Tool>> readTools(const QByteArray &bytes);

} // namespace tools
