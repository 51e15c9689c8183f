// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QStringList>

namespace cli {

/// `loquat search` with the arguments behind "search". Reads beside a running window, writes
/// nothing; a database of an older layout is searched without an index. The exit status.
[[nodiscard]] int runSearch(const QStringList &arguments, const AskStreams &streams);

} // namespace cli
