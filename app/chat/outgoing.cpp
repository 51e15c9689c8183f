// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/outgoing.h"

namespace chat {

QList<core::ContentPart> partsOf(const Outgoing &outgoing)
{
    QList<core::ContentPart> parts;
    if (!outgoing.text.trimmed().isEmpty())
        parts.append(core::TextPart{outgoing.text});
    for (const core::ImagePart &image : outgoing.images)
        parts.append(image);
    return parts;
}

QList<storage::Attachment> storedImages(const QList<core::ContentPart> &parts,
                                        const QHash<QByteArray, QByteArray> &bytes)
{
    QList<storage::Attachment> attachments;
    for (const core::ContentPart &part : parts) {
        const auto *image = std::get_if<core::ImagePart>(&part);
        if (image && bytes.contains(image->hash)) {
            attachments.append(
                {image->hash, image->mime, image->width, image->height, bytes.value(image->hash)});
        }
    }
    return attachments;
}

} // namespace chat
