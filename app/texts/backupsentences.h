// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace texts {

/// Why a backup cannot be read, or gone back to, and what can be done.
[[nodiscard]] QString backupFailure(const core::Error &error);
/// Why none could be made.
[[nodiscard]] QString backupNotMade(const core::Error &error);

} // namespace texts
