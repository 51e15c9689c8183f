// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/gzip.h"

#include <QtEndian>

namespace demo {
namespace {

/// RFC 1952, section 8; bit by bit, because what is packed here is short.
quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return crc ^ 0xFFFFFFFFU;
}

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    // qCompress() writes four bytes of length, then a zlib stream (RFC 1950): two bytes of header,
    // the same deflated data as in a gzip file, and four bytes of checksum.
    const QByteArray packed = qCompress(bytes);
    const QByteArray header("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    return header + packed.mid(6, packed.size() - 10) + littleEndian(crc32(bytes))
           + littleEndian(quint32(bytes.size()));
}

} // namespace demo
