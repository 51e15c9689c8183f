// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace cli {

/// What was typed cannot be used; `sentence` says why, translated.
[[nodiscard]] inline core::Error usageError(const QString &sentence)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.message = sentence;
    return error;
}

} // namespace cli
