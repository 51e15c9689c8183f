// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/imageimport.h"
#include "chat/outgoing.h"
#include "core/clock.h"
#include "core/conversation.h"
#include "core/mend.h"
#include "core/networkwatch.h"
#include "storage/store.h"

#include <QObject>
#include <functional>

namespace core {
class ConversationList;
}

namespace chat {

class PageLoader;
class SessionParameters;
class WireLog;

/// Where a running reply stands, for the one status line.
enum class ReplyPhase {
    Idle,
    Connecting,
    Waiting,
    Thinking,
    Answering,
    Retrying, ///< an attempt failed, the next one follows after a pause
    Offline,  ///< a retry waits until there is a network
};

/// An attempt that is still to come.
struct PlannedAttempt {
    core::Error reason; ///< why the one before failed
    qint64 leftMs = 0;  ///< until it is made
    int next = 0;       ///< which one it will be; 0: a person asked for the pause
    int most = 0;       ///< of how many
};

/// Everything about a running reply that a status line can say.
struct ReplyProgress {
    ReplyPhase phase = ReplyPhase::Idle;
    QUuid reply;                           ///< null while Idle
    qint64 elapsedMs = 0;                  ///< since the phase began
    qint64 silentMs = 0;                   ///< since the last data; keep-alives are none
    std::optional<PlannedAttempt> planned; ///< while Retrying, and its reason while Offline
};

/// The life of one open conversation: sends, stops, retries, keeps what arrives. It goes on while
/// another conversation is shown. GUI thread; disks and sockets are elsewhere.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    struct Services {
        Preferences &preferences;
        Connections &connections;
        storage::Store &store;
        api::Wire &wire;
        const core::Clock &clock;
        core::NetworkWatch *network = nullptr; ///< null: nobody watches the network
        WireLog *wireLog = nullptr;            ///< null: requests are not kept for looking at them
        bool isTemporary = false;              ///< `store` is in memory, and goes with it
        /// What was used last stands before all of it, whatever the clock says; null: alone.
        const core::ConversationList *list = nullptr;
    };

    /// Takes over the conversation. `isStored` is false for a new one that has no row yet.
    ChatSession(Services services, std::unique_ptr<core::Conversation> conversation, bool isStored,
                QObject *parent = nullptr);
    ~ChatSession() override;

    const bool isTemporary; ///< nothing of it ever reaches a disk

    [[nodiscard]] core::Conversation &conversation() const;
    [[nodiscard]] bool isStored() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] ReplyProgress progress() const;
    [[nodiscard]] std::optional<Outgoing> queued() const;

    /// Commits the question and an empty reply, then asks. While a reply runs the message is
    /// queued instead. Without a model modelNeeded() is emitted and the message is kept until
    /// setModel() sends it or takeQueued() takes it back.
    void send(const Outgoing &outgoing);
    void stop();
    /// What was written, or was waiting, when the program ended; it is for the composer, never sent
    /// by itself.
    QFuture<KeptMessage> keptMessage();
    /// What is written now. Until a message is sent, or this is empty, the next start finds it.
    void keepMessage(const KeptMessage &written);
    /// Takes the queued message back for editing.
    std::optional<Outgoing> takeQueued();
    /// Stops what runs and sends the queued message.
    void sendQueuedNow();
    /// A sibling of the reply, asked again; not while one runs. Whatever asks again waits for
    /// the network where there is none; stop() calls that off. `by`: another model asked for this
    /// one answer, and when it fails for its retries; the conversation keeps its own.
    void regenerate(const QUuid &reply, const std::optional<core::ModelChoiceRef> &by = {});
    /// The same after a failure; an empty failed reply is replaced by its new sibling.
    void retry(const QUuid &reply);
    /// Does what was offered about a reply, and asks again. What only a window can do (choosing a
    /// model, opening the settings, editing) is not done here.
    void mend(const QUuid &reply, const core::Mend &mend);
    /// Does not wait any longer: for a pause, or for the network.
    void retryNow();
    /// Asks the model to go on where an interrupted or stopped reply ends, in the same message.
    void continueReply(const QUuid &reply);
    /// A new question beside `question` with everything below it new; both stay.
    void editAndSend(const QUuid &question, const Outgoing &outgoing);

    void setModel(const QUuid &profile, const QString &model);
    /// nullopt: the settings' again.
    void setInstructions(const std::optional<QString> &instructions);
    /// What its requests carry besides the messages.
    [[nodiscard]] SessionParameters &parameters() const;
    void setScrollPlace(const core::ScrollPlace &place);
    /// Brings in what is not loaded, a page at a time.
    [[nodiscard]] PageLoader &pages() const;
    /// A picture for an image part of this conversation; null when its bytes are not there.
    QFuture<QImage> thumbnail(const QByteArray &hash, int longSide);
    QFuture<core::Result<storage::Attachment>> attachment(const QByteArray &hash);

Q_SIGNALS:
    void phaseChanged();
    void queuedChanged();
    void modelNeeded();
    /// The question is committed (or refused by the disk: `error`) and the composer may empty.
    void sent(const QUuid &question);
    void sendFailed(const core::Error &error);
    void firstContent(const QUuid &reply);
    void finished(const QUuid &reply);
    void stored();

private:
    friend class MessageEdits;      // may have to wait
    friend class SessionParameters; // shows what would be sent
    friend class TemporaryChat;     // replaces it
    friend class Workspace;         // says when it is left

    /// Hands everything pending to the Store; nothing is written afterwards.
    void leave();
    /// While the conversation is about to be replaced by what is stored of it (`what` is kept then,
    /// and done with whatever takes its place): true. Else nothing happens.
    [[nodiscard]] bool putsOff(const std::function<void(ChatSession &)> &what);
    /// Until release(), which returns what was put off.
    void hold();
    [[nodiscard]] QList<std::function<void(ChatSession &)>> release();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chat
