// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace api {

/// True when the text has the form of a key and cannot be an address.
[[nodiscard]] bool looksLikeKey(const QString &text);
/// True for what guides write where a key or a model is to be filled in: YOUR_KEY_HERE, <KEY>,
/// $NAME, ${NAME}, {key}, sk-xxx, sk-…, API_KEY. One rule for all: what it recognises is never
/// stored or sent as a key. Words such as "none" or "EMPTY", which servers without keys are
/// content with, are not among them.
[[nodiscard]] bool isPlaceholder(const QString &text);

/// The same for a model. Words that a small server may well call its only one, such as "model",
/// are none.
[[nodiscard]] bool isModelPlaceholder(const QString &text);

} // namespace api
