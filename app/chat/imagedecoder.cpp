// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imagedecoder.h"

#include <QColorSpace>
#include <QIODevice>
#include <QImageReader>
#include <algorithm>
#include <cstring>
#include <ctime>

namespace chat {
namespace {

/// Four bytes a pixel for the largest picture that is let through, and room for a copy of 16-bit
/// channels of a smaller one. Qt's own default (128 MiB) is below 50 megapixels.
constexpr int kAllocationLimitMiB = 256;
constexpr double kDecodeCpuSeconds = 2.0;
/// A scan of few bytes costs as much as all of the picture: looked at the clock for each of some.
constexpr qint64 kJpegBytes = 512;

double threadCpuSeconds()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

/// Stops giving bytes when decoding took too much CPU: the decoder then fails as it does for a
/// truncated file. CPU time, not wall time, so that a busy machine refuses nothing.
/// No QBuffer: of one of those the JPEG reader takes all bytes at once, and asks for none again.
class PatientBuffer final : public QIODevice
{
public:
    PatientBuffer(const QByteArray &bytes, ImageFormat format)
        : m_bytes(bytes)
        , m_most(format == ImageFormat::Jpeg ? kJpegBytes : bytes.size())
        , m_end(threadCpuSeconds() + kDecodeCpuSeconds)
    {
    }
    [[nodiscard]] bool isOverdue() const { return m_isOverdue; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 place) override
    {
        if (place < 0 || place > m_bytes.size() || !QIODevice::seek(place))
            return false;
        m_at = place;
        return true;
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        m_isOverdue = m_isOverdue || threadCpuSeconds() > m_end;
        if (m_isOverdue)
            return -1;
        const qint64 count = std::min({maxSize, m_most, m_bytes.size() - m_at});
        std::memcpy(data, m_bytes.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_most; ///< bytes at a time
    qint64 m_at = 0;
    double m_end;
    bool m_isOverdue = false;
};

core::Error refusal(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Heic:
        return imageError(QStringLiteral("format-heic"));
    case ImageFormat::Avif:
        return imageError(QStringLiteral("format-avif"));
    case ImageFormat::Tiff:
        return imageError(QStringLiteral("format-tiff"));
    case ImageFormat::Svg:
        return imageError(QStringLiteral("format-svg"));
    default:
        return imageError(QStringLiteral("not-an-image"));
    }
}

/// 16-bit channels take eight bytes a pixel; the reader would call it damage.
bool fitsIntoMemory(const QSize &size, QImage::Format format)
{
    if (format == QImage::Format_Invalid)
        return true;
    const qint64 bits = QImage::toPixelFormat(format).bitsPerPixel();
    const qint64 bytes = qint64(size.width()) * size.height() * bits / 8;
    return bytes >> 20 <= kAllocationLimitMiB;
}

/// What the first bytes say, where that is one of those that are read.
core::Result<ImageFormat> acceptedFormat(const QByteArray &encoded, const DecodeLimits &limits)
{
    if (encoded.size() > limits.encodedBytes)
        return imageError(QStringLiteral("too-many-bytes"));
    const ImageFormat format = sniffImage(encoded);
    const QByteArray name = readerFormat(format);
    if (name.isEmpty())
        return refusal(format);
    if (!QImageReader::supportedImageFormats().contains(name))
        return imageError(QStringLiteral("unreadable"), QString::fromLatin1(name));
    return format;
}

/// Size before pixels: what is too large is not begun.
core::Result<QSize> openChecked(QImageReader &reader, const QByteArray &encoded, ImageFormat format,
                                const DecodeLimits &limits)
{
    QImageReader::setAllocationLimit(kAllocationLimitMiB);
    reader.device()->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return imageError(QStringLiteral("damaged"), reader.errorString());
    if (qint64(size.width()) * size.height() > limits.pixels)
        return imageError(QStringLiteral("too-many-pixels"));
    if (!isWholeImage(format, encoded))
        return imageError(QStringLiteral("damaged"));
    if (!fitsIntoMemory(size, reader.imageFormat()))
        return imageError(QStringLiteral("too-many-pixels"));
    return size;
}

/// The camera lay on its side.
bool isTurned(const QImageReader &reader)
{
    return reader.transformation() & QImageIOHandler::TransformationRotate90;
}

QImage inSrgb(QImage image)
{
    const QColorSpace space = image.colorSpace();
    if (space.isValid() && space != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    return image;
}

} // namespace

core::Error imageError(const QString &code, const QString &message)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = code;
    error.message = message;
    return error;
}

QImage withoutMetadata(const QImage &image)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const QImage source =
        image.convertToFormat(hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    QImage clean(source.size(), source.format());
    if (clean.isNull())
        return {};
    const size_t rowBytes = size_t(source.width()) * 4;
    for (int y = 0; y < source.height(); ++y)
        std::memcpy(clean.scanLine(y), source.constScanLine(y), rowBytes);
    return clean;
}

QSize fittedSize(QSize size, int longSide)
{
    const int side = std::max(size.width(), size.height());
    if (side <= longSide)
        return size;
    const auto scaled = [side, longSide](int length) {
        return std::max(1, qRound(double(length) * longSide / side));
    };
    return {scaled(size.width()), scaled(size.height())};
}

core::Result<QSize> imageSize(const QByteArray &encoded, const DecodeLimits &limits)
{
    const core::Result<ImageFormat> format = acceptedFormat(encoded, limits);
    if (!format)
        return format.error();
    PatientBuffer buffer(encoded, format.value());
    QImageReader reader(&buffer, readerFormat(format.value()));
    core::Result<QSize> size = openChecked(reader, encoded, format.value(), limits);
    if (size && isTurned(reader))
        size.value().transpose();
    return size;
}

core::Result<DecodedImage> decodeImage(const QByteArray &encoded, const DecodeLimits &limits)
{
    const core::Result<ImageFormat> format = acceptedFormat(encoded, limits);
    if (!format)
        return format.error();
    PatientBuffer buffer(encoded, format.value());
    QImageReader reader(&buffer, readerFormat(format.value()));
    const core::Result<QSize> checked = openChecked(reader, encoded, format.value(), limits);
    if (!checked)
        return checked.error();
    const QSize size = checked.value();
    if (std::max(size.width(), size.height()) > limits.longSide) {
        // A quality above 50 makes the JPEG reader scale smoothly.
        reader.setQuality(90);
        reader.setScaledSize(fittedSize(size, limits.longSide));
    }
    QImage image;
    if (!reader.read(&image) || image.isNull() || buffer.isOverdue())
        return imageError(QStringLiteral("damaged"), reader.errorString());
    return DecodedImage{withoutMetadata(inSrgb(std::move(image))), format.value(),
                        isTurned(reader) ? size.transposed() : size};
}

} // namespace chat
