// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// Gives memory that was freed back to the system, where the C library keeps it (glibc does for
/// every thread that allocated). Takes milliseconds; to be called on a pool thread.
void returnFreeMemory();

} // namespace core
