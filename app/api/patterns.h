// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

namespace api {

/// For patterns that people type or gateways write in any case.
inline constexpr auto kNoCase = QRegularExpression::CaseInsensitiveOption;

} // namespace api
