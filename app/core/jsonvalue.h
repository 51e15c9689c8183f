// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonParseError>
#include <QJsonValue>

namespace core {

/// The value of a text that is JSON, whatever its kind, scalars too; Undefined where it is none, or
/// holds several between commas. `problem->offset` counts one byte more than the text has before.
[[nodiscard]] QJsonValue jsonValue(const QString &text, QJsonParseError *problem = nullptr);

} // namespace core
