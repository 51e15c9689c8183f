// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace chat {

/// What the first bytes say an image is. A file's name is never asked.
enum class ImageFormat { Unknown, Png, Jpeg, WebP, Gif, Bmp, Heic, Avif, Tiff, Svg };

/// Recognises a format by the magic at the very beginning; anything before it makes it Unknown.
[[nodiscard]] ImageFormat sniffImage(const QByteArray &bytes);

/// The name QImageReader is forced to; empty for a format that is not read.
[[nodiscard]] QByteArray readerFormat(ImageFormat format);

/// False when the file ends before its picture does. Qt's readers fill the missing part of JPEG,
/// GIF and BMP with grey and call it a success; PNG and WebP are checked by their libraries.
[[nodiscard]] bool isWholeImage(ImageFormat format, const QByteArray &bytes);

} // namespace chat
