// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenprobability.h"

namespace ui {

/// "83 %", "0.42 %", "< 0.01 %". `probability`: 0–1.
[[nodiscard]] QString percentText(double probability);
/// The token in quotation marks, with signs for what is not seen.
[[nodiscard]] QString quotedToken(const QByteArray &bytes);
/// The tokens of one character with their probabilities, and what else the last could have been: a
/// line each. Plain text.
[[nodiscard]] QString tokenText(const QList<core::TokenProbability> &tokens);
/// The same in one line, for the edge of the view.
[[nodiscard]] QString tokenLine(const QList<core::TokenProbability> &tokens);

} // namespace ui
