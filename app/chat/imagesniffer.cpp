// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imagesniffer.h"

#include <QtEndian>
#include <array>

namespace chat {
namespace {

constexpr qsizetype kTextProbe = 4096;

bool startsWith(const QByteArray &bytes, QByteArrayView magic, qsizetype at = 0)
{
    return bytes.size() >= at + magic.size()
           && QByteArrayView(bytes).sliced(at, magic.size()) == magic;
}

quint8 byteAt(const QByteArray &bytes, qsizetype at)
{
    return at < bytes.size() ? quint8(bytes.at(at)) : 0;
}

quint32 little32(const QByteArray &bytes, qsizetype at)
{
    return bytes.size() >= at + 4 ? qFromLittleEndian<quint32>(bytes.constData() + at) : 0;
}

quint16 little16(const QByteArray &bytes, qsizetype at)
{
    return bytes.size() >= at + 2 ? qFromLittleEndian<quint16>(bytes.constData() + at) : quint16(0);
}

bool isBmp(const QByteArray &bytes)
{
    // "BM" alone begins many texts: the size of the second header decides.
    constexpr std::array<quint32, 7> kHeaderSizes{12, 40, 52, 56, 64, 108, 124};
    if (!startsWith(bytes, "BM") || bytes.size() < 26)
        return false;
    const quint32 header = little32(bytes, 14);
    return std::find(kHeaderSizes.begin(), kHeaderSizes.end(), header) != kHeaderSizes.end();
}

/// ISO 14496-12: a `ftyp` box with its major and compatible brands.
ImageFormat sniffBoxes(const QByteArray &bytes)
{
    if (!startsWith(bytes, "ftyp", 4) || bytes.size() < 16)
        return ImageFormat::Unknown;
    const quint32 boxSize = qFromBigEndian<quint32>(bytes.constData());
    const qsizetype end = std::min<qsizetype>({qsizetype(boxSize), bytes.size(), 256});
    bool isHeic = false;
    for (qsizetype at = 8; at + 4 <= end; at += 4) {
        const QByteArrayView brand = QByteArrayView(bytes).sliced(at, 4);
        if (brand == "avif" || brand == "avis")
            return ImageFormat::Avif;
        isHeic = isHeic || brand.startsWith("hei") || brand.startsWith("hev") || brand == "mif1"
                 || brand == "msf1";
    }
    return isHeic ? ImageFormat::Heic : ImageFormat::Unknown;
}

bool isSvg(const QByteArray &bytes)
{
    QByteArray head = bytes.left(kTextProbe);
    if (head.startsWith("\xef\xbb\xbf"))
        head.remove(0, 3);
    head = head.trimmed();
    return head.startsWith('<') && head.contains("<svg");
}

/// Walks the segments of ITU-T T.81, so that the end marker of a preview inside the metadata is
/// not taken for the picture's own.
bool isWholeJpeg(const QByteArray &bytes)
{
    constexpr quint8 kEndOfImage = 0xD9;
    constexpr quint8 kStartOfScan = 0xDA;
    const qsizetype size = bytes.size();
    bool hasScan = false;
    qsizetype at = 2;
    while (at + 1 < size) {
        if (byteAt(bytes, at) != 0xFF) {
            // Entropy-coded data; anything else between segments is skipped likewise.
            ++at;
            continue;
        }
        const quint8 marker = byteAt(bytes, at + 1);
        const bool isStandalone =
            marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        if (marker == kEndOfImage)
            return hasScan;
        if (marker == 0xFF) {
            ++at;
        } else if (isStandalone) {
            at += 2;
        } else {
            if (at + 4 > size)
                return false;
            hasScan = hasScan || marker == kStartOfScan;
            at += 2 + qFromBigEndian<quint16>(bytes.constData() + at + 2);
        }
    }
    return false;
}

qsizetype colorTableBytes(quint8 flags)
{
    return (flags & 0x80) ? qsizetype(3) << ((flags & 7) + 1) : 0;
}

/// Past the sub-blocks that begin at `at`, or -1 when they do not end.
qsizetype pastSubBlocks(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const quint8 length = byteAt(bytes, at);
        ++at;
        if (length == 0)
            return at;
        at += length;
    }
    return -1;
}

/// The first frame of a GIF89a is all that is read, so it is all that must be there.
bool isFirstGifFrameWhole(const QByteArray &bytes)
{
    qsizetype at = 13 + colorTableBytes(byteAt(bytes, 10));
    while (at >= 0 && at < bytes.size()) {
        const quint8 kind = byteAt(bytes, at);
        if (kind == 0x21) {
            at = pastSubBlocks(bytes, at + 2);
        } else if (kind == 0x2C) {
            const qsizetype data = at + 10 + colorTableBytes(byteAt(bytes, at + 9)) + 1;
            return pastSubBlocks(bytes, data) > 0;
        } else {
            return false;
        }
    }
    return false;
}

bool isWholeBmp(const QByteArray &bytes)
{
    const quint32 offset = little32(bytes, 10);
    const bool isOld = little32(bytes, 14) == 12;
    const qint64 width =
        isOld ? little16(bytes, 18) : std::abs(qint64(qint32(little32(bytes, 18))));
    const qint64 height =
        isOld ? little16(bytes, 20) : std::abs(qint64(qint32(little32(bytes, 22))));
    const qint64 bits = little16(bytes, isOld ? 24 : 28);
    const quint32 compression = isOld ? 0 : little32(bytes, 30);
    const bool isRunLength = compression == 1 || compression == 2;
    if (isRunLength)
        return bytes.size() > qsizetype(offset);
    const qint64 rowBytes = (width * bits + 31) / 32 * 4;
    return bytes.size() >= qint64(offset) + rowBytes * height;
}

} // namespace

