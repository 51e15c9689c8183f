// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

namespace render {

/// How many grounds there are for words that a model was not sure of.
constexpr int kShadeLevels = 4;

/// 0 for what was likely, up to kShadeLevels for what hardly was. `probability`: 0–1.
[[nodiscard]] int shadeLevel(double probability);
/// The ground of a level from 1 on; words in the full ink can be read on each.
[[nodiscard]] QColor shadeOf(const Colors &colors, int level);

} // namespace render
