// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace tools {

/// The first `most` bytes of what is a text in UTF-8 (nothing for what is not), without what moves
/// a terminal's cursor or is not seen: escape sequences, control characters but tabs and line
/// ends. A text that is longer says at its end how many bytes were left out.
[[nodiscard]] std::optional<QString> plainTextOf(const QByteArray &bytes, qsizetype most);

/// The same for what a program wrote, in which single wrong bytes are replaced. What is no text is
/// described instead.
[[nodiscard]] QString outputText(const QByteArray &bytes);

} // namespace tools
