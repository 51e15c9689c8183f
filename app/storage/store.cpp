// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.h"

#include "core/whendone.h"
#include "storage/import/importedconversation.h"
#include "storage/openjob.h"
#include "storage/slownesswatch.h"
#include "storage/storageerror.h"
#include "storage/storerequest.h"

namespace storage {

Store::Store(QObject *parent)
    : QObject(parent)
    , m_worker(new StoreWorker)
    , m_watch(new SlownessWatch(m_worker->progress(), this))
{
    m_thread.setObjectName(QStringLiteral("storage"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &StoreWorker::writeFailed, this, &Store::hearRefused);
    connect(m_worker, &StoreWorker::writeRecovered, this, &Store::hearTaken);
    connect(m_worker, &StoreWorker::writeBegun, m_watch, &SlownessWatch::begin);
    connect(m_watch, &SlownessWatch::changed, this, &Store::hearSlow);
    m_thread.start();
}

Store::~Store()
{
    QMetaObject::invokeMethod(m_worker, &StoreWorker::shutDown, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QFuture<OpenReport> Store::open(const QString &path)
{
    auto job = std::make_unique<OpenJob>(path);
    auto future = job->future();
    m_worker->post(std::move(job));
    return future;
}

QFuture<OpenReport> Store::openUntouched(const QString &path, const QString &scratch)
{
    auto job = std::make_unique<OpenJob>(path, scratch);
    auto future = job->future();
    m_worker->post(std::move(job));
    return future;
}

QFuture<core::Result<QList<core::ConversationInfo>>> Store::conversations()
{
    return request<QList<core::ConversationInfo>>(
        m_worker, StoreJob::Kind::Read, [](Records &records) { return records.conversations(); });
}

QFuture<core::Result<ConversationSkeleton>> Store::skeleton(const QUuid &conversation)
{
    return request<ConversationSkeleton>(
        m_worker, StoreJob::Kind::Read,
        [conversation](Records &records) { return records.skeleton(conversation); });
}

QFuture<core::Result<ConversationGlimpse>> Store::glimpse(const QUuid &conversation, int most)
{
    return request<ConversationGlimpse>(
        m_worker, StoreJob::Kind::Read,
        [conversation, most](Records &records) { return records.glimpse(conversation, most); });
}

QFuture<core::Result<core::Done>> Store::rememberPath(const QUuid &conversation)
{
    return requestWrite(m_worker, StoreJob::Kind::Write,
                        [conversation](Records &records) { records.rememberPath(conversation); });
}

QFuture<core::Result<QHash<QUuid, QList<core::ContentPart>>>>
Store::parts(const QList<QUuid> &messages)
{
    return request<QHash<QUuid, QList<core::ContentPart>>>(
        m_worker, StoreJob::Kind::Read,
        [messages](Records &records) { return records.parts(messages); });
}

QFuture<core::Result<QSet<QUuid>>> Store::damaged(const QList<QUuid> &messages)
{
    return request<QSet<QUuid>>(m_worker, StoreJob::Kind::Read,
                                [messages](Records &records) { return records.damaged(messages); });
}

QFuture<core::Result<Attachment>> Store::attachment(const QByteArray &hash)
{
    return request<Attachment>(m_worker, StoreJob::Kind::Read,
                               [hash](Records &records) { return records.attachment(hash); });
}

QFuture<core::Result<core::Done>> Store::saveInfo(const core::ConversationInfo &info)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [info](Records &records) { records.saveInfo(info); });
}

QFuture<core::Result<core::Done>> Store::saveInfos(const QList<core::ConversationInfo> &infos)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite, [infos](Records &records) {
        for (const core::ConversationInfo &info : infos)
            records.saveInfo(info);
    });
}

QFuture<core::Result<core::Done>> Store::addMessages(const core::ConversationInfo &info,
                                                     const QList<core::Message> &messages,
                                                     const QList<Attachment> &attachments)
{
    return requestWrite(m_worker, StoreJob::Kind::Write,
                        [info, messages, attachments](Records &records) {
                            records.addMessages(info, messages, attachments);
                        });
}

