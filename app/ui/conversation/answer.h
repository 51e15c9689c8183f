// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/answercheck.h"
#include "core/contentpart.h"
#include "render/document.h"

#include <optional>

namespace ui {

/// An answer that had to be JSON, as it is shown, and what is known of it.
struct AnswerReading {
    QString text;
    std::optional<render::Document> words;      ///< as text; unset where somebody has that already
    std::optional<render::Document> tree;       ///< unset for what is no JSON, or too much
    std::optional<chat::AnswerVerdict> verdict; ///< unset while it is being checked
};

/// True for the words of a reply whose request asked for JSON.
[[nodiscard]] bool isJsonAnswer(const core::ContentPart &part);
/// What stands before the text so that it is shown as code; empty for prose, for what has a fence
/// of its own, and as long as nobody knows.
[[nodiscard]] QString fenceBefore(QStringView text);
/// A finished one of the whole text.
[[nodiscard]] render::Document wordsOfAnswer(const QString &text);
/// The tree alone, for short texts.
[[nodiscard]] AnswerReading treeOfAnswer(const QString &text);
/// Where in the answer it is: of what does not belong there, the member itself.
[[nodiscard]] QString pointerOf(const core::SchemaViolation &violation);
/// All of it; on the pool. What does not fit is marked in the tree.
[[nodiscard]] AnswerReading readAnswer(const core::TextPart &answer);

} // namespace ui
