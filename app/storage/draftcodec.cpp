// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/draftcodec.h"

#include "storage/members.h"
#include "storage/partcodec.h"
#include "storage/textsanitizer.h"

#include <QJsonArray>

namespace storage {
namespace {

constexpr auto kImages = QLatin1StringView("images");
constexpr auto kImageKind = QLatin1StringView("image");
constexpr auto kHash = QLatin1StringView("hash");
constexpr auto kCursor = QLatin1StringView("cursor");
constexpr auto kAnchor = QLatin1StringView("anchor");
constexpr auto kMeta = QLatin1StringView("meta");

} // namespace

QJsonObject encodeDraft(const Draft &draft)
{
    QJsonObject object;
    if (!draft.text.isEmpty())
        object.insert(kText, cleanText(draft.text));
    QJsonArray images;
    for (const core::ImagePart &image : draft.images) {
        const PartRow row = encodePart(image);
        images.append(
            QJsonObject{{kHash, QString::fromLatin1(row.attachmentHash)}, {kMeta, row.meta}});
    }
    if (!images.isEmpty())
        object.insert(kImages, images);
    if (!object.isEmpty() && draft.cursor >= 0) {
        object.insert(kCursor, draft.cursor);
        object.insert(kAnchor, draft.anchor);
    }
    return object;
}

Draft decodeDraft(const QJsonObject &object)
{
    Draft draft;
    draft.text = object.value(kText).toString();
    draft.cursor = object.value(kCursor).toInt(-1);
    draft.anchor = object.value(kAnchor).toInt(-1);
    const QJsonArray images = object.value(kImages).toArray();
    for (const QJsonValue &image : images) {
        const PartRow row{
            kImageKind, {}, image[kMeta].toObject(), image[kHash].toString().toLatin1()};
        const core::ContentPart part = decodePart(row);
        const auto *decoded = std::get_if<core::ImagePart>(&part);
        if (decoded && !(decoded->hash.isEmpty() && decoded->url.isEmpty()))
            draft.images.append(*decoded);
    }
    return draft;
}

} // namespace storage
