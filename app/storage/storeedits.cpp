// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storeedits.h"

#include "storage/backup/restorejob.h"
#include "storage/recordedits.h"
#include "storage/storerequest.h"

namespace storage {

StoreEdits::StoreEdits(Store &store)
    : m_store(store)
{
}

QFuture<core::Result<core::Done>> StoreEdits::changeTree(const TreeChange &change)
{
    const bool isNew = change.isDeleted || !change.added.isEmpty();
    const auto kind = isNew ? StoreJob::Kind::Write : StoreJob::Kind::KeptWrite;
    return requestWrite(m_store.m_worker, kind,
                        [change, time = deletionTime(change.isDeleted)](Records &records) {
                            RecordEdits(records).changeTree(change, time);
                        });
}

QFuture<core::Result<Restored>> StoreEdits::restore(const RestoreOrder &order)
{
    auto job = std::make_unique<RestoreJob>(order);
    auto future = job->future();
    m_store.m_worker->post(std::move(job));
    return future;
}

QFuture<core::Result<CopiedShelf>>
StoreEdits::copiedShelf(const QString &name, const std::function<QJsonObject()> &content)
{
    const auto read = [name, content](Database &database) {
        return ShelfCopy(database, name).read(content());
    };
    auto job = std::make_unique<WorkJob<CopiedShelf, decltype(read)>>(StoreJob::Kind::Read, read);
    auto future = job->future();
    m_store.m_worker->post(std::move(job));
    return future;
}

QFuture<core::Result<bool>> StoreEdits::copyShelf(const QString &name,
                                                  const std::function<QJsonObject()> &content,
                                                  const QString &lookedAt)
{
    const auto write = [name, content, lookedAt](Database &database) {
        return ShelfCopy(database, name).write(content(), lookedAt);
    };
    auto job = std::make_unique<WorkJob<bool, decltype(write)>>(StoreJob::Kind::Write, write);
    auto future = job->future();
    m_store.m_worker->post(std::move(job));
    return future;
}

QFuture<core::Result<int>> StoreEdits::revise(const QUuid &message,
                                              const QList<core::ContentPart> &parts,
                                              const QList<Attachment> &attachments,
                                              const QDateTime &now)
{
    return request<int>(m_store.m_worker, StoreJob::Kind::Write,
                        [message, parts, attachments, now](Records &records) {
                            return RecordEdits(records).revise(message, parts, attachments, now);
                        });
}

QFuture<core::Result<core::Done>> StoreEdits::unrevise(const QUuid &message, int n)
{
    return requestWrite(
        m_store.m_worker, StoreJob::Kind::KeptWrite,
        [message, n](Records &records) { RecordEdits(records).unrevise(message, n); });
}

QFuture<core::Result<QList<Revision>>> StoreEdits::revisions(const QUuid &message)
{
    return request<QList<Revision>>(
        m_store.m_worker, StoreJob::Kind::Read,
        [message](Records &records) { return RecordEdits(records).revisions(message); });
}

QFuture<core::Result<QList<core::TypedResult>>> StoreEdits::typedResults(const QUuid &conversation)
{
    return request<QList<core::TypedResult>>(
        m_store.m_worker, StoreJob::Kind::Read, [conversation](Records &records) {
            return RecordEdits(records).typedResults(conversation);
        });
}

QFuture<core::Result<core::Done>>
StoreEdits::saveTypedResults(const QUuid &conversation, const QList<core::TypedResult> &results)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::KeptWrite,
                        [conversation, results](Records &records) {
                            RecordEdits(records).saveTypedResults(conversation, results);
                        });
}

QFuture<core::Result<core::Done>> StoreEdits::copyPath(const QUuid &message,
                                                       const core::ConversationInfo &info)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::Write, [message, info](Records &records) {
        RecordEdits(records).copyPath(message, info);
    });
}

QFuture<core::Result<core::ConversationInfo>>
StoreEdits::copyConversation(const QUuid &conversation, const core::ConversationInfo &info)
{
    return request<core::ConversationInfo>(m_store.m_worker, StoreJob::Kind::Write,
                                           [conversation, info](Records &records) {
                                               return RecordEdits(records).copy(conversation, info);
                                           });
}

QFuture<core::Result<core::Filing>> StoreEdits::filing()
{
    return request<core::Filing>(m_store.m_worker, StoreJob::Kind::Read,
                                 [](Records &records) { return RecordEdits(records).filing(); });
}

QFuture<core::Result<core::Done>> StoreEdits::file(const core::Filing &step,
                                                   const ConversationMove &moved)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::KeptWrite,
                        [step, moved, now = QDateTime::currentDateTimeUtc()](Records &records) {
                            RecordEdits(records).file(step, moved, now);
                        });
}

QFuture<core::Result<core::Filing>>
StoreEdits::addFolders(const QHash<QUuid, core::Folder> &folders, const QDateTime &now)
{
    return request<core::Filing>(
        m_store.m_worker, StoreJob::Kind::Write,
        [folders, now](Records &records) { return RecordEdits(records).addFolders(folders, now); });
}

QFuture<core::Result<core::Done>> StoreEdits::setCollapsed(const QUuid &folder, bool isCollapsed)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::KeptWrite,
                        [folder, isCollapsed](Records &records) {
                            RecordEdits(records).setCollapsed(folder, isCollapsed);
                        });
}

} // namespace storage
