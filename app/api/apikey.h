// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace api {

/// True when the text has the form of a key and cannot be an address.
[[nodiscard]] bool looksLikeKey(const QString &text);
/// True for what guides write where a key or a model is to be filled in: YOUR_KEY_HERE, <KEY>,
/// $NAME, {key}, sk-xxx.
[[nodiscard]] bool isPlaceholder(const QString &text);

} // namespace api
