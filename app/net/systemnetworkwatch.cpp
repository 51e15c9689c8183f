// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemnetworkwatch.h"

#include <QFileInfo>
#include <QNetworkInterface>
#include <ctime>
#include <utility>

namespace net {
namespace {

constexpr int kLookMs = 1000;
constexpr qint64 kSleepMs = 1000; ///< less is the clocks' own wavering

qint64 milliseconds(clockid_t clock)
{
    timespec now{};
    if (clock_gettime(clock, &now) != 0)
        return 0;
    return qint64(now.tv_sec) * 1000 + qint64(now.tv_nsec) / 1'000'000;
}

bool isRunning(const QNetworkInterface &one)
{
    const QNetworkInterface::InterfaceFlags flags = one.flags();
    return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
           && !flags.testFlag(QNetworkInterface::IsLoopBack);
}

/// The kernel's own list, of no disk.
bool isBridge(const QNetworkInterface &one)
{
    return QFileInfo::exists(QStringLiteral("/sys/class/net/%1/bridge").arg(one.name()));
}

bool isLasting(const QNetworkAddressEntry &entry)
{
    return entry.ip().protocol() == QAbstractSocket::IPv4Protocol
           || entry.dnsEligibility() != QNetworkAddressEntry::DnsIneligible;
}

LocalAddresses localAddresses()
{
    LocalAddresses addresses;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : interfaces) {
        if (!isRunning(one))
            continue;
        const bool isOfContainers = isBridge(one);
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.ip().isLinkLocal())
                continue;
            addresses.all.insert(entry.ip());
            if (!isOfContainers && isLasting(entry))
                addresses.lasting.insert(entry.ip());
        }
    }
    return addresses;
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
    return !localAddresses().all.isEmpty();
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
        const LocalAddresses now = localAddresses();
        m_wasOnline = !now.all.isEmpty();
        m_memory.clear();
        (void)m_memory.look(now);
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
    const LocalAddresses now = localAddresses();
    const AddressMemory::Change change = m_memory.look(now);
    const bool isOn = !now.all.isEmpty();
    if (isOn != std::exchange(m_wasOnline, isOn))
        Q_EMIT onlineChanged(isOn);
    if (change == AddressMemory::Change::Lost)
        Q_EMIT addressLost();
    else if (change == AddressMemory::Change::Returned)
        Q_EMIT addressesReturned();
}

} // namespace net
