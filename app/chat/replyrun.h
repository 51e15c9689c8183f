// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/replywriter.h"
#include "chat/requestcomposer.h"

#include <QObject>

namespace chat {

class ConversationRecorder;

/// One POST and the reply it brings, from composing the request to the reply's end. Stopping takes
/// effect at once; what arrives later is dropped by the attempt's number. GUI thread.
class ReplyRun : public QObject
{
    Q_OBJECT

public:
    struct Task {
        QUuid reply;
        bool isContinuation = false;
        QString instructions;
        QHash<QByteArray, QByteArray> attachments; ///< bytes that are at hand
    };

    ReplyRun(const ChatSession::Services &services, core::Conversation &conversation,
             ConversationRecorder &recorder, Task task, QObject *parent = nullptr);
    ~ReplyRun() override;

    /// Call once, after the reply was committed.
    void start();
    /// Keeps the text so far and marks the reply; ended() follows before this returns.
    void abandon(core::MessageState state);

    [[nodiscard]] const QUuid &reply() const { return m_task.reply; }
    [[nodiscard]] ReplyPhase phase() const { return m_phase; }

Q_SIGNALS:
    void phaseChanged();
    void firstContent();
    /// The reply is finished in the conversation. Emitted exactly once.
    void ended();

private:
    void composed(const QList<core::Message> &messages,
                  const QHash<QByteArray, QByteArray> &attachments);
    void post(const api::ChatRequest &request);
    void take(quint64 attempt, const QList<api::StreamEvent> &events);
    void noteProgress(const api::StreamEvent &event);
    void commitSiblings();
    void setPhase(ReplyPhase phase);
    void fail(const core::Error &error);
    void end();

    ChatSession::Services m_services;
    core::Conversation &m_conversation;
    ConversationRecorder &m_recorder;
    Task m_task;
    ReplyWriter m_writer;
    RequestComposer m_composer;
    quint64 m_attempt = 0; ///< 0: nothing was sent, or its end was seen
    ReplyPhase m_phase = ReplyPhase::Connecting;
    bool m_hasAnnouncedContent = false;
    bool m_hasEnded = false;
};

} // namespace chat
