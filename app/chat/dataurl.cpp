// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/dataurl.h"

#include "chat/imagedecoder.h"

namespace chat {

core::Result<QByteArray> bytesOfDataUrl(const QByteArray &url, qint64 most)
{
    const qsizetype comma = url.indexOf(',');
    if (comma < 0 || !url.left(5).toLower().startsWith("data:"))
        return imageError(QStringLiteral("damaged"));
    // Four letters hold three bytes; escapes and padding only make it longer.
    const qint64 length = url.size() - comma - 1;
    const bool isBase64 = url.left(comma).trimmed().toLower().endsWith(";base64");
    if (length / 4 > most / 3 + 1 && (isBase64 || length > 3 * most))
        return imageError(QStringLiteral("too-many-bytes"));
    const QByteArray written = QByteArrayView(url).sliced(comma + 1).toByteArray();
    const QByteArray plain =
        written.contains('%') ? QByteArray::fromPercentEncoding(written) : written;
    if (!isBase64)
        return plain;
    const auto decoded =
        QByteArray::fromBase64Encoding(plain, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return imageError(QStringLiteral("damaged"));
    return *decoded;
}

} // namespace chat
