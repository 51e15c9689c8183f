// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace api {

/// The mark that some servers put before their UTF-8; it means nothing and is skipped.
inline constexpr char kBom[] = "\xEF\xBB\xBF";

} // namespace api
