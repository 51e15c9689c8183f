// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/parameterspec.h"

#include <QString>

namespace texts {

/// What people call it, for example "Temperature"; the API's name where there is no other.
[[nodiscard]] QString parameterTitle(const QString &name);
/// One sentence about what it does; empty for an unknown one.
[[nodiscard]] QString parameterPurpose(const QString &name);
/// The documented default, the range and the notes, for example "server default 1 · 0–2".
[[nodiscard]] QString parameterHint(const core::ParameterSpec &spec);
/// For example "only reasoning models"; empty for an unknown code.
[[nodiscard]] QString parameterNote(QLatin1StringView code);
/// What is wrong with a value, by an Error of core::checkParameter() and its like, in a sentence.
[[nodiscard]] QString parameterProblem(const core::Error &error);

} // namespace texts
