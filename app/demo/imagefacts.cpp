// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/imagefacts.h"

#include <QBuffer>
#include <QColor>
#include <QImageReader>
#include <algorithm>
#include <array>

namespace demo {
namespace {

constexpr qint64 kMaxPixels = 50'000'000;
constexpr int kSampleSide = 96;
constexpr int kMaxColours = 4;
constexpr int kMinPercent = 4;

struct Bin {
    qint64 red = 0;
    qint64 green = 0;
    qint64 blue = 0;
    int count = 0;
};

/// The decoder that fits the magic; the sniffed format alone decides, so that no other decoder
/// ever sees foreign bytes.
QByteArray sniffFormat(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return bytes.startsWith("BM") ? "bmp" : QByteArray();
}

QString formatName(const QByteArray &format)
{
    return format == "webp" ? QStringLiteral("WebP") : QString::fromLatin1(format.toUpper());
}

QRgb averageOf(const Bin &bin)
{
    return qRgb(int(bin.red / bin.count), int(bin.green / bin.count), int(bin.blue / bin.count));
}

void measureColours(const QImage &image, ImageFacts &facts)
{
    std::array<Bin, 512> bins; // three bits a channel
    int opaque = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) < 128)
                continue;
            Bin &bin = bins.at(
                size_t((qRed(pixel) >> 5 << 6) | (qGreen(pixel) >> 5 << 3) | qBlue(pixel) >> 5));
            bin.red += qRed(pixel);
            bin.green += qGreen(pixel);
            bin.blue += qBlue(pixel);
            ++bin.count;
            ++opaque;
        }
    }
    const int all = image.width() * image.height();
    facts.transparentPercent = all > 0 ? (all - opaque) * 100 / all : 0;
    std::sort(bins.begin(), bins.end(),
              [](const Bin &a, const Bin &b) { return a.count > b.count; });
    for (int i = 0; i < kMaxColours && bins.at(size_t(i)).count > 0; ++i) {
        const Bin &bin = bins.at(size_t(i));
        const int percent = (bin.count * 100 + opaque / 2) / opaque;
        if (percent >= kMinPercent || i == 0)
            facts.colours.append({averageOf(bin), percent});
    }
}

QString hueName(int hue)
{
    constexpr std::array<std::pair<int, const char *>, 8> kHues{{{15, "red"},
                                                                 {42, "orange"},
                                                                 {70, "yellow"},
                                                                 {165, "green"},
                                                                 {200, "cyan"},
                                                                 {255, "blue"},
                                                                 {290, "purple"},
                                                                 {345, "pink"}}};
    for (const auto &[end, name] : kHues) {
        if (hue < end)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("red");
}

} // namespace

std::optional<QByteArray> dataUrlBytes(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (!url.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive) || comma < 0
        || !url.left(comma).endsWith(QLatin1StringView(";base64"), Qt::CaseInsensitive))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(url.mid(comma + 1).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return std::nullopt;
    return *decoded;
}

std::optional<ImageFacts> measureImage(const QByteArray &encoded)
{
    const QByteArray format = sniffFormat(encoded);
    if (format.isEmpty())
        return std::nullopt;
    QBuffer buffer;
    buffer.setData(encoded);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > kMaxPixels)
        return std::nullopt;
    if (size.width() > kSampleSide || size.height() > kSampleSide) {
        reader.setScaledSize(
            size.scaled(kSampleSide, kSampleSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    }
    const QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;
    ImageFacts facts;
    facts.format = formatName(format);
    facts.pixels = size;
    facts.bytes = encoded.size();
    measureColours(image, facts);
    return facts;
}

QString colourKey(QRgb rgb)
{
    const QColor colour = QColor(rgb).toHsl();
    const int lightness = colour.lightness();
    if (lightness < 28)
        return QStringLiteral("black");
    if (lightness > 240)
        return QStringLiteral("white");
    const bool isDark = lightness < 90;
    const bool isLight = lightness > 185;
    const int chroma = std::max({qRed(rgb), qGreen(rgb), qBlue(rgb)})
                       - std::min({qRed(rgb), qGreen(rgb), qBlue(rgb)});
    QString name = chroma < 24 ? QStringLiteral("grey") : hueName(colour.hslHue());
    // Dark orange is what people call brown.
    if (name == QLatin1StringView("orange") && lightness < 105)
        return QStringLiteral("brown");
    if (isDark)
        name.prepend(QLatin1StringView("dark-"));
    else if (isLight)
        name.prepend(QLatin1StringView("light-"));
    return name;
}

} // namespace demo
