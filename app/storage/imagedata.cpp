// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/imagedata.h"

#include "storage/imageheader.h"

#include <QCryptographicHash>
#include <QUrl>

namespace storage {
namespace {

constexpr qsizetype kMaxImageBytes = 20 * 1024 * 1024;

} // namespace

std::optional<Attachment> imageAttachment(const QByteArray &bytes)
{
    const auto header = readImageHeader(bytes);
    if (!header || bytes.size() > kMaxImageBytes)
        return std::nullopt;
    Attachment attachment;
    attachment.hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    attachment.mime = header->mime;
    attachment.width = header->size.width();
    attachment.height = header->size.height();
    attachment.bytes = bytes;
    return attachment;
}

core::ImagePart imagePart(const Attachment &attachment, const QString &name)
{
    return {attachment.hash,         {},  attachment.mime, attachment.width, attachment.height,
            attachment.bytes.size(), name};
}

bool isDataUrl(const QString &url)
{
    return url.startsWith(QLatin1StringView("data:"), Qt::CaseInsensitive);
}

QByteArray dataOfUrl(const QString &url)
{
    const qsizetype comma = url.indexOf(u',');
    if (comma < 0 || !isDataUrl(url)
        || !url.left(comma).endsWith(QLatin1StringView(";base64"), Qt::CaseInsensitive))
        return {};
    const QByteArray base64 = QStringView(url).sliced(comma + 1).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(
        base64, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

bool isWebAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == QLatin1StringView("https")
               || url.scheme() == QLatin1StringView("http"));
}

} // namespace storage
