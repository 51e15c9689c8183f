// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace core {

/// Hands freed memory back to the system. The allocator keeps what was freed in small pieces: a
/// long conversation that is closed would go on counting. Takes some milliseconds; any thread.
inline void giveFreedMemoryBack()
{
#ifdef __GLIBC__
    (void)::malloc_trim(0);
#endif
}

} // namespace core
