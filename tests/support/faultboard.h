// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace support {

/// What a test and the library that is preloaded into the program share. Calls are those that
/// change something below the data directory: writes, syncs, truncations, renames, removals.
struct FaultBoard {
    std::atomic<int64_t> calls{0};        ///< so far
    std::atomic<int64_t> firstFailing{0}; ///< its number, from 1; 0: none
    std::atomic<int64_t> failingCount{1}; ///< so many in a row
    std::atomic<int64_t> error{0};        ///< what they fail with
    std::atomic<int64_t> clockShift{0};   ///< seconds that the wall clock is off
};

} // namespace support
