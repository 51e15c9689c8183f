// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

namespace core {

namespace notice {
/// Followed by the milliseconds from sending to the first word; kept of answers that are compared.
inline constexpr QLatin1StringView kFirstToken("first-token:");
/// Followed by how many answers came with one request, which counted its tokens for all of them.
inline constexpr QLatin1StringView kSharedUsage("shared-usage:");
} // namespace notice

/// True for a notice that is a figure and nothing to remark upon.
[[nodiscard]] bool isFigure(const QString &notice);
/// From sending to the first word of a reply that was compared; nothing where it is not known.
[[nodiscard]] std::optional<qint64> firstTokenMs(const Message &reply);
/// How many answers its tokens were counted for; 1: for it alone.
[[nodiscard]] int answersCounted(const Message &reply);
/// Completion tokens a second after the first word; nothing where a figure is missing, or where
/// the tokens are those of several answers.
[[nodiscard]] std::optional<double> tokensPerSecond(const Message &reply);

} // namespace core
