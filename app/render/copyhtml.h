// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"
#include "render/setparts.h"

namespace render {

/// The blocks as HTML for the clipboard, a fragment without <html>. Every word is escaped, nothing
/// is named that a reader would load, and only https, http and mailto are linked to.
///
/// Where there are `parts`, it is for a page with a style sheet of its own: code has its colours as
/// spans of the classes "c0", "c1"… (the number of the CodeRole), formulas are svgOf() them, as
/// far as a few MiB go; the others are their words.
[[nodiscard]] QString htmlOf(const QList<Block> &blocks, const SetParts &parts = {});

} // namespace render
