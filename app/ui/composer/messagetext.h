// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// What was written as a message says it. Blank lines around a message are never meant;
/// indentation of its first line may be.
[[nodiscard]] QString messageText(const QString &text);

} // namespace ui
