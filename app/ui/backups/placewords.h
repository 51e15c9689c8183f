// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backups.h"

namespace ui {

/// What to mind where other computers reach the folder of the database; nothing for a usual one.
[[nodiscard]] QString placeWarning(storage::SharedPlace::Kind place);

} // namespace ui
