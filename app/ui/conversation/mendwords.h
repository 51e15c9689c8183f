// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mend.h"

namespace ui {

/// What a button says that does this.
[[nodiscard]] QString mendText(const core::Mend &mend);

} // namespace ui
