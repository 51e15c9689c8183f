// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace tools {

/// The value of an arithmetic expression: + - * / ^, comparisons, ?:, brackets, _pi and _e, sin cos
/// tan asin acos atan sinh cosh tanh log2 log10 ln exp sqrt sign rint abs min max sum avg. Numbers
/// have 15 digits. At most 1000 characters; nothing in it repeats, so it ends. An Error of kind
/// BadInput has the library's words in `message`.
[[nodiscard]] core::Result<QString> calculated(const QString &expression);

} // namespace tools