ImageFormat sniffImage(const QByteArray &bytes)
{
    if (startsWith(bytes, QByteArrayView("\x89PNG\r\n\x1a\n", 8)))
        return ImageFormat::Png;
    if (startsWith(bytes, QByteArrayView("\xff\xd8\xff", 3)))
        return ImageFormat::Jpeg;
    if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8))
        return ImageFormat::WebP;
    if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a"))
        return ImageFormat::Gif;
    if (isBmp(bytes))
        return ImageFormat::Bmp;
    const bool isTiff = startsWith(bytes, QByteArrayView("II*\0", 4))
                        || startsWith(bytes, QByteArrayView("MM\0*", 4))
                        || startsWith(bytes, QByteArrayView("II+\0", 4))
                        || startsWith(bytes, QByteArrayView("MM\0+", 4));
    if (isTiff)
        return ImageFormat::Tiff;
    if (const ImageFormat boxes = sniffBoxes(bytes); boxes != ImageFormat::Unknown)
        return boxes;
    return isSvg(bytes) ? ImageFormat::Svg : ImageFormat::Unknown;
}

QByteArray readerFormat(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Png:
        return QByteArrayLiteral("png");
    case ImageFormat::Jpeg:
        return QByteArrayLiteral("jpeg");
    case ImageFormat::WebP:
        return QByteArrayLiteral("webp");
    case ImageFormat::Gif:
        return QByteArrayLiteral("gif");
    case ImageFormat::Bmp:
        return QByteArrayLiteral("bmp");
    case ImageFormat::Unknown:
    case ImageFormat::Heic:
    case ImageFormat::Avif:
    case ImageFormat::Tiff:
    case ImageFormat::Svg:
        break;
    }
    return {};
}

bool isWholeImage(ImageFormat format, const QByteArray &bytes)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return isWholeJpeg(bytes);
    case ImageFormat::Gif:
        return isFirstGifFrameWhole(bytes);
    case ImageFormat::Bmp:
        return isWholeBmp(bytes);
    default:
        return true;
    }
}

} // namespace chat
