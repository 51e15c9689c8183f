// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace render {

/// Styled words as Markdown; lines are parted by '\n'.
[[nodiscard]] QString markdownOf(const InlineText &text);
/// With all of its address.
[[nodiscard]] QString markdownOf(const PictureSource &picture);
/// The longest run of the mark.
[[nodiscard]] int longestRun(QStringView text, QChar mark);
/// The marks that begin and end a block of code with this text.
[[nodiscard]] QString fenceFor(QStringView text);

} // namespace render
