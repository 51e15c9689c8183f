// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/intake.h"

#include <QFile>
#include <QList>
#include <algorithm>
#include <optional>

#if defined(Q_OS_LINUX)
#include <cstddef>
#include <dirent.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace net {

#if defined(Q_OS_LINUX)

namespace {

/// A TCP connection, as the system sees it.
struct Connection {
    quint64 inode = 0;
    quint32 idleMs = 0; ///< since something was sent
    qint64 received = 0;
    int peerPort = 0;
};

int peerPortOf(int descriptor)
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    if (address.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in &>(address).sin_port);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 &>(address).sin6_port);
    return 0;
}

/// Nothing for what is no TCP connection, and on kernels that do not count.
std::optional<Connection> connectionAt(int descriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    struct stat file = {};
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0
        || ::fstat(descriptor, &file) != 0)
        return std::nullopt;
    constexpr size_t kEnd = offsetof(tcp_info, tcpi_bytes_received) + sizeof(__u64);
    if (size < kEnd)
        return std::nullopt;
    return Connection{quint64(file.st_ino), info.tcpi_last_data_sent,
                      qint64(info.tcpi_bytes_received), peerPortOf(descriptor)};
}

QList<Connection> connections()
{
    QList<Connection> found;
    DIR *open = ::opendir("/proc/self/fd");
    if (!open)
        return found;
    while (const dirent *entry = ::readdir(open)) {
        bool isNumber = false;
        const int descriptor =
            QByteArray::fromRawData(entry->d_name, qstrlen(entry->d_name)).toInt(&isNumber);
        if (!isNumber)
            continue;
        if (const auto connection = connectionAt(descriptor))
            found.append(*connection);
    }
    ::closedir(open);
    return found;
}

} // namespace

Intake::Intake(int port)
    : m_held(heldNow())
{
    const QList<Connection> all = connections();
    const Connection *last = nullptr;
    const auto isBetter = [&last, port](const Connection &one) {
        if (!last || (one.peerPort == port) != (last->peerPort == port))
            return !last || one.peerPort == port;
        return one.idleMs < last->idleMs;
    };
    for (const Connection &connection : all) {
        if (isBetter(connection))
            last = &connection;
    }
    if (last) {
        m_socket = last->inode;
        m_received = last->received;
    }
}

bool Intake::hasGrownBy(qint64 bytes) const
{
    if (m_socket == 0 || heldNow() - m_held < bytes)
        return false;
    const QList<Connection> all = connections();
    const auto own = std::find_if(all.cbegin(), all.cend(), [this](const Connection &connection) {
        return connection.inode == m_socket;
    });
    return own != all.cend() && own->received - m_received >= bytes;
}

qint64 heldNow()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // Pages: all, resident, those of files, …
    const QList<QByteArray> pages = file.readAll().split(' ');
    return (pages.value(1).toLongLong() - pages.value(2).toLongLong()) * ::sysconf(_SC_PAGESIZE);
}

#else

Intake::Intake(int)
{
}

bool Intake::hasGrownBy(qint64) const
{
    return false;
}

qint64 heldNow()
{
    return 0;
}

#endif

} // namespace net
