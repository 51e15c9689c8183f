// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace chat {

/// What a file system said when a file could not be written, in its own words.
[[nodiscard]] inline core::Error diskError(const QString &words)
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.message = words;
    return error;
}

} // namespace chat
