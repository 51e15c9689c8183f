// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/errorbody.h"
#include "core/error.h"

namespace api {

/// Judges the words, adds what the headers know (request id, retry-after; the body in `facts` is
/// not looked at) and makes everything fit to be shown: redacted, no HTML, 2000 characters.
[[nodiscard]] core::Error errorOfWords(ErrorWords words, const HttpFacts &facts);

} // namespace api
