// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/lossdetector.h"
#include "chat/replywriter.h"
#include "chat/requestcomposer.h"
#include "chat/requestimages.h"

#include <QObject>
#include <QTimer>

namespace chat {

class ConversationRecorder;

/// One send and the reply it brings, from composing the request to the reply's end, pauses and
/// further attempts included. Stopping takes effect at once; what arrives later is dropped by the
/// attempt's number. GUI thread.
class ReplyRun : public QObject
{
    Q_OBJECT

public:
    struct Task {
        QUuid reply;
        bool isContinuation = false;
        bool isRetry = false; ///< waits for the network where there is none
        QString instructions;
        QHash<QByteArray, QByteArray> attachments; ///< bytes that are at hand
        ImageTreatment images;
        QSet<QUuid> comparable;  ///< earlier answers whose prompts were made up in the same way
        qint64 waitMs = 0;       ///< before anything is sent
        core::Error reason;      ///< why it is asked again
        bool isCompared = false; ///< one answer stands beside those of other models
    };

    ReplyRun(const ChatSession::Services &services, core::Conversation &conversation,
             ConversationRecorder &recorder, Task task, QObject *parent = nullptr);
    ~ReplyRun() override;

    /// Call once, after the reply was committed.
    void start();
    /// Keeps the text so far and marks the reply; ended() follows before this returns.
    void abandon(core::MessageState state);
    /// Ends a pause before its time.
    void retryNow();

    [[nodiscard]] const QUuid &reply() const { return m_task.reply; }
    /// That one and those of the further choices that have come.
    [[nodiscard]] QList<QUuid> replies() const { return m_writer.replies(); }
    [[nodiscard]] std::optional<qint64> firstTokenMs(const QUuid &reply) const
    {
        return m_writer.firstTokenMs(reply);
    }
    /// Fills in what the session cannot know.
    void describe(ReplyProgress &progress) const;

Q_SIGNALS:
    void phaseChanged();
    void firstContent();
    /// A choice beyond the first has begun.
    void choicesAdded();
    /// The reply is finished in the conversation. Emitted exactly once.
    void ended();

private:
    void waitForNetwork();
    void compose();
    void prepare(const QList<core::Message> &messages,
                 const QHash<QByteArray, QByteArray> &attachments, const QStringList &notices);
    void post(const api::ChatRequest &request);
    void take(quint64 attempt, const QList<api::StreamEvent> &events);
    void note(const api::StreamEvent &event);
    void plan(const api::RetryPlanned &planned);
    void noteRepair(const api::ParameterRepaired &repair);
    void keepWhatIsKnown();
    void noteProgress(const api::StreamEvent &event);
    void commitSiblings();
    void setPhase(ReplyPhase phase);
    void fail(const core::Error &error);
    void lose(const QString &code);
    void end();
    [[nodiscard]] std::optional<core::Profile> profile() const;

    ChatSession::Services m_services;
    core::Conversation &m_conversation;
    ConversationRecorder &m_recorder;
    Task m_task;
    ReplyWriter m_writer;
    RequestComposer m_composer;
    RequestImages m_images;
    LossDetector m_loss;
    QString m_asked;          ///< the base URL of what is under way
    QTimer m_pause;           ///< before the first attempt
    quint64 m_attempt = 0;    ///< 0: nothing was sent, or its end was seen
    PlannedAttempt m_planned; ///< of the phases Retrying and Offline
    qint64 m_dueMs = 0;       ///< when it is made, monotonic
    qint64 m_lastDataMs = 0;  ///< monotonic
    qint64 m_phaseMs = 0;     ///< since when it is in its phase, monotonic
    ReplyPhase m_phase = ReplyPhase::Connecting;
    bool m_hasAnnouncedContent = false;
    bool m_hasEnded = false;
};

} // namespace chat
