// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/draftcodec.h"

#include "core/id.h"
#include "storage/members.h"
#include "storage/partcodec.h"
#include "storage/textsanitizer.h"

namespace storage {
namespace {

constexpr auto kImages = QLatin1StringView("images");
constexpr auto kImageKind = QLatin1StringView("image");
constexpr auto kHash = QLatin1StringView("hash");
constexpr auto kCursor = QLatin1StringView("cursor");
constexpr auto kAnchor = QLatin1StringView("anchor");
constexpr auto kMeta = QLatin1StringView("meta");
constexpr auto kEdit = QLatin1StringView("edit");
constexpr auto kEdited = QLatin1StringView("message");
constexpr auto kResults = QLatin1StringView("results");
constexpr auto kCall = QLatin1StringView("call");
constexpr auto kBy = QLatin1StringView("by");
constexpr auto kProfile = QLatin1StringView("profile");
constexpr auto kAskedModel = QLatin1StringView("model");
/// More than anybody may ask at once; the rest is a damaged row.
constexpr qsizetype kMostAsked = 16;

/// Without words there is no place in them.
QJsonObject encodeWords(const QString &text, const QList<core::ImagePart> &pictures, int cursor,
                        int anchor)
{
    QJsonObject object;
    if (!text.isEmpty())
        object.insert(kText, cleanText(text));
    QJsonArray images;
    for (const core::ImagePart &image : pictures) {
        const PartRow row = encodePart(image);
        images.append(
            QJsonObject{{kHash, QString::fromLatin1(row.attachmentHash)}, {kMeta, row.meta}});
    }
    if (!images.isEmpty())
        object.insert(kImages, images);
    if (!object.isEmpty() && cursor >= 0) {
        object.insert(kCursor, cursor);
        object.insert(kAnchor, anchor);
    }
    return object;
}

QList<core::ImagePart> decodeImages(const QJsonArray &images)
{
    QList<core::ImagePart> pictures;
    for (const QJsonValue &image : images) {
        const PartRow row{
            kImageKind, {}, image[kMeta].toObject(), image[kHash].toString().toLatin1()};
        const core::ContentPart part = decodePart(row);
        const auto *decoded = std::get_if<core::ImagePart>(&part);
        if (decoded && !(decoded->hash.isEmpty() && decoded->url.isEmpty()))
            pictures.append(*decoded);
    }
    return pictures;
}

QJsonArray encodeAsked(const QList<core::ModelChoiceRef> &by)
{
    QJsonArray list;
    for (const core::ModelChoiceRef &model : by)
        list.append(QJsonObject{{kProfile, core::idText(model.profileId)},
                                {kAskedModel, cleanText(model.model)}});
    return list;
}

QList<core::ModelChoiceRef> decodeAsked(const QJsonArray &list)
{
    QList<core::ModelChoiceRef> by;
    for (const QJsonValue &one : list) {
        const core::ModelChoiceRef model{core::idFromText(one[kProfile].toString()),
                                         one[kAskedModel].toString()};
        if (!model.profileId.isNull() && !model.model.isEmpty() && by.size() < kMostAsked)
            by.append(model);
    }
    return by;
}

} // namespace

QJsonObject encodeDraft(const Draft &draft)
{
    QJsonObject object = encodeWords(draft.text, draft.images, draft.cursor, draft.anchor);
    if (!draft.edited.isNull()) {
        QJsonObject edit =
            encodeWords(draft.editText, draft.editImages, draft.editCursor, draft.editAnchor);
        edit.insert(kEdited, core::idText(draft.edited));
        object.insert(kEdit, edit);
    }
    if (!draft.hasNoWords() && !draft.by.isEmpty())
        object.insert(kBy, encodeAsked(draft.by));
    return object;
}

Draft decodeDraft(const QJsonObject &object)
{
    Draft draft;
    draft.text = object.value(kText).toString();
    draft.cursor = object.value(kCursor).toInt(-1);
    draft.anchor = object.value(kAnchor).toInt(-1);
    draft.images = decodeImages(object.value(kImages).toArray());
    if (!draft.hasNoWords())
        draft.by = decodeAsked(object.value(kBy).toArray());
    const QJsonObject edit = object.value(kEdit).toObject();
    draft.edited = core::idFromText(edit.value(kEdited).toString());
    if (!draft.edited.isNull()) {
        draft.editText = edit.value(kText).toString();
        draft.editImages = decodeImages(edit.value(kImages).toArray());
        draft.editCursor = edit.value(kCursor).toInt(-1);
        draft.editAnchor = edit.value(kAnchor).toInt(-1);
    }
    return draft;
}

QJsonObject withResults(QJsonObject draft, const QList<core::TypedResult> &results)
{
    const QJsonArray list = resultsToJson(results);
    if (list.isEmpty())
        draft.remove(kResults);
    else
        draft.insert(kResults, list);
    return draft;
}

QList<core::TypedResult> resultsIn(const QJsonObject &draft)
{
    return resultsFromJson(draft.value(kResults).toArray());
}

QList<core::TypedResult> resultsFor(const QHash<QUuid, QUuid> &messages, const QJsonObject &draft)
{
    QList<core::TypedResult> results = resultsIn(draft);
    results.removeIf(
        [&messages](const core::TypedResult &one) { return !messages.contains(one.reply); });
    for (core::TypedResult &one : results)
        one.reply = messages.value(one.reply);
    return results;
}

QJsonArray resultsToJson(const QList<core::TypedResult> &results)
{
    QJsonArray list;
    for (const core::TypedResult &one : results)
        list.append(QJsonObject{{kMessage, core::idText(one.reply)},
                                {kCall, cleanText(one.callId)},
                                {kText, cleanText(one.text)}});
    return list;
}

QList<core::TypedResult> resultsFromJson(const QJsonArray &list)
{
    QList<core::TypedResult> results;
    for (const QJsonValue &one : list) {
        const core::TypedResult typed{core::idFromText(one[kMessage].toString()),
                                      one[kCall].toString(), one[kText].toString()};
        if (!typed.reply.isNull() && !typed.text.isEmpty())
            results.append(typed);
    }
    return results;
}

} // namespace storage
