// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/wholeconversation.h"

#include "core/damagednotice.h"
#include "storage/bin/binrecords.h"
#include "storage/export/exportcodec.h"
#include "storage/recordedits.h"
#include "storage/storerequest.h"

namespace storage {
namespace {

void takeHashes(const QList<core::ContentPart> &parts, QSet<QByteArray> &hashes)
{
    for (const core::ContentPart &part : parts)
        hashes.insert(attachmentOf(part));
    hashes.remove(QByteArray());
}

WholeConversation readWhole(Records &records, const QUuid &conversation)
{
    ConversationSkeleton skeleton = records.skeleton(conversation);
    WholeConversation whole{
        skeleton.info, std::move(skeleton.messages), std::move(skeleton.activeChildren), {}, {}};
    QSet<QByteArray> hashes;
    for (core::Message &message : whole.messages) {
        message.parts = records.parts({message.id}).value(message.id);
        message.isLoaded = true;
        core::setDamaged(message, !records.damaged({message.id}).isEmpty());
        takeHashes(message.parts, hashes);
        if (message.earlierCount == 0)
            continue;
        const QList<Revision> revisions = RecordEdits(records).revisions(message.id);
        for (const Revision &revision : revisions)
            takeHashes(revision.parts, hashes);
        whole.revisions.insert(message.id, revisions);
    }
    for (const QByteArray &hash : std::as_const(hashes))
        whole.attachments.append(records.attachment(hash));
    return whole;
}

void addWhole(Records &records, const WholeConversation &whole)
{
    records.addMessages(whole.info, whole.messages, whole.attachments);
    const QHash<QUuid, QUuid> &shown = whole.activeChildren;
    for (auto child = shown.cbegin(); child != shown.cend(); ++child)
        records.setActiveChild(whole.info.id, child.key(), child.value());
    for (auto of = whole.revisions.cbegin(); of != whole.revisions.cend(); ++of) {
        for (const Revision &revision : of.value())
            RecordEdits(records).addRevision(of.key(), revision);
    }
}

void removeWhole(Records &records, const QUuid &conversation)
{
    BinRecords bin(records);
    const BinRef whole{conversation, {}};
    bin.takeAway(whole, deletionTime(true));
    bool isGone = false;
    while (!isGone)
        isGone = bin.purgeSome(whole);
}

} // namespace

WholeConversations::WholeConversations(Store &store)
    : m_store(store)
{
}

QFuture<core::Result<WholeConversation>> WholeConversations::read(const QUuid &conversation)
{
    return request<WholeConversation>(
        m_store.m_worker, StoreJob::Kind::Read,
        [conversation](Records &records) { return readWhole(records, conversation); });
}

QFuture<core::Result<core::Done>> WholeConversations::add(const WholeConversation &whole)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::Write,
                        [whole](Records &records) { addWhole(records, whole); });
}

QFuture<core::Result<core::Done>> WholeConversations::replace(const WholeConversation &whole)
{
    return requestWrite(m_store.m_worker, StoreJob::Kind::KeptWrite, [whole](Records &records) {
        removeWhole(records, whole.info.id);
        addWhole(records, whole);
    });
}

} // namespace storage
