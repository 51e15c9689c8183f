// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reason.h"

#include <QString>

namespace texts {

/// One sentence for one of the codes of core::reason; empty for an unknown one. What another side
/// wrote, such as a finish reason, stands in it as it came.
[[nodiscard]] QString reasonText(const core::Reason &reason);
/// The sentences of all of them, a line each.
[[nodiscard]] QString reasonsText(const QList<core::Reason> &reasons);

} // namespace texts
