// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filing.h"
#include "render/colors.h"

namespace render {

/// The dot of a folder; invalid for None. It stands beside the folder's name and never alone. In
/// high contrast all are the colour of text.
[[nodiscard]] QColor folderInk(core::FolderColour colour, const Colors &colors);

} // namespace render
