// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chat {

/// A conversation's title from the first line of its first question: without Markdown, about
/// twenty Chinese characters or eight words long. Empty when there are no words.
[[nodiscard]] QString instantTitle(const QString &question);

} // namespace chat
