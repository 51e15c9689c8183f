// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/imageimport.h"

#include <QBuffer>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QtEndian>

// Pictures as bytes, whole and broken, and what the import makes of them.
namespace support {

/// What must not leave the machine inside a picture.
inline const QByteArray kMarker = QByteArrayLiteral("home-position-51.5N");

inline QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

/// One colour throughout.
inline QByteArray plainPng(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    return encoded(image, "png");
}

/// Left half red, right half blue.
inline QImage twoHalves(int width = 40, int height = 20)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, x < width / 2 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
    }
    return image;
}

inline QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xFF000000U);
    }
    return image;
}

inline QByteArray bigEndian32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

inline quint32 crc32Of(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian32(quint32(data.size())) + type + data + bigEndian32(crc32Of(type + data));
}

inline QByteArray pngHeader(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n", 8)
           + pngChunk("IHDR",
                      bigEndian32(width) + bigEndian32(height) + QByteArray("\x08\x02\0\0\0", 5));
}

inline QByteArray gifHeader(quint16 width, quint16 height)
{
    QByteArray bytes = "GIF89a";
    bytes += QByteArray(1, char(width & 0xFF)) + QByteArray(1, char(width >> 8));
    bytes += QByteArray(1, char(height & 0xFF)) + QByteArray(1, char(height >> 8));
    return bytes + QByteArray("\x80\0\0", 3) + QByteArray("\xff\0\0\0\0\xff", 6);
}

/// Two frames of 1×1: the first red, the second blue.
inline QByteArray twoFrameGif()
{
    const QByteArray place("\x2C\0\0\0\0\x01\0\x01\0\0", 10);
    const QByteArray red("\x02\x02\x44\x01\0", 5);
    const QByteArray blue("\x02\x02\x4C\x01\0", 5);
    return gifHeader(1, 1) + place + red + place + blue + ";";
}

/// An APP1 segment with an orientation and, behind it, a remark.
inline QByteArray exifSegment(char orientation)
{
    QByteArray tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += orientation;
    tiff += QByteArray("\0\0\0\0\0\0", 6);
    const QByteArray payload = QByteArray("Exif\0\0", 6) + tiff + kMarker;
    QByteArray length(2, '\0');
    qToBigEndian(quint16(payload.size() + 2), length.data());
    return QByteArray("\xff\xe1", 2) + length + payload;
}

inline QByteArray jpegWithExif(char orientation)
{
    QByteArray jpeg = encoded(twoHalves(), "jpeg", 95);
    jpeg.insert(2, exifSegment(orientation));
    return jpeg;
}

inline QByteArray boxed(const QByteArray &brand)
{
    return bigEndian32(24) + "ftyp" + brand + QByteArray(4, '\0') + "mif1" + brand
           + QByteArray(64, 'x');
}

inline core::Result<chat::ImportedImage> imported(const QByteArray &bytes,
                                                  chat::ImageLimits limits = {})
{
    return chat::ImageImport::fromBytes(bytes, QStringLiteral("n"), limits).result();
}

inline QString codeOf(const core::Result<chat::ImportedImage> &result)
{
    return result ? QStringLiteral("ok") : result.error().code;
}

inline QImage decoded(const chat::ImportedImage &image)
{
    return QImage::fromData(image.bytes);
}

} // namespace support
