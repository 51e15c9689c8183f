// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"
#include "core/result.h"
#include "core/settings.h"
#include "storage/attachment.h"
#include "storage/conversationglimpse.h"
#include "storage/import/importstanding.h"
#include "storage/sharedplace.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QThread>

namespace storage {

class Bin;
class MemoryStore;
class SlownessWatch;
class StoreEdits;
class StoreWorker;
class WholeConversations;
struct ImportedConversation;

/// A conversation as it is opened: every message without its parts (isLoaded false, textLength
/// set), and which child each remembered path goes through (key null: the root).
struct ConversationSkeleton {
    core::ConversationInfo info;
    QList<core::Message> messages;
    QHash<QUuid, QUuid> activeChildren;
    bool isDeleted = false; ///< it lies in the bin
};

/// What was to be sent in a conversation and is not a message yet. Pictures by hash. There is one
/// of the conversation that has no row yet, too: its id is null.
struct Draft {
    QString text;
    QList<core::ImagePart> images;
    int cursor = -1; ///< in the text; -1: at its end
    int anchor = -1; ///< where its selection begins
    /// A message that is being edited beside it; null: none.
    QUuid edited = {};
    QString editText = {};
    QList<core::ImagePart> editImages = {};
    int editCursor = -1; ///< as `cursor`, in the edited text
    int editAnchor = -1;
    /// Whom it is to be asked of; empty: of the conversation's own model.
    QList<core::ModelChoiceRef> by = {};
    /// No message that could be sent, whatever is edited.
    [[nodiscard]] bool hasNoWords() const { return text.isEmpty() && images.isEmpty(); }
    [[nodiscard]] bool isEmpty() const { return hasNoWords() && edited.isNull(); }
    bool operator==(const Draft &) const = default;
};

/// One append to the journal of a running reply.
struct JournalEntry {
    QUuid messageId;
    int part = 0;
    QString text;
};

/// How opening the database went. Anything but Opened leaves every file as it was.
struct OpenReport {
    enum class State {
        Opened,
        Created,
        NotOurs,
        Damaged,
        TooNew,
        NotBackedUp, ///< its layout has to be renewed, and no backup could be made before
        Unreadable
    } state = State::Opened;
    QString path;
    QString detail; ///< for people who want to know more; never translated
    SharedPlace::Kind place = SharedPlace::Kind::None; ///< once it is open
    int interruptedCount = 0; ///< replies a crash had left running, now marked interrupted
};

/// The caller's end of the storage thread, which owns the one writer connection. Every call
/// returns at once; jobs run in order. Failures are Errors of kind Storage with the file system's
/// or SQLite's own words in `message`. A write that the disk refuses is kept and tried again, its
/// future open until then, except addMessages(): it fails at once, so that nothing is sent that
/// is not stored.
class Store : public QObject
{
    Q_OBJECT

public:
    explicit Store(QObject *parent = nullptr);
    /// Finishes what is queued, checkpoints and joins the thread.
    ~Store() override;

    /// Opens or creates `path`. A file that is there but cannot be used is never overwritten.
    QFuture<OpenReport> open(const QString &path);
    /// Opens `path` so that neither it nor its folder changes; nobody else may have it open. What
    /// is not there counts as empty. `scratch` is a folder for copies that outlives the store.
    QFuture<OpenReport> openUntouched(const QString &path, const QString &scratch);

