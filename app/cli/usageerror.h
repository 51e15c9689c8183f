// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/words.h"
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

/// `option` stands there without a value, or with an empty one: a variable of a script that was
/// not set must not silently mean something else.
[[nodiscard]] inline core::Error missingValue(const QString &option)
{
    return usageError(Words::tr("%1 needs a value.").arg(option));
}

} // namespace cli
