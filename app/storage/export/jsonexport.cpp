// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/jsonexport.h"

#include "core/id.h"
#include "storage/draftcodec.h"
#include "storage/export/exportcodec.h"
#include "storage/members.h"

#include <QJsonDocument>
#include <algorithm>

namespace storage {
namespace {

/// The parents of more than one message.
QSet<QUuid> forksOf(const ExportedConversation &conversation)
{
    QSet<QUuid> parents;
    QSet<QUuid> forks;
    for (const core::Message &message : conversation.messages) {
        if (parents.contains(message.parentId))
            forks.insert(message.parentId);
        parents.insert(message.parentId);
    }
    return forks;
}

template <typename Id>
QList<Id> sorted(const QSet<Id> &ids)
{
    QList<Id> list = ids.values();
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

bool isWanted(const core::ContentPart &part, const core::ExportOptions &options)
{
    if (std::holds_alternative<core::ReasoningPart>(part))
        return options.hasReasoning;
    const bool isTool = std::holds_alternative<core::ToolCallPart>(part)
                        || std::holds_alternative<core::ToolResultPart>(part);
    return !isTool || options.hasTools;
}

JsonExport::JsonExport(QIODevice &device, ExportReader &reader, const core::ExportOptions &options,
                       QHash<QUuid, QString> connections)
    : m_device(device)
    , m_reader(reader)
    , m_options(options)
    , m_names(std::move(connections))
{
}

void JsonExport::write(const QByteArray &bytes)
{
    m_isBroken = m_isBroken || m_device.write(bytes) != bytes.size();
}

void JsonExport::writeObject(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void JsonExport::beginItem()
{
    write(m_isFirst ? "\n" : ",\n");
    m_isFirst = false;
}

void JsonExport::begin()
{
    write("{\"format\":\"loquat\",\"version\":" + QByteArray::number(kExportVersion)
          + ",\"conversations\":[");
}

QJsonArray JsonExport::partsOf(const QList<core::ContentPart> &parts)
{
    QList<core::ContentPart> wanted;
    for (const core::ContentPart &part : parts) {
        if (!isWanted(part, m_options))
            continue;
        if (const QByteArray hash = attachmentOf(part); !hash.isEmpty())
            m_attachments.insert(hash);
        wanted.append(part);
    }
    return partsToJson(wanted);
}

QJsonObject JsonExport::headOf(const ExportedConversation &conversation)
{
    const core::ConversationInfo &info = conversation.info;
    QJsonObject head{{kId, core::idText(info.id)},
                     {QStringLiteral("title_by_hand"), info.isTitleByHand},
                     {QStringLiteral("pinned"), info.isPinned},
                     {QStringLiteral("archived"), info.isArchived}};
    put(head, QLatin1StringView("title"), info.title);
    put(head, QLatin1StringView("created"), exportTime(info.created));
    put(head, QLatin1StringView("updated"), exportTime(info.updated));
    put(head, kModel, info.model);
    if (!info.profileId.isNull()) {
        head.insert(QStringLiteral("connection"), core::idText(info.profileId));
        m_connections.insert(info.profileId);
    }
    if (info.instructions)
        head.insert(kInstructions, *info.instructions);
    if (!info.parameters.isEmpty())
        head.insert(kParameters, info.parameters);
    if (!info.personaId.isNull())
        head.insert(QStringLiteral("persona"), core::idText(info.personaId));
    if (!conversation.folders.isEmpty()) {
        head.insert(QStringLiteral("folder"),
                    QJsonArray::fromStringList(conversation.folderNames()));
        head.insert(QStringLiteral("folder_id"), core::idText(conversation.folders.constLast().id));
        for (const core::Folder &folder : conversation.folders)
            m_folders.insert(folder.id, folder);
    }
    if (!conversation.tags.isEmpty())
        head.insert(QStringLiteral("tags"), QJsonArray::fromStringList(conversation.tags));
    const Draft draft = decodeDraft(conversation.draft);
    if (!draft.hasNoWords())
        head.insert(QStringLiteral("draft"), wordsOf(draft.text, draft.images));
    if (!draft.by.isEmpty())
        head.insert(QStringLiteral("draft_models"), askedOf(draft.by));
    if (!draft.edited.isNull())
        head.insert(
            QStringLiteral("draft_edit"),
            QJsonObject{{QStringLiteral("message"), core::idText(draft.edited)},
                        {QStringLiteral("parts"), wordsOf(draft.editText, draft.editImages)}});
    if (const QJsonArray results = typedResultsOf(conversation); !results.isEmpty())
        head.insert(QStringLiteral("draft_results"), results);
    return head;
}

/// Of the messages that are in the file.
QJsonArray JsonExport::typedResultsOf(const ExportedConversation &conversation) const
{
    if (!m_options.hasTools)
        return {};
    QHash<QUuid, QUuid> here;
    for (const core::Message &message : conversation.messages)
        here.insert(message.id, message.id);
    return resultsToJson(resultsFor(here, conversation.draft));
}

QJsonArray JsonExport::askedOf(const QList<core::ModelChoiceRef> &by)
{
    QJsonArray models;
    for (const core::ModelChoiceRef &model : by) {
        models.append(QJsonObject{{QStringLiteral("connection"), core::idText(model.profileId)},
                                  {kModel, model.model}});
        m_connections.insert(model.profileId);
    }
    return models;
}

QJsonArray JsonExport::wordsOf(const QString &text, const QList<core::ImagePart> &images)
{
    QList<core::ContentPart> parts;
    if (!text.isEmpty())
        parts.append(core::TextPart{text});
    for (const core::ImagePart &image : images)
        parts.append(image);
    return partsOf(parts);
}

QJsonObject JsonExport::bodyOf(const ExportedConversation &conversation,
                               const core::Message &message, bool isFork)
{
    QJsonObject body = messageToJson(message);
    if (!message.parentId.isNull())
        body.insert(QStringLiteral("parent"), core::idText(message.parentId));
    if (isFork)
        body.insert(QStringLiteral("active_child"),
                    core::idText(conversation.activeChildren.value(message.id)));
    if (!message.profileId.isNull())
        m_connections.insert(message.profileId);
    body.insert(QStringLiteral("parts"), partsOf(message.parts));
    QJsonArray earlier;
    const QList<Revision> revisions = m_reader.earlier(message);
    for (const Revision &revision : revisions) {
        QJsonObject version{{QStringLiteral("parts"), partsOf(revision.parts)}};
        put(version, QLatin1StringView("replaced"), exportTime(revision.replaced));
        earlier.append(version);
    }
    if (!earlier.isEmpty())
        body.insert(QStringLiteral("earlier"), earlier);
    return body;
}

bool JsonExport::add(const ExportedConversation &conversation, const GoOn &goesOn)
{
    const QSet<QUuid> forks = forksOf(conversation);
    QJsonObject head = headOf(conversation);
    if (forks.contains(QUuid()))
        head.insert(QStringLiteral("active_child"),
                    core::idText(conversation.activeChildren.value(QUuid())));
    beginItem();
    write(QJsonDocument(head).toJson(QJsonDocument::Compact).chopped(1) + ",\"messages\":[");
    m_isFirst = true;
    for (const core::Message &message : conversation.messages) {
        beginItem();
        writeObject(bodyOf(conversation, m_reader.loaded(message), forks.contains(message.id)));
        if (m_isBroken || m_reader.failure() || !goesOn())
            return false;
    }
    write("\n]}");
    m_isFirst = false;
    return !m_isBroken;
}

void JsonExport::addConnections()
{
    const QList<QUuid> connections = sorted(m_connections);
    for (const QUuid &connection : connections) {
        const QString known = m_names.value(connection);
        const QString name = known.isEmpty() ? m_reader.connectionName(connection) : known;
        if (name.isEmpty())
            continue;
        beginItem();
        writeObject({{kId, core::idText(connection)}, {kName, name}});
    }
}

void JsonExport::addEveryFolder()
{
    const QList<core::Folder> folders = m_reader.folders();
    for (const core::Folder &folder : folders)
        m_folders.insert(folder.id, folder);
}

void JsonExport::addFolders()
{
    if (m_folders.isEmpty())
        return;
    write("\n],\"folders\":[");
    m_isFirst = true;
    QList<QUuid> ids = m_folders.keys();
    std::sort(ids.begin(), ids.end());
    for (const QUuid &id : std::as_const(ids)) {
        const core::Folder &folder = m_folders[id];
        QJsonObject about{{kId, core::idText(id)},
                          {kName, folder.name},
                          {QStringLiteral("position"), folder.position}};
        if (!folder.parent.isNull())
            about.insert(QStringLiteral("parent"), core::idText(folder.parent));
        put(about, QLatin1StringView("colour"), core::folderColourName(folder.colour));
        beginItem();
        writeObject(about);
    }
}

bool JsonExport::addAttachments(const GoOn &goesOn)
{
    const QList<QByteArray> hashes = sorted(m_attachments);
    for (const QByteArray &hash : hashes) {
        const auto attachment = m_reader.attachment(hash);
        if (attachment) {
            QJsonObject about{{QStringLiteral("hash"), QString::fromLatin1(hash)},
                              {QStringLiteral("mime"), attachment->mime},
                              {QStringLiteral("width"), attachment->width},
                              {QStringLiteral("height"), attachment->height}};
            beginItem();
            write(QJsonDocument(about).toJson(QJsonDocument::Compact).chopped(1) + ",\"data\":\"");
            write(attachment->bytes.toBase64());
            write("\"}");
        }
        if (m_isBroken || m_reader.failure() || !goesOn())
            return false;
    }
    return true;
}

bool JsonExport::finish(const GoOn &goesOn)
{
    write("\n],\"connections\":[");
    m_isFirst = true;
    addConnections();
    addFolders();
    write("\n],\"attachments\":[");
    m_isFirst = true;
    if (!addAttachments(goesOn))
        return false;
    write("\n]}\n");
    return !m_isBroken && !m_reader.failure();
}

} // namespace storage