    QFuture<core::Result<QList<core::ConversationInfo>>> conversations();
    QFuture<core::Result<ConversationSkeleton>> skeleton(const QUuid &conversation);
    /// What is seen of a long conversation (hundreds of messages) when it is opened, `most`
    /// messages of it below the place where the reader was, or fewer when they are long. As quick
    /// however long it is. No messages for a shorter one, and for one in the bin.
    QFuture<core::Result<ConversationGlimpse>> glimpse(const QUuid &conversation, int most);
    /// Makes that there is a glimpse, where nobody has seen to it: of a conversation that another
    /// program has written. Everything here that changes a conversation sees to it by itself.
    QFuture<core::Result<core::Done>> rememberPath(const QUuid &conversation);
    QFuture<core::Result<QHash<QUuid, QList<core::ContentPart>>>>
    parts(const QList<QUuid> &messages);
    /// Those of them whose parts are not what was written (reliability: a checksum for each).
    QFuture<core::Result<QSet<QUuid>>> damaged(const QList<QUuid> &messages);
    /// Creates it, or updates everything in it but the messages.
    QFuture<core::Result<core::Done>> saveInfo(const core::ConversationInfo &info);
    /// The same for many, in one transaction.
    QFuture<core::Result<core::Done>> saveInfos(const QList<core::ConversationInfo> &infos);
    /// One transaction: the conversation row (created if new), the attachments, the messages with
    /// their parts (in `seq` order), and the active path through them. What they hang on is not in
    /// the bin afterwards.
    QFuture<core::Result<core::Done>> addMessages(const core::ConversationInfo &info,
                                                  const QList<core::Message> &messages,
                                                  const QList<Attachment> &attachments);
    /// One transaction: the conversation's unsent message and the bytes of its pictures. An empty
    /// one takes it away; nothing happens to a conversation that has no row yet.
    QFuture<core::Result<core::Done>> saveDraft(const QUuid &conversation, const Draft &draft,
                                                const QList<Attachment> &attachments = {});
    QFuture<core::Result<Draft>> draft(const QUuid &conversation);
    /// One transaction of appends; nothing already written is rewritten.
    QFuture<core::Result<core::Done>> appendJournal(const QList<JournalEntry> &entries);
    /// Writes the message as a whole (state, error, usage, parts) and drops its journal. A message
    /// that is not loaded keeps the parts it has on disk. To be called, too, when a running reply
    /// gets a new part: the journal holds text only, and takes an unknown part for a text part.
    QFuture<core::Result<core::Done>> saveMessage(const core::Message &message);
    QFuture<core::Result<core::Done>> setActiveChild(const QUuid &conversation, const QUuid &parent,
                                                     const QUuid &child);
    /// One transaction: to the bin and back.
    QFuture<core::Result<core::Done>> setConversationsDeleted(const QList<QUuid> &conversations,
                                                              bool isDeleted);
    QFuture<core::Result<core::Done>> setMessagesDeleted(const QList<QUuid> &messages,
                                                         bool isDeleted);
    QFuture<core::Result<Attachment>> attachment(const QByteArray &hash);
    /// The search index is made anew in the background. Everything is found meanwhile, slowly.
    QFuture<core::Result<core::Done>> renewSearchIndex();

    /// What addImported() would find.
    QFuture<core::Result<ImportStanding>> examineImported(const ImportedConversation &conversation);
    /// One transaction: the conversation with all that is not stored yet, and nothing else. Told at
    /// once when the disk refuses, as addMessages(). Any thread.
    QFuture<core::Result<ImportStanding>> addImported(const ImportedConversation &conversation,
                                                      const QDateTime &now);

    /// The disk has refused something that waits until it is taken, or takes unusually long: it
    /// would be lost now.
    [[nodiscard]] bool hasUnwritten() const;
    /// Finished, and be it at once, when all that was asked for so far was tried; hasUnwritten()
    /// says how it went.
    QFuture<core::Result<core::Done>> settled();

Q_SIGNALS:
    /// The disk refused a write (full, read-only), or has taken none for seconds (code "slow");
    /// what is in memory is kept and retried.
    void writeFailed(const core::Error &error);
    /// It takes all of it again.
    void writeRecovered();

private:
    friend Bin;
    friend MemoryStore;
    friend WholeConversations;
    friend StoreEdits; // the rest of what the thread is asked to do

    /// Nothing was asked to be written that was not tried.
    [[nodiscard]] bool isAtRest() const;
    void hearRefused(const core::Error &error);
    void hearTaken();
    void hearSlow(bool isSlow);

    QThread m_thread;
    StoreWorker *m_worker = nullptr; ///< lives on m_thread, deleted there
    SlownessWatch *m_watch;
    bool m_isRefused = false; ///< what was said last
};

} // namespace storage
