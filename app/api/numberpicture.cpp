// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/numberpicture.h"

#include <QString>
#include <QtEndian>
#include <array>
#include <zlib.h>

namespace api {
namespace {

constexpr int kGlyphWidth = 5;
constexpr int kGlyphHeight = 7;
constexpr int kScale = 16;
constexpr int kMargin = 3; ///< in dots of a glyph
constexpr char kPaper = char(0xFF);
constexpr char kInk = 0;

using Glyph = std::array<unsigned char, kGlyphHeight>;

/// Five dots a row, the leftmost in bit 4.
constexpr std::array<Glyph, 10> kGlyphs{{
    {0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E},
    {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E},
    {0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F},
    {0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E},
    {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02},
    {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E},
    {0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E},
    {0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08},
    {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E},
    {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C},
}};

bool isInk(const QByteArray &digits, int column, int row)
{
    const int y = row / kScale - kMargin;
    const int x = column / kScale - kMargin;
    const int digit = x / (kGlyphWidth + 1);
    const int dot = x % (kGlyphWidth + 1);
    if (x < 0 || y < 0 || y >= kGlyphHeight || digit >= digits.size() || dot >= kGlyphWidth)
        return false;
    const Glyph &glyph = kGlyphs[size_t(digits.at(digit) - '0')];
    return (glyph[size_t(y)] >> (kGlyphWidth - 1 - dot) & 1) != 0;
}

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// PNG (ISO/IEC 15948), 5.3: length, type, data, and a check sum over the last two.
QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray checked = type + data;
    const uLong sum =
        crc32(0, reinterpret_cast<const Bytef *>(checked.constData()), uInt(checked.size()));
    return bigEndian(quint32(data.size())) + checked + bigEndian(quint32(sum));
}

} // namespace

QByteArray numberPicture(int number)
{
    const QByteArray digits = QByteArray::number(qAbs(number));
    const int width = (int(digits.size()) * (kGlyphWidth + 1) - 1 + 2 * kMargin) * kScale;
    const int height = (kGlyphHeight + 2 * kMargin) * kScale;
    QByteArray pixels;
    pixels.reserve(qsizetype(width + 1) * height);
    for (int row = 0; row < height; ++row) {
        pixels.append('\0'); // no filter
        for (int column = 0; column < width; ++column)
            pixels.append(isInk(digits, column, row) ? kInk : kPaper);
    }
    // Eight bits of grey; what qCompress writes behind its length is a zlib stream.
    const QByteArray header =
        bigEndian(quint32(width)) + bigEndian(quint32(height)) + QByteArray("\x08\0\0\0\0", 5);
    return QByteArrayLiteral("\x89PNG\r\n\x1A\n") + pngChunk("IHDR", header)
           + pngChunk("IDAT", qCompress(pixels, 9).mid(4)) + pngChunk("IEND", {});
}

} // namespace api
