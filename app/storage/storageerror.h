// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace storage {

/// Why something on disk cannot be read or written: `code` is for the texts, `words` are the
/// system's own.
[[nodiscard]] inline core::Error storageError(const char *code, const QString &words = {})
{
    core::Error error;
    error.kind = core::ErrorKind::Storage;
    error.code = QString::fromLatin1(code);
    error.message = words;
    return error;
}

} // namespace storage
