// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/phrases.h"
#include "demo/script.h"

namespace demo {

/// What `demo-reasoning` answers: `reasoning_content` for a while, then a text.
[[nodiscard]] Script reasoningScript(const ChatQuery &query, const Phrases &phrases);

} // namespace demo
