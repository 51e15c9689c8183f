// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace storage {

/// What is known about the time, so that a clock that was set wrong empties no bin. A time far
/// after the last one that was believed is believed only when it has gone on for most of a day.
/// Milliseconds since 1970.
struct BinClock {
    qint64 believed = 0; ///< 0: none was yet
    qint64 doubted = 0;  ///< since when another one is shown; 0: none is
    bool operator==(const BinClock &) const = default;

    /// After the clock has been looked at.
    [[nodiscard]] BinClock seen(qint64 now) const
    {
        constexpr qint64 kHour = 3'600'000;
        constexpr qint64 kJump = 12 * kHour;
        constexpr qint64 kTrial = 20 * kHour;
        // Going back is harmless: things stay longer.
        if (believed != 0 && now <= believed + kJump)
            return {now, 0};
        if (doubted != 0 && now >= doubted + kTrial)
            return {now, 0};
        return {believed, doubted == 0 || now < doubted ? now : doubted};
    }
};

} // namespace storage
