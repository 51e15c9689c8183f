// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace storage {

/// Why a file cannot be imported: `code` is for the texts, `param` names a part of the file, and
/// `words` are the system's own.
[[nodiscard]] inline core::Error importError(const char *code, const QString &param = {},
                                             const QString &words = {})
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QString::fromLatin1(code);
    error.param = param;
    error.message = words;
    return error;
}

} // namespace storage
