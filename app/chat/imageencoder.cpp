// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imageencoder.h"

#include <QBuffer>
#include <QImageWriter>
#include <algorithm>
#include <array>

namespace chat {
namespace {

constexpr std::array kJpegQualities{85, 75, 65, 55};
constexpr int kSampledRows = 64;

QByteArray encode(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (quality >= 0)
        writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

bool hasTransparency(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(row, row + image.width(), [](QRgb pixel) { return qAlpha(pixel) < 255; }))
            return true;
    }
    return false;
}

QImage onWhite(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(flat.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(from[x]);
            const auto blend = [alpha](int value) {
                return (value * alpha + 255 * (255 - alpha) + 127) / 255;
            };
            to[x] = qRgb(blend(qRed(from[x])), blend(qGreen(from[x])), blend(qBlue(from[x])));
        }
    }
    return flat;
}

} // namespace

bool isScreenshotLike(const QImage &image)
{
    const QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    const int step = std::max(1, pixels.height() / kSampledRows);
    qint64 pairs = 0;
    qint64 equal = 0;
    for (int y = 0; y < pixels.height(); y += step) {
        const auto *row = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        for (int x = 1; x < pixels.width(); ++x)
            equal += row[x] == row[x - 1] ? 1 : 0;
        pairs += pixels.width() - 1;
    }
    return pairs == 0 || equal * 2 > pairs;
}

EncodedImage encodeForSending(const QImage &image, ImageFormat source, qint64 softBytes)
{
    const bool isTransparent = hasTransparency(image);
    // What was JPEG already is a photograph or has its noise: PNG would only make it larger.
    const bool isFlat = source != ImageFormat::Jpeg && isScreenshotLike(image);
    if (isTransparent || isFlat) {
        const QImage lean = isTransparent ? image : image.convertToFormat(QImage::Format_RGB32);
        const QByteArray png = encode(lean, "png", -1);
        if (!png.isEmpty() && png.size() <= softBytes)
            return {png, QStringLiteral("image/png")};
    }
    const QImage flat = isTransparent ? onWhite(image.convertToFormat(QImage::Format_ARGB32))
                                      : image.convertToFormat(QImage::Format_RGB32);
    QByteArray jpeg;
    for (const int quality : kJpegQualities) {
        jpeg = encode(flat, "jpeg", quality);
        if (jpeg.isEmpty() || jpeg.size() <= softBytes)
            break;
    }
    return {jpeg, QStringLiteral("image/jpeg")};
}

} // namespace chat
