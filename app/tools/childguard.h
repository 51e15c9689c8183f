// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace tools {

/// What a program that answers calls may take.
struct ChildLimits {
    pid_t parent = 0;             ///< who starts it; it does not outlive that
    unsigned long cpuSeconds = 0; ///< of each process
    unsigned long memoryBytes = 0;
    unsigned long fileBytes = 0; ///< of each file it writes
    unsigned long processes = 0; ///< of this user, threads included
};

/// So many processes and threads does this user have, plus those that a program may have.
[[nodiscard]] unsigned long processLimit();

/// Splits a freshly forked child in two: one keeps watch and never returns, the other, of a process
/// group of its own and with these limits, does and becomes the program. The watcher ends
/// everything that came of the program, whatever group or session it fled to, when the program
/// ends, when it is told to by SIGTERM, and when the parent is gone; its own status is the
/// program's. Runs between fork and exec: only what is safe in a signal handler is called.
void guardChild(const ChildLimits &limits);

} // namespace tools
