// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/textplace.h"

namespace render {

/// The blocks of a stretch, the outer ones cut to it. A stretch inside one cell of a table or one
/// line of code is a paragraph, and lists and quotes that reach beyond it at both sides are left
/// out: a few words taken out of something are words.
[[nodiscard]] QList<Block> sliced(const QList<Block> &blocks, TextPlace from, TextPlace to);

} // namespace render
