// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QElapsedTimer>

namespace core {

/// Of a day without a change of the clock.
inline constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

/// Where time is read. Handed in, so that tests turn the hands themselves.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time in UTC. It may jump; use it for display and storage only.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Milliseconds that only ever grow; use it for every duration.
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;
};

/// The machine's clock. Safe in every thread.
class SystemClock final : public Clock
{
public:
    SystemClock();
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 monotonicMs() const override;

private:
    QElapsedTimer m_timer;
};

} // namespace core
