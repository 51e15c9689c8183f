// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chat {

/// A conversation's title from the first line of its first question: without Markdown, about
/// twenty Chinese characters or eight words long. Empty when there are no words.
[[nodiscard]] QString instantTitle(const QString &question);

/// The first line that says something, without Markdown.
[[nodiscard]] QString plainFirstLine(const QString &text);
/// As much of a line as a title may have, with an ellipsis where something is missing.
[[nodiscard]] QString cutTitle(const QString &line);
/// A title out of what a model answered: without its thinking, quotes, Markdown, a word like
/// "Title:" before it and a full stop behind it. Empty when there are no words.
[[nodiscard]] QString titleFromAnswer(const QString &answer);

} // namespace chat
