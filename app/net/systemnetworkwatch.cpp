// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemnetworkwatch.h"

#include <QNetworkInterface>
#include <algorithm>
#include <ctime>
#include <utility>

namespace net {
namespace {

constexpr int kLookMs = 2000;
constexpr qint64 kSleepMs = 1000; ///< less is the clocks' own wavering

qint64 milliseconds(clockid_t clock)
{
    timespec now{};
    if (clock_gettime(clock, &now) != 0)
        return 0;
    return qint64(now.tv_sec) * 1000 + qint64(now.tv_nsec) / 1'000'000;
}

bool isUsable(const QNetworkInterface &one)
{
    const QNetworkInterface::InterfaceFlags flags = one.flags();
    if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning)
        || flags.testFlag(QNetworkInterface::IsLoopBack))
        return false;
    const QList<QNetworkAddressEntry> entries = one.addressEntries();
    return std::any_of(entries.cbegin(), entries.cend(),
                       [](const QNetworkAddressEntry &entry) { return !entry.ip().isLinkLocal(); });
}

} // namespace

qint64 asleepMs()
{
#ifdef CLOCK_BOOTTIME
    return milliseconds(CLOCK_BOOTTIME) - milliseconds(CLOCK_MONOTONIC);
#else
    return 0;
#endif
}

SystemNetworkWatch::SystemNetworkWatch(QObject *parent)
    : NetworkWatch(parent)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &SystemNetworkWatch::look);
}

bool SystemNetworkWatch::isOnline() const
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.cbegin(), interfaces.cend(), isUsable);
}

void SystemNetworkWatch::setWatched(QObject *who, bool isWatched)
{
    if (isWatched && !m_watchers.contains(who)) {
        m_watchers.insert(who, connect(who, &QObject::destroyed, this,
                                       [this](QObject *gone) { setWatched(gone, false); }));
    } else if (!isWatched) {
        disconnect(m_watchers.take(who));
    }
    if (m_watchers.isEmpty()) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_wasOnline = isOnline();
        m_asleepMs = asleepMs();
        m_timer.start();
    }
}

void SystemNetworkWatch::look()
{
    const qint64 asleep = asleepMs();
    const qint64 slept = asleep - std::exchange(m_asleepMs, asleep);
    if (slept >= kSleepMs)
        Q_EMIT resumed(slept);
    const bool isOn = isOnline();
    if (isOn != std::exchange(m_wasOnline, isOn))
        Q_EMIT onlineChanged(isOn);
}

} // namespace net
