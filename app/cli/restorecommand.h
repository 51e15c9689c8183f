// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/importcommand.h"

namespace cli {

/// `loquat restore` with the arguments behind "restore". The window that holds the data directory's
/// lock does it when there is one. With --dry-run nothing changes, and what would is printed. The
/// exit status. Needs a QCoreApplication.
[[nodiscard]] int runRestore(const QStringList &arguments, const AskWindow &askWindow,
                             const AskStreams &streams = {});

} // namespace cli
