// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/intake.h"

#include <QFile>

#if defined(Q_OS_LINUX)
#include <cstddef>
#include <dirent.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace net {

#if defined(Q_OS_LINUX)

namespace {

/// 0 for what is no TCP socket, and on kernels that do not count.
qint64 receivedBy(int descriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return 0;
    constexpr size_t kEnd = offsetof(tcp_info, tcpi_bytes_received) + sizeof(__u64);
    return size >= kEnd ? qint64(info.tcpi_bytes_received) : 0;
}

} // namespace

Intake intakeNow()
{
    Intake intake;
    intake.held = heldNow();
    DIR *open = ::opendir("/proc/self/fd");
    if (!open)
        return intake;
    while (const dirent *entry = ::readdir(open)) {
        bool isNumber = false;
        const int descriptor =
            QByteArray::fromRawData(entry->d_name, qstrlen(entry->d_name)).toInt(&isNumber);
        if (isNumber)
            intake.received += receivedBy(descriptor);
    }
    ::closedir(open);
    return intake;
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

Intake intakeNow()
{
    return {};
}

qint64 heldNow()
{
    return 0;
}

#endif

} // namespace net
