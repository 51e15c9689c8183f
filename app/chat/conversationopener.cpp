// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationopener.h"

#include "core/whendone.h"

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

void ConversationOpener::open(const QUuid &id, const Opened &opened, const Failed &failed)
{
    const quint64 round = ++m_round;
    core::whenDone(
        this, m_store.skeleton(id),
        [this, round, opened, failed](const core::Result<storage::ConversationSkeleton> &skeleton) {
            if (round != m_round)
                return;
            if (skeleton)
                loadFirstText(round, skeleton.value(), opened, failed);
            else
                failed(skeleton.error());
        });
}

void ConversationOpener::loadFirstText(quint64 round, const storage::ConversationSkeleton &skeleton,
                                       const Opened &opened, const Failed &failed)
{
    auto conversation = std::make_unique<core::Conversation>(skeleton.info);
    conversation->restore(skeleton.messages, skeleton.activeChildren);
    using Parts = QHash<QUuid, QList<core::ContentPart>>;
    // Before the lambda takes the conversation: arguments are evaluated in any order.
    const auto wanted = m_store.parts(firstSeen(*conversation));
    core::whenDone(this, wanted,
                   [this, round, opened, failed, conversation = std::move(conversation)](
                       const core::Result<Parts> &parts) mutable {
                       if (round != m_round)
                           return;
                       if (!parts) {
                           failed(parts.error());
                           return;
                       }
                       for (auto it = parts.value().begin(); it != parts.value().end(); ++it)
                           conversation->setLoadedParts(it.key(), it.value());
                       opened(std::move(conversation));
                   });
}

} // namespace chat
