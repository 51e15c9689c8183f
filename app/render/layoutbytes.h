// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/document.h"

namespace render {

/// About how many bytes the geometry of a leaf takes while it is set: for each of its texts a
/// QTextLayout, for each letter its glyph with place, class and breaks, for each line and each
/// stretch of another style what Qt keeps of it. Counted by numbers of letters, stretches and cells
/// that were read off the allocator once (`bench_memory` prints both). Formulas and pictures are
/// counted where they are kept.
[[nodiscard]] qint64 layoutBytes(const Block &block);
/// The same for the leaves of a text, set or not: their words, and what is known of each.
[[nodiscard]] qint64 documentBytes(const Document &document);

} // namespace render
