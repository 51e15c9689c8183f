// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/exportreader.h"

#include "core/damagednotice.h"
#include "storage/attachmenttable.h"
#include "storage/conversationtable.h"
#include "storage/databaseopener.h"
#include "storage/databasereader.h"
#include "storage/export/connectionnames.h"
#include "storage/filingtable.h"
#include "storage/import/importerror.h"
#include "storage/journal.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"
#include "storage/revisiontable.h"

#include <algorithm>

namespace storage {
namespace {

/// As core::Conversation shows them: where nothing is remembered, or what is remembered cannot be
/// seen, the newest one.
QHash<QUuid, QUuid> shownChildren(const MessageTable::Skeleton &skeleton)
{
    QHash<QUuid, QUuid> parents;
    QHash<QUuid, QUuid> shown;
    for (const core::Message &message : skeleton.messages) {
        parents.insert(message.id, message.parentId);
        shown.insert(message.parentId, message.id);
    }
    const QHash<QUuid, QUuid> &remembered = skeleton.activeChildren;
    for (auto child = remembered.cbegin(); child != remembered.cend(); ++child) {
        if (parents.contains(child.value()) && parents.value(child.value()) == child.key())
            shown.insert(child.key(), child.value());
    }
    return shown;
}

} // namespace

QStringList ExportedConversation::folderNames() const
{
    QStringList names;
    for (const core::Folder &folder : folders)
        names.append(folder.name);
    return names;
}

core::Result<std::unique_ptr<ExportReader>> ExportReader::open(const QString &path,
                                                               bool isBesideWriter)
{
    std::unique_ptr<ExportReader> reader(new ExportReader);
    const core::Result<int> version = isBesideWriter ? openBesideWriter(reader->m_database, path)
                                                     : openForReading(reader->m_database, path);
    if (!version)
        return version.error();
    reader->m_isHeld = reader->m_database.pragma("PRAGMA journal_mode") == QLatin1StringView("wal");
    reader->m_version = version.value();
    return reader;
}

core::Result<std::unique_ptr<ExportReader>> ExportReader::openUntouched(const QString &path,
                                                                        const QString &scratch)
{
    std::unique_ptr<ExportReader> reader(new ExportReader);
    const OpenReport report = DatabaseOpener(reader->m_database, path).openUntouched(scratch);
    if (report.state == OpenReport::State::TooNew)
        return importError("too-new", {}, report.detail);
    if (report.state != OpenReport::State::Opened)
        return importError("bad-database", {}, report.detail);
    return reader;
}

QList<core::ConversationInfo> ExportReader::list()
{
    QList<core::ConversationInfo> infos = ConversationTable(m_database).list();
    std::sort(infos.begin(), infos.end(), [](const auto &a, const auto &b) {
        return a.created == b.created ? a.id < b.id : a.created < b.created;
    });
    return infos;
}

QList<core::Folder> ExportReader::folders()
{
    if (m_version < kFilingVersion)
        return {};
    QList<core::Folder> folders = FilingTable(m_database).all().folders;
    QSet<QUuid> known;
    for (const core::Folder &folder : std::as_const(folders))
        known.insert(folder.id);
    for (core::Folder &folder : folders) {
        if (!known.contains(folder.parent))
            folder.parent = {}; // as it is shown: at the top
    }
    return folders;
}

std::optional<ExportedConversation> ExportReader::enter(const QUuid &id)
{
    begin();
    ConversationTable conversations(m_database);
    const ConversationTable::Row row = conversations.find(id);
    if (row.id == 0 || row.isDeleted || m_database.hasFailed()) {
        end();
        return std::nullopt;
    }
    MessageTable::Skeleton skeleton = MessageTable(m_database).skeleton(row.id, row.rootChild);
    ExportedConversation conversation{row.info, conversations.draft(id), {}, {}};
    if (m_version >= kFilingVersion) {
        FilingTable filing(m_database);
        conversation.folders = filing.foldersAround(row.id);
        conversation.tags = filing.tagNames(row.id);
    }
    conversation.activeChildren = shownChildren(skeleton);
    conversation.messages = std::move(skeleton.messages);
    if (!m_isHeld)
        end();
    return conversation;
}

void ExportReader::leave()
{
    if (m_isHeld)
        end();
}

void ExportReader::begin()
{
    m_database.execute("BEGIN");
}

void ExportReader::end()
{
    static_cast<void>(m_database.commit());
}

core::Message ExportReader::loaded(core::Message message)
{
    if (!m_isHeld)
        begin();
    const qint64 row = MessageTable(m_database).rowOf(message.id);
    PartTable parts(m_database);
    message.parts = parts.parts(row);
    message.isLoaded = true;
    if (m_version >= kChecksumVersion)
        core::setDamaged(message, parts.soundness(row) == PartTable::Soundness::Damaged);
    if (core::isRunning(message.state)) {
        message.parts = Journal(m_database).folded(row, std::move(message.parts));
        message.state = core::MessageState::Interrupted;
    }
    if (!m_isHeld)
        end();
    return message;
}

QList<Revision> ExportReader::earlier(const core::Message &message)
{
    return RevisionTable(m_database).all(MessageTable(m_database).rowOf(message.id));
}

std::optional<Attachment> ExportReader::attachment(const QByteArray &hash)
{
    Attachment found = AttachmentTable(m_database).find(hash);
    const auto failure = m_database.failure();
    if (!failure)
        return found;
    if (failure->code == QLatin1StringView("not-found"))
        m_database.clearFailure();
    return std::nullopt;
}

QString ExportReader::connectionName(const QUuid &connection)
{
    return ConnectionNames(m_database).find(connection);
}

} // namespace storage
