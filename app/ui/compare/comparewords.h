// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"

#include <QString>

namespace ui {

/// Who answers: the model, and where it matters which connection.
[[nodiscard]] QString answererOf(const core::Message &reply, const QString &connection);
/// All answers came over the same connection: its name tells none from another.
[[nodiscard]] bool isOneConnection(const chat::Comparison &comparison,
                                   const core::Conversation &conversation);
/// How far an answer is, its first word, its tokens and its time, for the head of a column.
[[nodiscard]] QString answerFigures(const chat::Comparison &comparison, const core::Message &reply);
/// The tokens that one request took for several answers; empty for none.
[[nodiscard]] QString sharedFigures(const chat::Comparison &comparison,
                                    const core::Conversation &conversation);
/// "3 answers".
[[nodiscard]] QString answerCount(int count);

} // namespace ui
