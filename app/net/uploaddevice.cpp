// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/uploaddevice.h"

#include <cstring>

namespace net {

UploadDevice::UploadDevice(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
    , m_size(m_body.size())
{
    // Unbuffered: a second copy of an image-laden body would lie in QIODevice's buffer.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool UploadDevice::atEnd() const
{
    return m_position >= m_size;
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_size - m_position + QIODevice::bytesAvailable();
}

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    const qint64 count = qMin(maxSize, m_size - m_position);
    if (count <= 0)
        return m_position >= m_size ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_position, size_t(count));
    m_position += count;
    if (m_position >= m_size)
        m_body = QByteArray();
    return count;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace net
