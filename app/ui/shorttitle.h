// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// A title as a sentence can name it: one line of at most so many characters, and an ellipsis where
/// there were more.
[[nodiscard]] inline QString shortTitle(const QString &title, qsizetype most = 40)
{
    const QString shown = title.simplified();
    return shown.size() > most ? shown.left(most) + QChar(0x2026) : shown;
}

/// The same of what another side wrote, with names for what would not be seen in it.
[[nodiscard]] QString oneLine(const QString &text, qsizetype most);

} // namespace ui
