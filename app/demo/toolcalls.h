// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"
#include "demo/phrases.h"
#include "demo/script.h"

namespace demo {

/// What `demo-tools` answers: calls of the offered functions, a text about what they gave back,
/// or, where nothing is offered, an explanation. Nothing is ever run here.
[[nodiscard]] Script toolsScript(const ChatQuery &query, const Phrases &phrases);

/// Functions are offered and the question asks for one: it names it, or a call, or the request
/// insists on one. Also when results are there.
[[nodiscard]] bool wantsTool(const ChatQuery &query);

} // namespace demo
