// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networkwatch.h"

#include <QSet>
#include <utility>

namespace support {

/// A network and a sleep that the test plays.
class FakeNetworkWatch final : public core::NetworkWatch
{
public:
    [[nodiscard]] bool isOnline() const override { return m_isOnline; }
    void setWatched(QObject *who, bool isWatched) override
    {
        if (!isWatched) {
            m_watchers.remove(who);
        } else if (!m_watchers.contains(who)) {
            m_watchers.insert(who);
            ++m_begun;
        }
    }
    /// Comes back with the addresses that it had.
    void setOnline(bool isOnline)
    {
        if (std::exchange(m_isOnline, isOnline) == isOnline)
            return;
        Q_EMIT onlineChanged(isOnline);
        if (isOnline)
            Q_EMIT addressesReturned();
    }
    void loseAddress() { Q_EMIT addressLost(); }
    void sleep(qint64 ms) { Q_EMIT resumed(ms); }
    [[nodiscard]] bool isWatched() const { return !m_watchers.isEmpty(); }
    /// How often somebody began to want to know.
    [[nodiscard]] int begun() const { return m_begun; }

private:
    QSet<QObject *> m_watchers;
    bool m_isOnline = true;
    int m_begun = 0;
};

} // namespace support
