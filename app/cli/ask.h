// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "core/demohost.h"

#include <QStringList>

namespace cli {

/// `loquat ask`: asks once, streams the answer to standard output and returns the program's exit
/// status (see ExitCode). `arguments` are those behind "ask". Needs a QCoreApplication, no
/// display, no database, no lock and no D-Bus; `demo` is used only when the connection is the
/// demo, and may be null. SIGINT and SIGTERM stop the answer; what had arrived is printed.
[[nodiscard]] int runAsk(const QStringList &arguments, core::DemoHost *demo,
                         const AskStreams &streams = {});

} // namespace cli
