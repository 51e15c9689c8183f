// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "core/result.h"

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QString>

namespace chat {

/// An image ready to be sent: turned upright, without metadata, scaled and encoded again.
struct ImportedImage {
    core::ImagePart part;
    QByteArray bytes;
    QImage thumbnail; ///< at most 256 px on its long side
};

/// Limits of what goes out.
struct ImageLimits {
    int longSide = 2048;          ///< pixels
    qint64 softBytes = 1'048'576; ///< aimed at
    qint64 maxEncodedInput = 20 * 1024 * 1024;
    qint64 maxPixels = 50'000'000;
};

/// Reads PNG, JPEG, WebP, GIF (first frame) and BMP by their sniffed magic, on a pool thread.
/// Errors are of kind BadInput with code "not-an-image", "format-heic", "format-avif",
/// "format-tiff", "format-svg", "too-many-pixels", "too-many-bytes", "damaged" or "unreadable".
class ImageImport
{
public:
    [[nodiscard]] static QFuture<core::Result<ImportedImage>> fromFile(const QString &path,
                                                                       ImageLimits limits = {});
    [[nodiscard]] static QFuture<core::Result<ImportedImage>>
    fromBytes(const QByteArray &encoded, const QString &name, ImageLimits limits = {});
    /// From the clipboard.
    [[nodiscard]] static QFuture<core::Result<ImportedImage>> fromImage(const QImage &image,
                                                                        ImageLimits limits = {});
    /// A part for an address that is sent as it is; never fetched. An Error of kind BadInput
    /// unless it is a plain https or http address.
    [[nodiscard]] static core::Result<core::ImagePart> fromAddress(const QString &address);
    /// A scaled picture of stored bytes, for thumbnails.
    [[nodiscard]] static QFuture<QImage> decodeScaled(const QByteArray &encoded, int longSide);
};

} // namespace chat
