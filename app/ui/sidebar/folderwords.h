// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cabinet.h"

namespace ui {

/// What a screen reader says of a folder's row: "Folder Work, blue, collapsed, 3 chats".
[[nodiscard]] QString folderSentence(const core::Folder &folder, int count);
/// "Blue"; "No colour".
[[nodiscard]] QString folderColourWord(core::FolderColour colour);
/// Where a folder lies: "Work / Old". Empty when it is not there.
[[nodiscard]] QString folderPath(const core::Cabinet &cabinet, const QUuid &folder);

} // namespace ui
