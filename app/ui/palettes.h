// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/colors.h"

#include <QPalette>

namespace ui {

/// Our colours as the palette that standard widgets read, for every role and group.
[[nodiscard]] QPalette paletteFor(const render::Colors &colors);
/// Hands paletteFor() to the application, and to menus, fields and lists their small changes.
void installPalettes(const render::Colors &colors);
/// Colours for a desktop that asks for high contrast: nothing but the platform's own.
[[nodiscard]] render::Colors highContrastColors(const QPalette &platform);

} // namespace ui
