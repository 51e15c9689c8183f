// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/loquatconversation.h"

#include "core/cabinet.h"
#include "storage/draftcodec.h"
#include "storage/export/exportcodec.h"
#include "storage/imagedata.h"
#include "storage/import/loquatreader.h"
#include "storage/import/sourceobject.h"
#include "storage/members.h"
#include "storage/partcodec.h"
#include "storage/settableparameters.h"

#include <QJsonDocument>

namespace storage {
namespace {

constexpr qsizetype kMaxOwnTitle = 10'000;
constexpr qsizetype kMaxTags = 1000;
constexpr qsizetype kMaxResults = 10'000; ///< that were being typed
constexpr qsizetype kMaxParameterBytes = 1024 * 1024;
constexpr qsizetype kMaxModels = 16;
constexpr int kMaxSide = 1'000'000;
/// One conversation is in memory at a time.
constexpr qint64 kMaxOwnBytes = 512 * 1024 * 1024;

using Loss = core::ImportLoss::Kind;

/// As names of folders and tags can be here, at most so many.
QStringList namesOf(const QJsonArray &list, qsizetype most)
{
    QStringList names;
    for (const QJsonValue &value : list) {
        const QString name = core::filingName(value.toString());
        if (!name.isEmpty() && names.size() < most)
            names.append(name);
    }
    return names;
}

bool isKnownKind(const QString &kind)
{
    static const QSet<QString> known{QStringLiteral("text"),        QStringLiteral("reasoning"),
                                     QStringLiteral("refusal"),     QStringLiteral("image"),
                                     QStringLiteral("file"),        QStringLiteral("tool_call"),
                                     QStringLiteral("tool_result"), QString(kLogprobs)};
    return known.contains(kind);
}

} // namespace

LoquatConversation::LoquatConversation(LoquatReader &reader)
    : m_reader(reader)
{
    m_conversation.isOwn = true;
}

const Attachment *LoquatConversation::attachment(const QByteArray &hash)
{
    auto place = m_attachments.constFind(hash);
    if (place == m_attachments.cend()) {
        auto found = m_bytes < kMaxOwnBytes ? m_reader.attachment(hash) : std::nullopt;
        qsizetype index = -1;
        if (found) {
            m_bytes += found->bytes.size();
            index = m_conversation.attachments.size();
            m_conversation.attachments.append(std::move(*found));
        }
        place = m_attachments.insert(hash, index);
    }
    return *place < 0 ? nullptr : &m_conversation.attachments.at(*place);
}

bool LoquatConversation::takeBytes(core::ContentPart &part)
{
    if (auto *image = std::get_if<core::ImagePart>(&part)) {
        image->name = cutText(image->name, kMaxSourceName);
        if (image->hash.isEmpty()) {
            image->mime = cutText(image->mime, kMaxSourceName);
            image->width = qBound(0, image->width, kMaxSide);
            image->height = qBound(0, image->height, kMaxSide);
            return isWebAddress(image->url);
        }
        const Attachment *found = attachment(image->hash);
        if (!found || found->width == 0)
            return false;
        part = imagePart(*found, image->name);
    } else if (auto *file = std::get_if<core::FilePart>(&part)) {
        const Attachment *found = attachment(file->hash);
        if (!found)
            return false;
        file->name = cutText(file->name, kMaxSourceName);
        file->mime = cutText(file->mime, kMaxSourceName);
        file->bytes = found->bytes.size();
    } else if (auto *call = std::get_if<core::ToolCallPart>(&part)) {
        call->isValid =
            call->isValid && QJsonDocument::fromJson(call->arguments.toUtf8()).isObject();
    }
    return true;
}

std::optional<core::ContentPart> LoquatConversation::partOf(QJsonObject object)
{
    PartRow row;
    row.kind = object.take(QLatin1StringView("type")).toString();
    row.text = object.take(kText).toString();
    row.attachmentHash =
        object.take(QLatin1StringView("attachment")).toString().left(64).toLatin1();
    row.meta = object;
    if (!isKnownKind(row.kind)) {
        m_conversation.lose(Loss::Part, row.kind);
        // The words of what is not known are worth keeping.
        if (row.text.isEmpty())
            return std::nullopt;
    }
    core::ContentPart part = decodePart(row);
    if (takeBytes(part))
        return part;
    const bool isImage = std::holds_alternative<core::ImagePart>(part);
    m_conversation.lose(isImage ? Loss::Image : Loss::File, row.meta.value(kName).toString());
    return std::nullopt;
}

QList<core::ContentPart> LoquatConversation::partsOf(const QJsonArray &list)
{
    QList<core::ContentPart> parts;
    for (const QJsonValue &value : list) {
        if (auto part = partOf(value.toObject()))
            parts.append(std::move(*part));
    }
    return parts;
}

void LoquatConversation::takeEarlier(const QUuid &message, const QJsonArray &list)
{
    QList<Revision> revisions;
    for (const QJsonValue &value : list) {
        const QJsonObject version = value.toObject();
        revisions.append({int(revisions.size()) + 1,
                          exportedTime(version.value(QLatin1StringView("replaced"))),
                          partsOf(version.value(QLatin1StringView("parts")).toArray())});
    }
    if (!revisions.isEmpty())
        m_conversation.earlier.insert(message, revisions);
}

void LoquatConversation::add(const QJsonObject &told)
{
    const SourceObject object(told);
    ++m_count;
    core::Message message = messageFromJson(told);
    const bool isNew = !message.id.isNull() && !m_ids.contains(message.id);
    if (!isNew || m_messages.size() >= kMostImportedMessages) {
        m_conversation.lose(Loss::Message, u'#' + QString::number(m_count));
        return;
    }
    m_ids.insert(message.id);
    message.parentId = exportedId(object.value("parent"));
    message.parts = partsOf(object.list("parts"));
    takeEarlier(message.id, object.list("earlier"));
    if (const QUuid child = exportedId(object.value("active_child")); !child.isNull())
        m_conversation.activeChildren.insert(message.id, child);
    m_messages.append(std::move(message));
    m_numbers.append(m_count);
}

/// In the order of the file, but none before its parent.
void LoquatConversation::growTree()
{
    QList<core::Message> &grown = m_conversation.messages;
    QHash<QUuid, QList<qsizetype>> waiting;
    QSet<QUuid> placed;
    const auto place = [&](qsizetype first) {
        QList<qsizetype> open{first};
        while (!open.isEmpty()) {
            core::Message &message = m_messages[open.takeFirst()];
            if (placed.contains(message.id))
                continue;
            placed.insert(message.id);
            message.seq = grown.size() + 1;
            grown.append(message);
            open += waiting.take(message.id);
        }
    };
    const auto uproot = [this](qsizetype i) {
        m_messages[i].parentId = QUuid();
        m_conversation.lose(Loss::Place, u'#' + QString::number(m_numbers.at(i)));
    };
    for (qsizetype i = 0; i < m_messages.size(); ++i) {
        const QUuid &parent = m_messages.at(i).parentId;
        if (!parent.isNull() && !m_ids.contains(parent))
            uproot(i);
        if (parent.isNull() || placed.contains(parent))
            place(i);
        else
            waiting[parent].append(i);
    }
    for (qsizetype i = 0; i < m_messages.size(); ++i) {
        if (placed.contains(m_messages.at(i).id))
            continue;
        uproot(i); // in a circle
        place(i);
    }
}

void LoquatConversation::takeParameters(core::ParameterSet parameters)
{
    // The list of conversations holds them all in memory.
    if (QJsonDocument(parameters).toJson(QJsonDocument::Compact).size() > kMaxParameterBytes) {
        m_conversation.lose(Loss::Part, QString(kParameters));
        return;
    }
    QStringList lost;
    m_conversation.parameters = settableParameters(std::move(parameters), lost);
    for (const QString &name : lost)
        m_conversation.lose(Loss::Part, cutText(name, kMaxSourceName));
}

void LoquatConversation::takeHead(const QJsonObject &head)
{
    const SourceObject told(head);
    m_conversation.id = exportedId(told.value("id"));
    m_conversation.title = cutText(told.text("title"), kMaxOwnTitle);
    m_conversation.isTitleByHand = told.isTrue("title_by_hand");
    m_conversation.isPinned = told.isTrue("pinned");
    m_conversation.isArchived = told.isTrue("archived");
    m_conversation.created = exportedTime(told.value("created"));
    m_conversation.updated = exportedTime(told.value("updated"));
    m_conversation.model = cutText(told.text("model"), kMaxSourceName);
    m_conversation.profileId = exportedId(told.value("connection"));
    if (told.value("instructions").isString())
        m_conversation.instructions = told.text("instructions");
    takeParameters(told.value("parameters").toObject());
    m_conversation.personaId = exportedId(told.value("persona"));
    if (const QUuid child = exportedId(told.value("active_child")); !child.isNull())
        m_conversation.activeChildren.insert(QUuid(), child);
    takeFolders(told);
    m_conversation.tags = namesOf(told.list("tags"), kMaxTags);
    takeDraft(told);
}

void LoquatConversation::takeDraft(const SourceObject &head)
{
    const auto take = [this](const QJsonArray &list, QString &text,
                             QList<core::ImagePart> &images) {
        const QList<core::ContentPart> parts = partsOf(list);
        for (const core::ContentPart &part : parts) {
            if (const auto *image = std::get_if<core::ImagePart>(&part))
                images.append(*image);
            else
                text += core::partText(part);
        }
    };
    Draft draft;
    take(head.list("draft"), draft.text, draft.images);
    for (const QJsonValue &one : head.list("draft_models")) {
        const SourceObject model(one.toObject());
        const QUuid connection = exportedId(model.value("connection"));
        if (!connection.isNull() && draft.by.size() < kMaxModels)
            draft.by.append({connection, model.text("model")});
    }
    const QJsonObject edit = head.value("draft_edit").toObject();
    draft.edited = exportedId(edit.value(QLatin1StringView("message")));
    if (!draft.edited.isNull())
        take(edit.value(QLatin1StringView("parts")).toArray(), draft.editText, draft.editImages);
    m_conversation.draft = withResults(encodeDraft(draft), typedResultsOf(head));
}

/// Each call once, of messages that are here.
QList<core::TypedResult> LoquatConversation::typedResultsOf(const SourceObject &head) const
{
    QList<core::TypedResult> results = resultsFromJson(head.list("draft_results"));
    QSet<std::pair<QUuid, QString>> calls;
    results.removeIf([&](const core::TypedResult &one) {
        const std::pair<QUuid, QString> call{one.reply, one.callId};
        const bool isWanted =
            m_ids.contains(one.reply) && !calls.contains(call) && calls.size() < kMaxResults;
        calls.insert(call);
        return !isWanted;
    });
    return results;
}

void LoquatConversation::takeFolders(const SourceObject &head)
{
    m_conversation.folders = m_reader.foldersTo(exportedId(head.value("folder_id")));
    m_conversation.foldersOfFile = m_reader.folders();
    if (!m_conversation.folders.isEmpty())
        return;
    const QStringList names = namesOf(head.list("folder"), core::kDeepestFolder);
    for (const QString &name : names) {
        core::Folder folder;
        folder.name = name;
        folder.position = -1;
        m_conversation.folders.append(folder);
    }
}

void LoquatConversation::takeConnections()
{
    const auto take = [this](const QUuid &connection) {
        if (const QString name = m_reader.connectionName(connection); !name.isEmpty())
            m_conversation.connections.insert(connection, name);
    };
    take(m_conversation.profileId);
    const QList<core::ModelChoiceRef> asked = decodeDraft(m_conversation.draft).by;
    for (const core::ModelChoiceRef &model : asked)
        take(model.profileId);
    for (const core::Message &message : std::as_const(m_conversation.messages))
        take(message.profileId);
}

ImportedConversation LoquatConversation::finish(const QJsonObject &head)
{
    takeHead(head);
    growTree();
    takeConnections();
    QHash<QUuid, QUuid> parents;
    for (const core::Message &message : std::as_const(m_conversation.messages))
        parents.insert(message.id, message.parentId);
    // Only a child can be the one that is shown.
    m_conversation.activeChildren.removeIf([&parents](const auto &shown) {
        const auto parent = parents.constFind(shown.value());
        return parent == parents.cend() || *parent != shown.key();
    });
    return std::move(m_conversation);
}

} // namespace storage
