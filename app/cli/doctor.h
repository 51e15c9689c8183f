// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "core/demohost.h"

#include <QStringList>

namespace cli {

/// `loquat doctor`: examines a connection and returns the program's exit status: 0 only when a
/// chat works, 1 for arguments that cannot be used, 2 otherwise, 130 when it was stopped. An
/// address or key that cannot be used is what it is there to explain, and so a failed check.
/// What is said of the conversations in the data directory changes none of that.
/// `arguments` are those behind "doctor"; for the rest see runAsk().
[[nodiscard]] int runDoctor(const QStringList &arguments, core::DemoHost *demo,
                            const AskStreams &streams = {});

} // namespace cli
