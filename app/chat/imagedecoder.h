// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/imagesniffer.h"
#include "core/result.h"

#include <QImage>

namespace chat {

/// Pixels of an untrusted file, upright, in sRGB and without any of its metadata.
struct DecodedImage {
    QImage image;
    ImageFormat source = ImageFormat::Unknown;
    QSize size = {}; ///< of the file, upright; `image` may have been scaled down
};

/// What a file may be to be decoded at all.
struct DecodeLimits {
    qint64 encodedBytes = 0;
    qint64 pixels = 0;
    int longSide = 0; ///< pixels of the result; larger pictures are scaled down
};

/// Decodes by sniffed magic only, size before pixels, within a limit of memory and of CPU time.
/// Any thread; takes as long as the picture needs. Errors as ImageImport has them.
[[nodiscard]] core::Result<DecodedImage> decodeImage(const QByteArray &encoded,
                                                     const DecodeLimits &limits);

/// How large the picture is, upright, from its head: within the same limits, and without decoding.
[[nodiscard]] core::Result<QSize> imageSize(const QByteArray &encoded, const DecodeLimits &limits);

/// The size with its long side at most `longSide`, the short one rounded and never 0.
[[nodiscard]] QSize fittedSize(QSize size, int longSide);

/// A copy with the same pixels and nothing else: no texts, no colour profile.
[[nodiscard]] QImage withoutMetadata(const QImage &image);

/// An Error of kind BadInput with one of ImageImport's codes.
[[nodiscard]] core::Error imageError(const QString &code, const QString &message = {});

} // namespace chat
