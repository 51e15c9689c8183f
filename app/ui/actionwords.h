// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QAction;

namespace ui {

/// What a menu says about the action, without marks for the keyboard and for a dialog.
[[nodiscard]] QString actionWords(const QAction &action);
/// Its shortcuts as the platform writes them, but for keys that hardly any keyboard has.
[[nodiscard]] QStringList actionKeys(const QAction &action);

} // namespace ui
