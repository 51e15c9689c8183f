// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// Asks the desktop's file manager to show where the file lies, chosen; without one nothing
/// happens.
void showInFolder(const QString &path);

} // namespace ui
