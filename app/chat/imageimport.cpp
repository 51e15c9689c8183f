// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/imageimport.h"

#include "chat/imagedecoder.h"
#include "chat/imageencoder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrent/QtConcurrentRun>

namespace chat {
namespace {

constexpr int kThumbnailSide = 256;
/// What RFC 9110 asks every recipient to support, and more than any picture needs.
constexpr qsizetype kMaxAddress = 8000;

QImage fitted(const QImage &image, int longSide)
{
    if (std::max(image.width(), image.height()) <= longSide)
        return image;
    return image.scaled(fittedSize(image.size(), longSide), Qt::IgnoreAspectRatio,
                        Qt::SmoothTransformation);
}

core::Result<ImportedImage> packed(const DecodedImage &decoded, const QString &name,
                                   const ImageLimits &limits)
{
    const EncodedImage encoded = encodeForSending(decoded.image, decoded.source, limits.softBytes);
    if (encoded.bytes.isEmpty())
        return imageError(QStringLiteral("damaged"));
    ImportedImage imported;
    imported.part.hash =
        QCryptographicHash::hash(encoded.bytes, QCryptographicHash::Sha256).toHex();
    imported.part.mime = encoded.mime;
    imported.part.width = decoded.image.width();
    imported.part.height = decoded.image.height();
    imported.part.bytes = encoded.bytes.size();
    imported.part.name = name;
    imported.bytes = encoded.bytes;
    imported.thumbnail = fitted(decoded.image, kThumbnailSide);
    return imported;
}

core::Result<ImportedImage> importBytes(const QByteArray &encoded, const QString &name,
                                        const ImageLimits &limits)
{
    const core::Result<DecodedImage> decoded =
        decodeImage(encoded, {limits.maxEncodedInput, limits.maxPixels, limits.longSide});
    if (!decoded)
        return decoded.error();
    return packed(decoded.value(), name, limits);
}

core::Result<ImportedImage> importFile(const QString &path, const ImageLimits &limits)
{
    // Opening a pipe or a device could wait for ever.
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return imageError(QStringLiteral("unreadable"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return imageError(QStringLiteral("unreadable"), file.errorString());
    if (file.size() > limits.maxEncodedInput)
        return imageError(QStringLiteral("too-many-bytes"));
    const QByteArray encoded = file.read(limits.maxEncodedInput + 1);
    if (file.error() != QFileDevice::NoError)
        return imageError(QStringLiteral("unreadable"), file.errorString());
    return importBytes(encoded, info.fileName(), limits);
}

core::Result<ImportedImage> importPixels(const QImage &image, const ImageLimits &limits)
{
    if (image.isNull())
        return imageError(QStringLiteral("not-an-image"));
    if (qint64(image.width()) * image.height() > limits.maxPixels)
        return imageError(QStringLiteral("too-many-pixels"));
    const QImage clean = withoutMetadata(fitted(image, limits.longSide));
    return packed({clean, ImageFormat::Unknown}, {}, limits);
}

} // namespace

QFuture<core::Result<ImportedImage>> ImageImport::fromFile(const QString &path, ImageLimits limits)
{
    return QtConcurrent::run([path, limits] { return importFile(path, limits); });
}

QFuture<core::Result<ImportedImage>> ImageImport::fromBytes(const QByteArray &encoded,
                                                            const QString &name, ImageLimits limits)
{
    return QtConcurrent::run(
        [encoded, name, limits] { return importBytes(encoded, name, limits); });
}

QFuture<core::Result<ImportedImage>> ImageImport::fromImage(const QImage &image, ImageLimits limits)
{
    return QtConcurrent::run([image, limits] { return importPixels(image, limits); });
}

core::Result<core::ImagePart> ImageImport::fromAddress(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    const bool isPlain =
        url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty();
    const QString encoded = QString::fromLatin1(url.toEncoded());
    if (!isPlain || encoded.size() > kMaxAddress)
        return imageError(QStringLiteral("bad-address"));
    core::ImagePart part;
    part.url = encoded;
    part.name = url.fileName();
    return part;
}

QFuture<QImage> ImageImport::decodeScaled(const QByteArray &encoded, int longSide)
{
    const ImageLimits limits;
    return QtConcurrent::run([encoded, longSide, limits] {
        const core::Result<DecodedImage> decoded =
            decodeImage(encoded, {limits.maxEncodedInput, limits.maxPixels, longSide});
        return decoded ? decoded.value().image : QImage();
    });
}

} // namespace chat
