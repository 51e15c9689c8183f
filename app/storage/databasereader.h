// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"

namespace storage {

/// Opens the database at `path` for reading, beside a window that has it open or without one. It
/// is not migrated: the number of its layout comes back, at most kSchemaVersion. An Error has the
/// code "absent" when there is none, "too-new", "not-ours", or SQLite's.
[[nodiscard]] core::Result<int> openForReading(Database &database, const QString &path);

} // namespace storage
