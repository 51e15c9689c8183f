// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// A table's leaves as comma-separated values (RFC 4180). What a spreadsheet would take for a
/// formula is marked as text: a model wrote it.
[[nodiscard]] QString csvOf(const QList<Block> &table);

} // namespace render
