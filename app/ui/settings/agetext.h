// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// "just now", "3 min ago", "2 h ago", "5 days ago".
[[nodiscard]] QString agoText(qint64 ageMs);

} // namespace ui