QFuture<core::Result<core::Done>> Store::saveDraft(const QUuid &conversation, const Draft &draft,
                                                   const QList<Attachment> &attachments)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [conversation, draft, attachments](Records &records) {
                            records.saveDraft(conversation, draft, attachments);
                        });
}

QFuture<core::Result<Draft>> Store::draft(const QUuid &conversation)
{
    return request<Draft>(m_worker, StoreJob::Kind::Read,
                          [conversation](Records &records) { return records.draft(conversation); });
}

QFuture<core::Result<core::Done>> Store::appendJournal(const QList<JournalEntry> &entries)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [entries](Records &records) { records.appendJournal(entries); });
}

QFuture<core::Result<core::Done>> Store::saveMessage(const core::Message &message)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [message](Records &records) { records.saveMessage(message); });
}

QFuture<core::Result<core::Done>> Store::setActiveChild(const QUuid &conversation,
                                                        const QUuid &parent, const QUuid &child)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [conversation, parent, child](Records &records) {
                            records.setActiveChild(conversation, parent, child);
                        });
}

QFuture<core::Result<core::Done>> Store::setConversationsDeleted(const QList<QUuid> &conversations,
                                                                 bool isDeleted)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [conversations, time = deletionTime(isDeleted)](Records &records) {
                            for (const QUuid &conversation : conversations)
                                records.setConversationDeleted(conversation, time);
                        });
}

QFuture<core::Result<core::Done>> Store::setMessagesDeleted(const QList<QUuid> &messages,
                                                            bool isDeleted)
{
    return requestWrite(m_worker, StoreJob::Kind::KeptWrite,
                        [messages, time = deletionTime(isDeleted)](Records &records) {
                            records.setMessagesDeleted(messages, time);
                        });
}

QFuture<core::Result<core::Done>> Store::renewSearchIndex()
{
    const QFuture<core::Result<core::Done>> future = requestWrite(
        m_worker, StoreJob::Kind::KeptWrite, [](Records &records) { records.index().discard(); });
    QMetaObject::invokeMethod(m_worker, &StoreWorker::beginIndexing, Qt::QueuedConnection);
    return future;
}

QFuture<core::Result<ImportStanding>>
Store::examineImported(const ImportedConversation &conversation)
{
    return request<ImportStanding>(
        m_worker, StoreJob::Kind::Read,
        [conversation](Records &records) { return records.examineImported(conversation); });
}

QFuture<core::Result<ImportStanding>> Store::addImported(const ImportedConversation &conversation,
                                                         const QDateTime &now)
{
    return request<ImportStanding>(
        m_worker, StoreJob::Kind::Write,
        [conversation, now](Records &records) { return records.addImported(conversation, now); });
}

void Store::hearRefused(const core::Error &error)
{
    m_isRefused = true;
    Q_EMIT writeFailed(error);
}

void Store::hearTaken()
{
    m_isRefused = false;
    if (!m_watch->isSlow())
        Q_EMIT writeRecovered();
}

void Store::hearSlow(bool isSlow)
{
    // What the disk says itself says more.
    if (m_isRefused)
        return;
    if (isSlow)
        Q_EMIT writeFailed(storageError("slow"));
    else
        Q_EMIT writeRecovered();
}

bool Store::hasUnwritten() const
{
    return m_worker->hasWaiting() || (m_watch->isSlow() && !isAtRest());
}

bool Store::isAtRest() const
{
    return m_worker->progress().isAtRest();
}

QFuture<core::Result<core::Done>> Store::settled()
{
    if (isAtRest())
        return core::ready(core::Result<core::Done>(core::Done{}));
    return request<core::Done>(m_worker, StoreJob::Kind::Read,
                               [](Records &) { return core::Done{}; });
}

} // namespace storage
