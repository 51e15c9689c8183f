// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/thinksplitter.h"
#include "core/tokenprobability.h"

#include <QList>

namespace api {

struct ChoiceChunk;

/// Tells which tokens of a choice belong to its text: gateways count those of the reasoning among
/// them, and a token can come before the character is whole that it begins. The cost of a chunk
/// does not depend on what came before.
class TokenSieve
{
public:
    /// `pieces`: what the chunk's content became. The lines (core::encodedToken) that are settled;
    /// empty: none.
    [[nodiscard]] QString take(const ChoiceChunk &chunk, const ThinkSplitter::Pieces &pieces);

private:
    QList<core::TokenProbability> m_held; ///< whose text has not come yet
    qsizetype m_taken = 0;                ///< characters of lines so far
    bool m_hasTokens = false;
    bool m_isAfterThought = false;
};

} // namespace api
