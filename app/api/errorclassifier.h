// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/errorbody.h"
#include "core/error.h"

namespace api {

/// Judges what went wrong from the words, and where they say nothing from the status. `param`
/// is filled in when only the message names the refused parameter.
[[nodiscard]] core::ErrorKind kindOf(ErrorWords &words, const HttpFacts &facts);

} // namespace api
