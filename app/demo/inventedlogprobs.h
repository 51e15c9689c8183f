// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

/// How likely the demo says that a piece of its text was, with so many alternatives, as JSON
/// objects parted by commas. The same piece is always as likely. A character beyond the first
/// plane becomes two tokens, each with a part of its bytes, as models have them.
[[nodiscard]] QByteArray inventLogprobs(const QString &text, int alternatives);

} // namespace demo
