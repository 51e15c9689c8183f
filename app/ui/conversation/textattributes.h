// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/block.h"

namespace ui {

/// A stretch of a leaf's plain text that looks the same throughout, and how, in the words of
/// IAccessible2's text attributes, which Qt turns into those of each platform.
struct AttributedStretch {
    int start = 0;
    int end = 0;
    QString attributes;
};

/// The stretch that has the character in it.
[[nodiscard]] AttributedStretch attributesAt(const render::Block &block, int offset);

} // namespace ui
