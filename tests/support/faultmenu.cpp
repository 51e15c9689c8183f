// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultmenu.h"

#include "support/picturebytes.h"

namespace support {
namespace {

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(char(quint8(value >> shift)));
    return bytes;
}

} // namespace

QList<Fault> faultMenu()
{
    return transportFaults() + bodyFaults();
}

Fault fault(const QByteArray &name)
{
    for (const Fault &one : faultMenu()) {
        if (one.name == name)
            return one;
    }
    return {name, FakeAnswer::hangUp(), "error network"};
}

QList<RedirectTarget> redirectTargets(const QString &here, const QString &other)
{
    const QByteArray path = "/api/v1/chat/completions";
    const QByteArray port = other.toLatin1().mid(other.lastIndexOf(u':'));
    return {{"same origin", here.toLatin1() + path, true},
            {"same origin, relative", path, true},
            {"other port", other.toLatin1() + path},
            {"other host", "http://localhost" + port + path},
            {"https", "https://127.0.0.1" + port + path},
            {"no scheme", "//localhost" + port + path},
            {"user info", "http://127.0.0.1@localhost" + port + path},
            {"a file", "file:///etc/hostname"},
            {"no location", {}}};
}

QByteArray deflated(const QByteArray &plain)
{
    // qCompress() writes four bytes of its own, then a zlib stream around the deflated bytes.
    const QByteArray zlib = qCompress(plain, 9);
    return QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(6, zlib.size() - 10);
}

QByteArray gzipOf(const QByteArray &plain)
{
    return deflated(plain) + littleEndian(crc32Of(plain)) + littleEndian(quint32(plain.size()));
}

QByteArray storedBlock(const QByteArray &plain)
{
    const auto size = quint16(plain.size());
    return QByteArray(1, '\0') + littleEndian(size).first(2) + littleEndian(quint16(~size)).first(2)
           + plain;
}

} // namespace support
