// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

/// A member's name as it stands between the slashes of a JSON pointer (RFC 6901).
[[nodiscard]] QString pointerStep(QString name);
/// The name that such a step means.
[[nodiscard]] QString nameOfStep(QString step);

} // namespace core
