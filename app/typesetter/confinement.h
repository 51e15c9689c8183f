// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace typesetter {

/// From here on the kernel lets this process only compute, use the streams and files that are open,
/// and end: opening anything, sockets, programs, processes and threads, signals to others fail with
/// EPERM. For good, and for the calling thread, which has to be the only one. False where this
/// system has no such filter, or the kernel refuses it; then nothing has changed.
bool confine();

} // namespace typesetter
