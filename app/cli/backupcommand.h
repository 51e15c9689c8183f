// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QStringList>

namespace cli {

/// `loquat backup` with the arguments behind "backup": a verified backup, made beside a window that
/// is open, or without one. The exit status. Needs a QCoreApplication; SIGINT stops it, and nothing
/// is left of it.
[[nodiscard]] int runBackup(const QStringList &arguments, const AskStreams &streams);

} // namespace cli
