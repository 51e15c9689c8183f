// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/ownbackupreader.h"

#include "storage/databaseopener.h"
#include "storage/import/importerror.h"
#include "storage/migrations.h"
#include "storage/records.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

namespace storage {
namespace {

/// What was being written when the backup was made is not written any more.
void settle(core::Message &message)
{
    if (message.state == core::MessageState::Waiting
        || message.state == core::MessageState::Streaming)
        message.state = core::MessageState::Interrupted;
}

ImportedConversation conversationOf(Records &records, const core::ConversationInfo &info)
{
    ConversationSkeleton skeleton = records.skeleton(info.id);
    ImportedConversation told;
    told.id = info.id;
    told.title = info.title;
    told.isTitleByHand = info.isTitleByHand;
    told.instructions = info.instructions;
    told.isOwn = true;
    told.profileId = info.profileId;
    told.model = info.model;
    told.created = info.created;
    told.updated = info.updated;
    told.isPinned = info.isPinned;
    told.isArchived = info.isArchived;
    told.activeChildren = skeleton.activeChildren;
    QSet<QByteArray> pictures;
    for (core::Message &message : skeleton.messages) {
        message.parts = records.parts({message.id}).value(message.id);
        message.isLoaded = true;
        settle(message);
        for (const core::ContentPart &part : message.parts) {
            const auto *image = std::get_if<core::ImagePart>(&part);
            if (!image || image->hash.isEmpty() || pictures.contains(image->hash))
                continue;
            pictures.insert(image->hash);
            told.attachments.append(records.attachment(image->hash));
        }
        told.messages.append(std::move(message));
    }
    return told;
}

} // namespace

bool isLoquatDatabase(const QString &path)
{
    constexpr qsizetype kApplicationIdAt = 68; // https://www.sqlite.org/fileformat2.html
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    return header.size() == 100 && header.startsWith("SQLite format 3")
           && qFromBigEndian<qint32>(header.constData() + kApplicationIdAt) == kApplicationId;
}

core::Result<core::Done> readLoquatDatabase(const QString &path, ImportVisitor &visitor)
{
    const QTemporaryDir scratch;
    Database database;
    const OpenReport report = DatabaseOpener(database, path).openUntouched(scratch.path());
    if (report.state == OpenReport::State::TooNew)
        return importError("too-new", {}, report.detail);
    if (report.state != OpenReport::State::Opened)
        return importError("bad-database", {}, report.detail);
    visitor.begin(core::ImportFormat::Loquat);
    Records records(database);
    const QList<core::ConversationInfo> infos = records.conversations();
    qint64 done = 0;
    for (const core::ConversationInfo &info : infos) {
        ImportedConversation told = conversationOf(records, info);
        if (database.hasFailed()) {
            visitor.lose({core::ImportLoss::Kind::Conversation, info.title, 1,
                          core::ImportLoss::Reason::Broken});
            database.clearFailure();
        } else if (!visitor.take(std::move(told))) {
            return importError("cancelled");
        }
        if (!visitor.advance(++done, infos.size()))
            return importError("cancelled");
    }
    return core::Done{};
}

} // namespace storage
