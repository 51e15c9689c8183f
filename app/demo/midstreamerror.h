// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace demo {

/// How many forms of an error inside a stream are known.
inline constexpr int kMidStreamForms = 14;

/// The bytes with which an error breaks into a stream that began well: the form of a product,
/// 1 to 14. Form 14 is nothing at all: the stream just ends.
[[nodiscard]] QByteArray midStreamError(int form);

} // namespace demo
