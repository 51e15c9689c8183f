// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networkwatch.h"
#include "net/addressmemory.h"

#include <QHash>
#include <QTimer>

namespace net {

/// The machine's network and sleep, from what the system knows by itself: the addresses of its
/// interfaces and its clocks. (QNetworkInformation knows less: without the desktop's network
/// service it says nothing, and containers and tunnels are unknown to that service.) Looks every
/// second while somebody wants to know, and never else. GUI thread.
class SystemNetworkWatch final : public core::NetworkWatch
{
    Q_OBJECT

public:
    explicit SystemNetworkWatch(QObject *parent = nullptr);

    [[nodiscard]] bool isOnline() const override;
    void setWatched(QObject *who, bool isWatched) override;
    [[nodiscard]] bool isLooking() const { return m_timer.isActive(); }

private:
    void look();

    QTimer m_timer;
    QHash<QObject *, QMetaObject::Connection> m_watchers;
    AddressMemory m_memory;
    bool m_wasOnline = true;
    qint64 m_asleepMs = 0; ///< since the machine started, when it was last looked
};

/// Milliseconds that this machine has slept since it started: the clock that counts sleep
/// (CLOCK_BOOTTIME) less the one that does not.
[[nodiscard]] qint64 asleepMs();

} // namespace net
