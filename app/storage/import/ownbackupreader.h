// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/importvisitor.h"

#include <QString>

namespace storage {

/// True for a database of this program, a backup for example. Reads its first bytes.
[[nodiscard]] bool isLoquatDatabase(const QString &path);

/// Tells what is in a backup that nobody writes to; ids stay as they are, so what is here already
/// is known. What lies in its bin is left there. Errors as those of readImport(), with the code
/// "bad-database" or "too-new".
[[nodiscard]] core::Result<core::Done> readLoquatDatabase(const QString &path,
                                                          ImportVisitor &visitor);

} // namespace storage
