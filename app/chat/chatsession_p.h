// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/comparison.h"
#include "chat/conversationrecorder.h"
#include "chat/mendfinder.h"
#include "chat/pageloader.h"
#include "chat/queuekeeper.h"
#include "chat/replyruns.h"
#include "chat/sessionparameters.h"
#include "chat/toolrun.h"

namespace chat {

/// What a ChatSession is made of. Private to it.
class ChatSession::Private
{
public:
    Private(ChatSession *owner, const Services &services,
            std::unique_ptr<core::Conversation> conversation, bool isStored);

    /// A message that waits: behind a running reply, or for a model.
    struct Waiting {
        Outgoing outgoing;
        QUuid editedQuestion; ///< null: a new question at the end
    };
    /// How a reply is asked for again.
    struct Again {
        bool mayReplace = false; ///< after a failure; an empty one goes
        qint64 waitMs = 0;       ///< first of all
        /// Instead of the conversation's model, for this one answer.
        std::optional<core::ModelChoiceRef> by = {};
    };
    /// What a prompt is made up of besides the conversation.
    struct AskedAs {
        QUuid profileId;
        QString model;
        QString instructions;
        core::ParameterSet parameters;
        bool operator==(const AskedAs &) const = default;
    };
    /// A question or reply whose commit is under way.
    struct Commit {
        QUuid question; ///< null when only a reply was added
        QUuid reply;
        QList<QUuid> others; ///< further replies, of other models
        QUuid shownBefore;   ///< sibling to show again when the disk refuses
        QUuid replaced;      ///< an empty failed reply that goes when the commit succeeds
        QHash<QByteArray, QByteArray> attachments;
        std::optional<core::ConversationInfo> infoBefore;
        std::optional<Again> again;
        core::Error reason; ///< why it is asked again
        [[nodiscard]] QList<QUuid> replies() const { return QList<QUuid>{reply} + others; }
    };

    void followActiveConnection();
    void accept(const Waiting &waiting);
    void askAgain(const QUuid &reply, const Again &again);
    /// Side by side. False when nothing can be asked now.
    bool askEachAgain(const QUuid &reply, const QList<core::ModelChoiceRef> &by);
    void goOn(const QUuid &reply);
    void sendWaiting();
    void commit(const Commit &commit);
    void holdDemo(bool isHeld);
    /// The first model chosen for a connection becomes its default.
    void rememberModel(const QUuid &profile, const QString &model);
    void setPhaseStart();
    void mend(const core::Message &reply, const core::Mend &mend);
    /// Of what is kept: one that has no row yet shares the place of all new ones.
    [[nodiscard]] QUuid keptPlace() const
    {
        return recorder.isStored() ? conversation->info().id : QUuid();
    }
    [[nodiscard]] bool isBusy() const
    {
        return m_commit || !m_runs.isEmpty() || tools->isRunning();
    }
    /// One of several answers may be asked for anew while others still come in.
    [[nodiscard]] bool mayJoin(const core::Message &reply) const;
    [[nodiscard]] ImageTreatment treatmentFor(const QString &model) const;

    ChatSession *q;
    Services services;
    std::unique_ptr<core::Conversation> conversation;
    ConversationRecorder recorder;
    PageLoader loader;
    QueueKeeper keeper;
    MendFinder finder;
    std::unique_ptr<SessionParameters> parameters;
    std::unique_ptr<ToolRun> tools;
    Comparison *comparison; ///< a child of the session
    std::optional<Waiting> m_waiting;
    std::optional<Commit> m_commit;
    QUuid m_continuing; ///< a reply that is being loaded or marked before it goes on
    ReplyRuns m_runs;
    QHash<QByteArray, QByteArray> m_recentImages; ///< of the last message sent
    int m_imageSide = 0; ///< pixels at most, after the gateway found images too large
    QHash<QString, QSet<QUuid>> m_imageless;        ///< by model: messages whose images it refuses
    QHash<QUuid, core::ModelChoiceRef> m_askedOnce; ///< replies by another model, chosen for them
    QHash<QUuid, AskedAs> m_askedAs; ///< replies asked for in this run, images as they are
    qint64 m_phaseStartMs = 0;
    bool m_isStopAsked = false;
    bool m_isModelChosen = false;
    bool m_isDemoHeld = false;
    /// While it is held.
    std::optional<QList<std::function<void(ChatSession &)>>> m_putOff;

private:
    [[nodiscard]] bool hasModel() const;
    [[nodiscard]] bool hasModelFor(const Waiting &waiting) const
    {
        return hasModel() || !waiting.outgoing.by.isEmpty();
    }
    void ask(const Waiting &waiting);
    /// The calls of a reply are answered; `last` holds the last result.
    void goOnBelow(const QUuid &last);
    void toolsChanged();
    void committed(const Commit &commit, const core::Result<core::Done> &result);
    ReplyRun *run(const ReplyRun::Task &task);
    void runEnded(ReplyRun *ended);
    void beginRun(ReplyRun *run);
    /// Looks for a mend of a reply that failed, and for what its end teaches.
    void learnFrom(const QUuid &reply);
    /// While any of what runs asks it.
    void followDemo();
    [[nodiscard]] core::Message newReply(const QUuid &parent) const;
    /// Adds an answer by each of them; the first is shown.
    void addReplies(Commit &commit, const QUuid &parent, const QList<core::ModelChoiceRef> &by);
    [[nodiscard]] Comparison::Host comparisonHost();
    [[nodiscard]] bool hasQuestion(const core::Message &reply) const;
    void touchInfo(const Outgoing &outgoing);
    [[nodiscard]] ToolRun::Host toolHost();
    /// None when the model was told not to call.
    [[nodiscard]] QJsonArray offeredTo(const core::Message &reply) const;
    void takeBack(const Commit &commit, const core::Error &error);
    [[nodiscard]] ReplyRun::Task taskOf(const Commit &commit, const QUuid &reply) const;
    /// Earlier replies that were asked for in the same way; notes how this one is.
    [[nodiscard]] QSet<QUuid> comparableTo(const core::Message &reply, const ReplyRun::Task &task);
    void useAddress(const core::Message &reply, const QString &baseUrl);
    void useModel(const core::Message &reply, const QString &model);
    void leaveOutImages(const core::Message &reply);
    [[nodiscard]] qint64 remainingMs(const core::Message &reply, const QString &seconds) const;
};

} // namespace chat
