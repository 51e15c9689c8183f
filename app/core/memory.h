// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// For the beginning of a program, before there are threads: what is freed goes back to the system
/// from 2 MB on, in each thread. glibc raises that limit by itself to twice the largest block
/// that was ever freed, and returnFreeMemory() cannot reach the last stretch of a thread's memory.
void limitFreeMemory();

/// Gives memory that was freed back to the system, where the C library keeps it (glibc does for
/// every thread that allocated). Takes milliseconds; to be called on a pool thread.
void returnFreeMemory();

} // namespace core
