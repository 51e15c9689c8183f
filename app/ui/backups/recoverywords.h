// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/backups.h"

#include <QStringList>

namespace ui {

/// What a recovery has saved and what it could not, a line each.
[[nodiscard]] QStringList recoveryLines(const storage::RecoveryReport &report);

/// Shows them in a dialog of its own that goes when it is closed.
void showRecovery(const storage::RecoveryReport &report, QWidget *parent);

} // namespace ui
