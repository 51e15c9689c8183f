// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cli {

/// What the program's exit tells a script. `search` and `list` answer as grep does: Nothing where
/// nothing was found, and Error for wrong usage, too.
enum class ExitCode {
    Complete = 0,
    Usage = 1,
    Nothing = 1,
    Error = 2,
    Interrupted = 3,
    Stopped = 130
};

} // namespace cli
