// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/imagesniffer.h"

#include <QByteArray>
#include <QImage>

namespace chat {

/// Bytes that go out.
struct EncodedImage {
    QByteArray bytes; ///< empty when the image could not be encoded
    QString mime;
};

/// PNG while the picture has transparency or looks like a screenshot and stays within
/// `softBytes`; otherwise JPEG at quality 85, lowered in steps towards `softBytes`. Transparent
/// pixels of a JPEG lie on white. Any thread.
[[nodiscard]] EncodedImage encodeForSending(const QImage &image, ImageFormat source,
                                            qint64 softBytes);

/// True for large areas of one colour, as windows and drawings have and photographs do not.
[[nodiscard]] bool isScreenshotLike(const QImage &image);

} // namespace chat
