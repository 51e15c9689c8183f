// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "texts/sentences.h"

namespace texts {

/// The sentences for what goes wrong between this computer and a gateway; errorSentences() has
/// them all.
[[nodiscard]] std::span<const Sentence> gatewaySentences();

} // namespace texts
