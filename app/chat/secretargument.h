// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace chat {

/// Which of the arguments of a program looks like a key, a password or an address with one, from 0;
/// -1 for none. A guess, good for a warning: what stands in a command is kept as plain text.
[[nodiscard]] qsizetype secretArgument(const QStringList &arguments);

} // namespace chat
