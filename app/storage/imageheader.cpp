// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/imageheader.h"

#include <QtEndian>

namespace storage {
namespace {

template <typename Number>
int bigAt(QByteArrayView bytes, qsizetype pos)
{
    if (pos + qsizetype(sizeof(Number)) > bytes.size())
        return 0;
    return int(qFromBigEndian<Number>(bytes.data() + pos));
}

int smallEnd16At(QByteArrayView bytes, qsizetype pos)
{
    return pos + 2 > bytes.size() ? 0 : qFromLittleEndian<quint16>(bytes.data() + pos);
}

int smallEnd24At(QByteArrayView bytes, qsizetype pos)
{
    if (pos + 3 > bytes.size())
        return 0;
    return smallEnd16At(bytes, pos) | int(quint8(bytes[pos + 2])) << 16;
}

/// ITU-T T.81 B.2.2: the frame header is the first SOF segment.
QSize jpegSize(QByteArrayView bytes)
{
    qsizetype pos = 2;
    while (pos + 4 <= bytes.size() && quint8(bytes[pos]) == 0xff) {
        const int marker = quint8(bytes[pos + 1]);
        const bool isFrame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return {bigAt<quint16>(bytes, pos + 7), bigAt<quint16>(bytes, pos + 5)};
        // Fill bytes and markers without a length.
        if (marker == 0xff)
            ++pos;
        else if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7))
            pos += 2;
        else
            pos += 2 + qMax(2, bigAt<quint16>(bytes, pos + 2));
    }
    return {0, 0};
}

/// RFC 9649 section 2.
QSize webpSize(QByteArrayView bytes)
{
    const QByteArrayView kind = bytes.sliced(12, qMin<qsizetype>(4, bytes.size() - 12));
    if (kind == "VP8X")
        return {smallEnd24At(bytes, 24) + 1, smallEnd24At(bytes, 27) + 1};
    if (kind == "VP8L") {
        // Two numbers of 14 bits, the width in the low ones.
        const quint32 bits = bytes.size() < 25 ? 0 : qFromLittleEndian<quint32>(bytes.data() + 21);
        return {int(bits & 0x3fff) + 1, int(bits >> 14 & 0x3fff) + 1};
    }
    if (kind == "VP8 ")
        return {smallEnd16At(bytes, 26) & 0x3fff, smallEnd16At(bytes, 28) & 0x3fff};
    return {0, 0};
}

} // namespace

std::optional<ImageHeader> readImageHeader(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) {
        return ImageHeader{QStringLiteral("image/png"),
                           {bigAt<quint32>(bytes, 16), bigAt<quint32>(bytes, 20)}};
    }
    if (bytes.startsWith("\xff\xd8\xff"))
        return ImageHeader{QStringLiteral("image/jpeg"), jpegSize(bytes)};
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) {
        return ImageHeader{QStringLiteral("image/gif"),
                           {smallEnd16At(bytes, 6), smallEnd16At(bytes, 8)}};
    }
    if (bytes.startsWith("RIFF") && bytes.size() >= 16 && bytes.sliced(8, 4) == "WEBP")
        return ImageHeader{QStringLiteral("image/webp"), webpSize(bytes)};
    return std::nullopt;
}

} // namespace storage
