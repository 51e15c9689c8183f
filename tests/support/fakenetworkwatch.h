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
        if (isWatched)
            m_watchers.insert(who);
        else
            m_watchers.remove(who);
    }
    void setOnline(bool isOnline)
    {
        if (std::exchange(m_isOnline, isOnline) != isOnline)
            Q_EMIT onlineChanged(isOnline);
    }
    void sleep(qint64 ms) { Q_EMIT resumed(ms); }
    [[nodiscard]] bool isWatched() const { return !m_watchers.isEmpty(); }

private:
    QSet<QObject *> m_watchers;
    bool m_isOnline = true;
};

} // namespace support
