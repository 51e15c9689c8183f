// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationopener.h"

#include "core/whendone.h"
#include "storage/pooltask.h"

#include <algorithm>

namespace chat {
namespace {

/// More messages than a tall screen shows.
constexpr int kFirstRows = 32;

QList<QUuid> firstSeen(const core::Conversation &conversation)
{
    const int count = conversation.rowCount();
    const int place = conversation.rowOf(conversation.info().scroll.messageId);
    QList<QUuid> ids;
    for (int row = 0; row < count; ++row) {
        const bool isAtEnd = row >= count - kFirstRows;
        const bool isAtPlace =
            place >= 0 && row >= place - kFirstRows / 4 && row < place + kFirstRows;
        if (isAtEnd || isAtPlace)
            ids.append(conversation.at(row).id);
    }
    return ids;
}

} // namespace

ConversationOpener::ConversationOpener(storage::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void ConversationOpener::cancel()
{
    ++m_round;
}

void ConversationOpener::open(const QUuid &id, const Callbacks &callbacks)
{
    using Skeleton = core::Result<storage::ConversationSkeleton>;
    const quint64 round = ++m_round;
    glimpse(round, id, callbacks);
    core::whenDone(this, m_store.skeleton(id), [this, round, callbacks](const Skeleton &skeleton) {
        if (round != m_round)
            return;
        m_isBinned = skeleton && skeleton.value().isDeleted;
        if (skeleton)
            build(round, skeleton.value(), callbacks);
        else
            callbacks.failed(skeleton.error());
    });
}

void ConversationOpener::glimpse(quint64 round, const QUuid &id, const Callbacks &callbacks)
{
    using Seen = core::Result<storage::ConversationGlimpse>;
    m_isPathUnknown = false;
    core::whenDone(this, m_store.glimpse(id, kFirstRows),
                   [this, round, callbacks](const Seen &seen) {
                       if (round != m_round || !seen)
                           return;
                       const storage::ConversationGlimpse &stored = seen.value();
                       m_isPathUnknown = stored.isPathUnknown;
                       if (stored.messages.isEmpty())
                           return;
                       auto glimpse = std::make_unique<Glimpse>();
                       glimpse->conversation = std::make_unique<core::Conversation>(stored.info);
                       glimpse->conversation->restore(stored.messages, stored.activeChildren);
                       glimpse->rowsAbove = stored.rowsAbove;
                       glimpse->rowsBelow = stored.rowsBelow;
                       callbacks.glimpsed(std::move(glimpse));
                   });
}

void ConversationOpener::build(quint64 round, const storage::ConversationSkeleton &skeleton,
                               const Callbacks &callbacks)
{
    // Thousands of messages in memory that was not used before take longer than a frame.
    using Built = std::shared_ptr<std::unique_ptr<core::Conversation>>;
    const auto work = [skeleton, home = thread()] {
        auto conversation = std::make_unique<core::Conversation>(skeleton.info);
        conversation->restore(skeleton.messages, skeleton.activeChildren);
        conversation->moveToThread(home);
        return std::make_shared<std::unique_ptr<core::Conversation>>(std::move(conversation));
    };
    core::whenDone(this, storage::runOnPool(work), [this, round, callbacks](const Built &built) {
        if (round == m_round)
            loadFirstText(round, std::move(*built), callbacks);
    });
}

void ConversationOpener::loadFirstText(quint64 round,
                                       std::unique_ptr<core::Conversation> conversation,
                                       const Callbacks &callbacks)
{
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    // Before the lambda takes the conversation: arguments are evaluated in any order.
    const QList<QUuid> seen = firstSeen(*conversation);
    const auto wanted = m_store.parts(seen);
    core::whenDone(this, wanted,
                   [this, round, callbacks, seen, conversation = std::move(conversation)](
                       const core::Result<Parts> &parts) mutable {
                       if (round != m_round)
                           return;
                       if (!parts) {
                           callbacks.failed(parts.error());
                           return;
                       }
                       for (auto it = parts.value().begin(); it != parts.value().end(); ++it)
                           conversation->setLoadedParts(it.key(), it.value());
                       if (m_isPathUnknown)
                           (void)m_store.rememberPath(conversation->info().id);
                       // Heard by the conversation itself, for as long as there is one.
                       core::Conversation *opened = conversation.get();
                       core::whenDone(opened, m_store.damaged(seen),
                                      [opened](const core::Result<QSet<QUuid>> &damaged) {
                                          if (damaged)
                                              core::noteDamaged(*opened, damaged.value());
                                      });
                       callbacks.opened(std::move(conversation));
                   });
}

} // namespace chat
