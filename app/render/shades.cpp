// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/shades.h"

#include <algorithm>
#include <array>

namespace render {
namespace {

/// Below these a token gets the next level.
constexpr std::array<double, kShadeLevels> kLimits{0.8, 0.5, 0.25, 0.05};
constexpr double kFirstShare = 0.10;
constexpr double kShareStep = 0.08;

} // namespace

int shadeLevel(double probability)
{
    return int(std::count_if(kLimits.begin(), kLimits.end(),
                             [probability](double limit) { return probability < limit; }));
}

QColor shadeOf(const Colors &colors, int level)
{
    return Colors::over(colors.canvas, colors.warn,
                        kFirstShare + kShareStep * double(std::clamp(level, 1, kShadeLevels) - 1));
}

} // namespace render
