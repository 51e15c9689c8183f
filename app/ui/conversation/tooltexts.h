// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"

namespace ui {

/// The line that stands for a tool call or its result, in words.
[[nodiscard]] QString toolHead(const core::ContentPart &part, bool isRunning);
/// What it was called with, or what it answered, as Markdown: a block of code, JSON set out in
/// lines where it is JSON of a size that is quickly read.
[[nodiscard]] QString toolBody(const core::ContentPart &part);

} // namespace ui
