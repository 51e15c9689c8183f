// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFuture>

namespace chat {

/// Writes a file where a person wants it: wholly, or not at all. Blocks; a failure carries the file
/// system's words.
[[nodiscard]] core::Result<core::Done> writeUserFile(const QString &path, const QByteArray &bytes);
/// The same for a text, on the pool.
[[nodiscard]] QFuture<core::Result<core::Done>> saveText(const QString &path, const QString &text);

} // namespace chat
