// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfingerprint.h"

#include "storage/textsanitizer.h"

#include <QCryptographicHash>

namespace storage {

QByteArray partFingerprint(const core::ContentPart &part)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(qulonglong(part.index())) + '\0');
    hash.addData(cleanText(core::partText(part)).toUtf8());
    if (const auto *image = std::get_if<core::ImagePart>(&part))
        hash.addData(image->hash + image->url.toUtf8());
    return hash.result();
}

QByteArray contentFingerprint(const core::Message &message)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(core::roleName(message.role).toUtf8());
    for (const core::ContentPart &part : message.parts)
        hash.addData(partFingerprint(part));
    return hash.result().toHex();
}

} // namespace storage
