// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <functional>

namespace storage {

/// What is found when a database is read through.
enum class PageCheck {
    Whole,
    IndexDamaged, ///< that of the search, which is made anew by itself
    Damaged,
    Unknown ///< it was interrupted, or the disk refused
};

/// Reads all pages of an open database. `goesOn` has to be what its interruption asks.
[[nodiscard]] PageCheck checkPages(Database &database, const std::function<bool()> &goesOn);

} // namespace storage
