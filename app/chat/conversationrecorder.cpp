// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationrecorder.h"

#include "core/whendone.h"

#include <chrono>

namespace chat {
namespace {

using namespace std::chrono_literals;

/// Together with the wire's flush this stays well below the 250 ms that a crash may cost.
constexpr auto kTextDelay = 100ms;
constexpr auto kInfoDelay = 300ms;

} // namespace

ConversationRecorder::ConversationRecorder(core::Conversation &conversation, storage::Store &store,
                                           bool isStored, QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_store(store)
    , m_isStored(isStored)
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(kTextDelay);
    m_infoTimer.setSingleShot(true);
    m_infoTimer.setInterval(kInfoDelay);
    connect(&m_textTimer, &QTimer::timeout, this, &ConversationRecorder::writeText);
    connect(&m_infoTimer, &QTimer::timeout, this, &ConversationRecorder::writeInfo);
    connect(&conversation, &core::Conversation::textAppended, this,
            &ConversationRecorder::hearText);
    connect(&conversation, &core::Conversation::partsChanged, this,
            &ConversationRecorder::hearParts);
    connect(&conversation, &core::Conversation::finished, this, &ConversationRecorder::save);
    connect(&conversation, &core::Conversation::messageRemoved, this,
            &ConversationRecorder::hearRemoved);
    connect(&conversation, &core::Conversation::aboutToChangeTree, this,
            &ConversationRecorder::flush);
    connect(&conversation, &core::Conversation::infoChanged, this, &ConversationRecorder::hearInfo);
    connect(&conversation, &core::Conversation::activated, this,
            [this](const QUuid &parentId, const QUuid &childId) {
                if (m_isStored)
                    (void)m_store.setActiveChild(m_conversation.info().id, parentId, childId);
            });
}

ConversationRecorder::~ConversationRecorder()
{
    flush();
}

QFuture<core::Result<core::Done>>
ConversationRecorder::commit(const QList<QUuid> &ids, const QList<storage::Attachment> &attachments)
{
    QList<core::Message> messages;
    for (const QUuid &id : ids) {
        if (const core::Message *message = m_conversation.find(id)) {
            messages.append(*message);
            m_uncommitted.insert(id);
        }
    }
    // The row written here carries every change of the conversation's own so far.
    m_infoTimer.stop();
    const auto future = m_store.addMessages(m_conversation.info(), messages, attachments);
    core::whenDone(this, future,
                   [this, ids](const core::Result<core::Done> &result) { committed(ids, result); });
    return future;
}

void ConversationRecorder::committed(const QList<QUuid> &messages,
                                     const core::Result<core::Done> &result)
{
    if (!result)
        return;
    for (const QUuid &id : messages)
        m_uncommitted.remove(id);
    if (m_isStored)
        return;
    m_isStored = true;
    Q_EMIT stored();
}

void ConversationRecorder::dropPending(const QUuid &id)
{
    m_dirty.remove(id);
    m_pending.removeIf([&id](const storage::JournalEntry &entry) { return entry.messageId == id; });
}

void ConversationRecorder::save(const QUuid &id)
{
    dropPending(id);
    if (const core::Message *message = m_conversation.find(id))
        (void)m_store.saveMessage(*message);
}

void ConversationRecorder::flush()
{
    if (m_textTimer.isActive())
        writeText();
    if (m_infoTimer.isActive())
        writeInfo();
}

void ConversationRecorder::hearText(const QUuid &id, int part, const QString &delta)
{
    // A message that will be written as a whole holds this text already.
    if (!m_dirty.contains(id)) {
        const bool continues = !m_pending.isEmpty() && m_pending.constLast().messageId == id
                               && m_pending.constLast().part == part;
        if (continues)
            m_pending.last().text += delta;
        else
            m_pending.append({id, part, delta});
    }
    if (!m_textTimer.isActive())
        m_textTimer.start();
}

void ConversationRecorder::hearParts(const QUuid &id)
{
    dropPending(id);
    m_dirty.insert(id);
    if (!m_textTimer.isActive())
        m_textTimer.start();
}

void ConversationRecorder::writeText()
{
    m_textTimer.stop();
    const QSet<QUuid> dirty = std::exchange(m_dirty, {});
    for (const QUuid &id : dirty) {
        if (const core::Message *message = m_conversation.find(id))
            (void)m_store.saveMessage(*message);
    }
    if (!m_pending.isEmpty())
        (void)m_store.appendJournal(std::exchange(m_pending, {}));
}

void ConversationRecorder::hearRemoved(const QUuid &id)
{
    dropPending(id);
    // What never was on disk needs no deleting.
    if (!m_uncommitted.remove(id))
        (void)m_store.setMessagesDeleted({id}, true);
}

void ConversationRecorder::hearInfo()
{
    if (m_isStored && !m_infoTimer.isActive())
        m_infoTimer.start();
}

void ConversationRecorder::writeInfo()
{
    m_infoTimer.stop();
    if (m_isStored)
        (void)m_store.saveInfo(m_conversation.info());
}

} // namespace chat
