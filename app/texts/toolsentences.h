// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace texts {

/// What became of a change of the tools, or of what they are allowed, that the disk refused.
[[nodiscard]] QString toolsNotSaved(const core::Error &error);
/// The file with the tools could not be read and lies at `path` now.
[[nodiscard]] QString toolsKeptAside(const QString &path);

} // namespace texts
