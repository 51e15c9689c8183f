// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// The blocks as Markdown that reads as the same blocks again: what looks like a mark in the words
/// is escaped, and no more than that. Without a line end at the end.
[[nodiscard]] QString markdownOf(const QList<Block> &blocks);

} // namespace render
