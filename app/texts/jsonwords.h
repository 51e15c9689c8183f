// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonParseError>
#include <QString>

namespace texts {

/// What a reader of JSON found: "Line 2, column 5: a comma or } is missing."
[[nodiscard]] QString jsonProblem(int line, int column, QJsonParseError::ParseError error);

} // namespace texts
