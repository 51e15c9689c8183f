// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "cli/askarguments.h"

namespace cli {

/// Makes the request's messages: reads the prompt from `input` when the arguments say so, and
/// the images, which are prepared exactly as in the window. Blocks. An Error of kind BadInput
/// carries a sentence in its `message`.
[[nodiscard]] core::Result<api::ChatRequest> makeQuestion(const AskArguments &arguments, int input);

} // namespace cli
