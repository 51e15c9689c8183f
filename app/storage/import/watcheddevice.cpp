// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/watcheddevice.h"

namespace storage {

WatchedDevice::WatchedDevice(std::unique_ptr<QIODevice> device, GoOn goesOn)
    : m_device(std::move(device))
    , m_goesOn(std::move(goesOn))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool WatchedDevice::seek(qint64 position)
{
    return QIODevice::seek(position) && m_device->seek(position);
}

qint64 WatchedDevice::readData(char *data, qint64 size)
{
    if (m_goesOn && !m_goesOn())
        return -1;
    const qint64 count = m_device->read(data, size);
    if (count < 0)
        setErrorString(m_device->errorString());
    return count;
}

} // namespace storage
