// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QStringList>

namespace cli {

/// `loquat list` with the arguments behind "list". Reads beside a running window, writes nothing.
/// The exit status.
[[nodiscard]] int runList(const QStringList &arguments, const AskStreams &streams);

} // namespace cli
