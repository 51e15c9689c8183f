// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// The blocks as HTML for the clipboard, a fragment without <html>. Every word is escaped, nothing
/// is named that a reader would load, and only https, http and mailto are linked to.
[[nodiscard]] QString htmlOf(const QList<Block> &blocks);

} // namespace render
