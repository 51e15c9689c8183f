// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "storage/store.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace chat {

/// Keeps what happens in a conversation: streamed text as appends to a journal at most 100 ms
/// after it was read, ends at once, everything else a moment later. The Store holds back and
/// retries what the disk refuses; nothing here waits. GUI thread.
class ConversationRecorder : public QObject
{
    Q_OBJECT

public:
    ConversationRecorder(core::Conversation &conversation, storage::Store &store, bool isStored,
                         QObject *parent = nullptr);
    ~ConversationRecorder() override;

    [[nodiscard]] bool isStored() const { return m_isStored; }
    /// One transaction with new messages, which must be in the conversation already. An Error
    /// means that nothing of them is on disk.
    QFuture<core::Result<core::Done>> commit(const QList<QUuid> &messages,
                                             const QList<storage::Attachment> &attachments);
    /// Writes a message as a whole as it stands now.
    void save(const QUuid &message);
    /// Hands everything pending to the Store.
    void flush();

Q_SIGNALS:
    /// The conversation has its row from now on.
    void stored();

private:
    void hearText(const QUuid &id, int part, const QString &delta);
    void hearParts(const QUuid &id);
    void hearRemoved(const QUuid &id);
    void hearInfo();
    void writeText();
    void writeInfo();
    void dropPending(const QUuid &id);
    void committed(const QList<QUuid> &messages, const core::Result<core::Done> &result);

    core::Conversation &m_conversation;
    storage::Store &m_store;
    bool m_isStored;
    QList<storage::JournalEntry> m_pending;
    QSet<QUuid> m_dirty;       ///< to be written as a whole
    QSet<QUuid> m_uncommitted; ///< whose first transaction has not succeeded
    QTimer m_textTimer;
    QTimer m_infoTimer;
};

} // namespace chat
