// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/formula.h"

namespace render {

/// The height of an x in the formulas' own font, in ems.
inline constexpr qreal kFormulaEx = 0.431;

/// The formula as an <svg> element among words: outlines in the words' colour, as large as they
/// are, with the source as its name. Nothing in it can run or load.
[[nodiscard]] QString svgOf(const Formula &formula, const QString &source);

} // namespace render
