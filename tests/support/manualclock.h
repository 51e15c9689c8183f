// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace support {

/// A clock whose hands the test turns.
class ManualClock final : public core::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return m_monotonicMs; }
    void advanceMs(qint64 ms)
    {
        m_now = m_now.addMSecs(ms);
        m_monotonicMs += ms;
    }
    void setNow(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now{QDate(2026, 3, 4), QTime(10, 0), Qt::UTC};
    qint64 m_monotonicMs = 1000;
};

} // namespace support
