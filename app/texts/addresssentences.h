// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "texts/sentences.h"

namespace texts {

/// The sentences for an address or a model that was filled in wrongly in a way that shows, and for
/// addresses that a gateway points to;
/// errorSentences() has them all.
[[nodiscard]] std::span<const Sentence> addressSentences();

} // namespace texts
