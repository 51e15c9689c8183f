// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// Copies a key marked as a secret, which clipboard managers then do not keep, and empties the
/// clipboard after 30 s if it still holds the key.
void copySecret(const QString &secret);

} // namespace ui
