// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/memory.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace core {

void limitFreeMemory()
{
#ifdef __GLIBC__
    ::mallopt(M_TRIM_THRESHOLD, 2 << 20);
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20); // a fixed one, too: larger blocks never stay
#endif
}

void returnFreeMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace core
