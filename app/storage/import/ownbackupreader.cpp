// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ownbackupreader.h"

#include "storage/draftcodec.h"
#include "storage/export/exportcodec.h"
#include "storage/export/exportreader.h"
#include "storage/import/importerror.h"
#include "storage/migrations.h"
#include "storage/transientfolder.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace storage {
namespace {

/// One conversation of the backup with all that belongs to it.
class OwnConversation
{
public:
    OwnConversation(ExportReader &reader, const ExportedConversation &found, QSet<QUuid> &folders)
        : m_reader(reader)
        , m_found(found)
        , m_folders(folders)
    {
    }

    [[nodiscard]] ImportedConversation read()
    {
        takeHead();
        for (const core::Message &message : m_found.messages) {
            core::Message loaded = m_reader.loaded(message);
            takeAttachments(loaded.parts);
            takeConnection(loaded.profileId);
            const QList<Revision> earlier = m_reader.earlier(message);
            for (const Revision &revision : earlier)
                takeAttachments(revision.parts);
            if (!earlier.isEmpty())
                m_told.earlier.insert(message.id, earlier);
            m_told.messages.append(std::move(loaded));
        }
        return std::move(m_told);
    }

private:
    void takeHead()
    {
        const core::ConversationInfo &info = m_found.info;
        m_told.id = info.id;
        m_told.title = info.title;
        m_told.isTitleByHand = info.isTitleByHand;
        m_told.instructions = info.instructions;
        m_told.parameters = info.parameters;
        m_told.personaId = info.personaId;
        m_told.isOwn = true;
        m_told.profileId = info.profileId;
        m_told.model = info.model;
        m_told.created = info.created;
        m_told.updated = info.updated;
        m_told.isPinned = info.isPinned;
        m_told.isArchived = info.isArchived;
        m_told.activeChildren = m_found.activeChildren;
        m_told.folders = m_found.folders;
        for (const core::Folder &folder : m_found.folders)
            m_folders.insert(folder.id);
        m_told.foldersOfFile = m_folders;
        m_told.tags = m_found.tags;
        m_told.draft = m_found.draft;
        const Draft draft = decodeDraft(m_found.draft);
        const QList<core::ImagePart> images = draft.images + draft.editImages;
        for (const core::ImagePart &image : images)
            takeAttachment(image.hash);
        for (const core::ModelChoiceRef &model : draft.by)
            takeConnection(model.profileId);
        takeConnection(info.profileId);
    }
    void takeAttachments(const QList<core::ContentPart> &parts)
    {
        for (const core::ContentPart &part : parts)
            takeAttachment(attachmentOf(part));
    }
    void takeAttachment(const QByteArray &hash)
    {
        if (hash.isEmpty() || m_hashes.contains(hash))
            return;
        m_hashes.insert(hash);
        if (auto found = m_reader.attachment(hash))
            m_told.attachments.append(std::move(*found));
    }
    void takeConnection(const QUuid &connection)
    {
        if (connection.isNull() || m_told.connections.contains(connection))
            return;
        if (const QString name = m_reader.connectionName(connection); !name.isEmpty())
            m_told.connections.insert(connection, name);
    }

    ExportReader &m_reader;
    const ExportedConversation &m_found;
    QSet<QUuid> &m_folders; ///< that were met so far
    ImportedConversation m_told;
    QSet<QByteArray> m_hashes;
};

} // namespace

bool isLoquatDatabase(const QString &path)
{
    constexpr qsizetype kApplicationIdAt = 68; // https://www.sqlite.org/fileformat2.html
    QFile file(path);
    // A pipe would be opened for ever, and what is read of it would be missing.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    return header.size() == 100 && header.startsWith("SQLite format 3")
           && qFromBigEndian<qint32>(header.constData() + kApplicationIdAt) == kApplicationId;
}

core::Result<core::Done> readLoquatDatabase(const QString &path, ImportVisitor &visitor)
{
    const TransientFolder scratch;
    const auto opened = ExportReader::openUntouched(path, scratch.path());
    if (!opened)
        return opened.error();
    ExportReader &reader = *opened.value();
    visitor.begin(core::ImportFormat::Loquat);
    const QList<core::ConversationInfo> infos = reader.list();
    QSet<QUuid> folders;
    qint64 done = 0;
    for (const core::ConversationInfo &info : infos) {
        const auto found = reader.enter(info.id);
        std::optional<ImportedConversation> told;
        if (found)
            told = OwnConversation(reader, *found, folders).read();
        if (found)
            reader.leave();
        if (!told || reader.failure()) {
            visitor.lose({core::ImportLoss::Kind::Conversation, info.title, 1,
                          core::ImportLoss::Reason::Broken});
            reader.clearFailure();
        } else if (!visitor.take(std::move(*told))) {
            return importError("cancelled");
        }
        if (!visitor.advance(++done, infos.size()))
            return importError("cancelled");
    }
    QHash<QUuid, core::Folder> all;
    const QList<core::Folder> known = reader.folders();
    for (const core::Folder &folder : known)
        all.insert(folder.id, folder);
    if (!all.isEmpty() && !visitor.takeFolders(all))
        return importError("cancelled");
    return core::Done{};
}

} // namespace storage
