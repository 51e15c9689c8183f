// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/errorbody.h"
#include "core/error.h"

namespace api {

/// Judges what went wrong from the words, and where they say nothing from the status. `param`
/// is filled in when only the message names the refused parameter, and `code` where we name the
/// case ourselves ("https-only").
[[nodiscard]] core::ErrorKind kindOf(ErrorWords &words, const HttpFacts &facts);

/// True for what web servers say to clear text on a port that speaks only TLS.
[[nodiscard]] bool saysHttpsOnly(int status, QByteArrayView body);

} // namespace api
