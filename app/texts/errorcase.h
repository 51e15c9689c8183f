// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace texts {

/// Which of a kind's sentences fits, and what the placeholder in it stands for.
struct ErrorCase {
    QString code;               ///< of a Sentence; empty: none but the general one
    QString argument;           ///< foreign text, short and in one line; may be empty
    QString second = QString(); ///< the same for %2, where a sentence has it
};

/// Recognises well-known gateways by their own words and statuses; a code of our own in the error
/// comes first.
[[nodiscard]] ErrorCase caseOf(const core::Error &error);

} // namespace texts
