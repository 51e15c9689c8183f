// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSize>
#include <QString>
#include <optional>

namespace demo {

/// One of the colours an image is mostly made of.
struct MainColour {
    QRgb rgb = 0;
    int percent = 0; ///< of the opaque pixels
};

/// What can be measured in an image without understanding it.
struct ImageFacts {
    QString format; ///< "PNG", "JPEG", "WebP", "GIF", "BMP"
    QSize pixels;
    qint64 bytes = 0; ///< encoded size
    int transparentPercent = 0;
    QList<MainColour> colours; ///< at most four, the largest first
};

/// Bytes of a base64 data URL; nothing when it is not one.
[[nodiscard]] std::optional<QByteArray> dataUrlBytes(const QString &url);
/// Decodes PNG, JPEG, WebP, GIF and BMP by their magic, never anything else, up to 50 million
/// pixels. Nothing for damaged or foreign bytes.
[[nodiscard]] std::optional<ImageFacts> measureImage(const QByteArray &encoded);
/// The key of a colour's name: lightness and hue, for example "dark-green" or "grey".
[[nodiscard]] QString colourKey(QRgb rgb);

} // namespace demo
