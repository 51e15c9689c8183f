// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <atomic>
#include <chrono>

namespace storage {

class StoreJob;

/// How the writes of a storage thread come on, for those who asked for them: how many are to be
/// tried, and since when nothing came to an end. What the disk refused does not count: that is
/// said otherwise. Any thread.
class WriteProgress
{
public:
    using Clock = std::chrono::steady_clock;

    /// One more is wanted. True when nobody watches yet, and somebody should.
    bool begin();
    /// Nobody watches any more. False when something was wanted meanwhile: then they still do.
    [[nodiscard]] bool endWatch();

    /// Nothing is to be written that was not tried.
    [[nodiscard]] bool isAtRest() const { return m_open == 0; }
    /// Something is to be written, and nothing came to an end for that long.
    [[nodiscard]] bool isStuckFor(Clock::duration time) const;

    /// One job's turn, on the storage thread.
    class Turn
    {
    public:
        Turn(WriteProgress &progress, const StoreJob &job);
        ~Turn();
        Q_DISABLE_COPY(Turn)

    private:
        WriteProgress &m_progress;
        bool m_isWrite;
    };

private:
    void note();

    std::atomic<int> m_open = 0;
    std::atomic<Clock::rep> m_last = 0; ///< when something came to an end, or the first was wanted
    std::atomic<bool> m_isLong = false; ///< what runs may take its time
    std::atomic<bool> m_isWatched = false;
};

} // namespace storage
