// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace api {

/// What is kept of the body of an error, bytes.
inline constexpr qsizetype kErrorBodyBytes = 64 * 1024;
/// Redirects that one request follows.
inline constexpr qsizetype kMaxHops = 3;

} // namespace api
