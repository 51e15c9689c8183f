// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/folderink.h"

namespace render {

// The inks of code are told from each other at a glance and read on every ground there is, so that
// folders need no palette of their own.
QColor folderInk(core::FolderColour colour, const Colors &colors)
{
    using core::FolderColour;
    if (colour != FolderColour::None && colors.isHighContrast)
        return colors.text;
    switch (colour) {
    case FolderColour::None:
        break;
    case FolderColour::Red:
        return colors.codeDeleted;
    case FolderColour::Orange:
        return colors.codeNumber;
    case FolderColour::Green:
        return colors.codeString;
    case FolderColour::Teal:
        return colors.codeType;
    case FolderColour::Blue:
        return colors.codeFunction;
    case FolderColour::Violet:
        return colors.codeKeyword;
    }
    return {};
}

} // namespace render
