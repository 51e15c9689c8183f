// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"

#include <QJsonValue>

namespace core {

/// `value` as compact JSON that keeps to a text from which it was changed: members in the order of
/// the text and then those that are new, values that are the same as they are spelled there. Null
/// where an object of the text has a name twice, which no order tells. `text` has no fault.
[[nodiscard]] QString inOrderOf(const QJsonValue &value, const JsonText &text);

} // namespace core
