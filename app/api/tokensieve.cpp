// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/tokensieve.h"

#include "api/chunkparser.h"
#include "api/logprobs.h"

#include <utility>

namespace api {
namespace {

constexpr qsizetype kMostHeld = 4096;              ///< tokens
constexpr qsizetype kMostLines = 32 * 1024 * 1024; ///< characters a choice

/// The text that the chunk ends with, and whether something else came before it.
struct Tail {
    QString text;
    bool isWhole = true;
};

Tail tailOf(const ThinkSplitter::Pieces &pieces)
{
    Tail tail;
    for (const ThinkSplitter::Piece &piece : pieces) {
        if (piece.kind == ThinkSplitter::Piece::Kind::Text)
            tail.text += piece.text;
        else
            tail = {{}, false};
    }
    return tail;
}

/// Where the last tokens begin that make so many characters.
qsizetype lastTokens(const QList<core::TokenProbability> &tokens, qsizetype length)
{
    qsizetype from = tokens.size();
    while (from > 0 && length > 0)
        length -= core::utf16Length(tokens.at(--from).bytes);
    return from;
}

} // namespace

QString TokenSieve::take(const ChoiceChunk &chunk, const ThinkSplitter::Pieces &pieces)
{
    if (m_taken > kMostLines)
        return {};
    QList<core::TokenProbability> tokens = readLogprobs(chunk.logprobs);
    const Tail tail = tailOf(pieces);
    if (tail.text.isEmpty()) {
        const bool isReasoning = !pieces.isEmpty() || !chunk.reasoning.isEmpty();
        m_isAfterThought = m_isAfterThought || isReasoning;
        m_held = isReasoning ? QList<core::TokenProbability>() : m_held + tokens;
        if (m_held.size() > kMostHeld)
            m_held.clear();
        return {};
    }
    tokens = std::exchange(m_held, {}) + tokens;
    // Tags between the two are neither.
    if (std::exchange(m_isAfterThought, false) || !tail.isWhole)
        tokens = tokens.sliced(lastTokens(tokens, tail.text.size()));
    // Text that nobody told the probability of, between tokens: what follows has its place behind.
    if (tokens.isEmpty() && m_hasTokens)
        tokens.append({tail.text.toUtf8(), {}, {}});
    m_hasTokens = m_hasTokens || !tokens.isEmpty();
    QString lines;
    for (const core::TokenProbability &token : std::as_const(tokens))
        lines += core::encodedToken(token);
    m_taken += lines.size();
    return lines;
}

} // namespace api
