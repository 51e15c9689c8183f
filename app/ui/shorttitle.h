// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// A title as a sentence can name it: one line, not too long.
[[nodiscard]] inline QString shortTitle(const QString &title)
{
    constexpr int kShownLength = 40;
    const QString shown = title.simplified();
    return shown.size() > kShownLength ? shown.left(kShownLength) + QChar(0x2026) : shown;
}

} // namespace ui
