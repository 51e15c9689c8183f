// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/editstep.h"
#include "chat/outgoing.h"
#include "storage/revision.h"

#include <QObject>
#include <QUndoStack>

namespace chat {

/// What a person does with messages that are there: deletes them, rewrites them in place, inserts
/// one between them, takes a copy of the way to one into a new conversation. All of it can be taken
/// back by the undo stack. Nothing is done to a conversation whose reply is running. GUI thread.
class MessageEdits : public QObject
{
    Q_OBJECT

public:
    /// What a Workspace does for it.
    struct Host {
        /// Where this conversation is stored; null: that which is shown.
        std::function<storage::Store &(const QUuid &)> store;
        const core::Clock &clock;
        QUndoStack &undoStack;
        std::function<ChatSession *(const QUuid &)> session; ///< of an open one, or null
        std::function<void(const QUuid &)> open;             ///< and show; goOn() follows
        /// A new one was stored, out of another, which is shown when that is taken back.
        std::function<void(const core::ConversationInfo &, const QUuid &)> arrived;
        std::function<void(const QUuid &)> wrote;   ///< somebody wrote in it
        std::function<void(const QUuid &)> changed; ///< it is not on disk as it was
        std::function<bool(const QUuid &)> isBinned;
        /// It is about to be replaced by what is on disk; goOn() follows.
        std::function<bool(const QUuid &)> isRereading;
        std::function<void(const QUuid &)> reread; ///< it may not be what is on disk
        std::function<QDateTime()> stamp;          ///< of a new one: core::ConversationList's
    };

    explicit MessageEdits(Host host, QObject *parent = nullptr);

    /// False when nothing was done: a reply runs, or there is nothing of the kind.
    bool remove(const QUuid &conversation, const QUuid &message, core::Extent extent);
    /// In place of what the message says, which is kept as its latest revision. Pictures are taken
    /// from `outgoing` for a question only.
    QFuture<core::Result<core::Done>> rewrite(const QUuid &conversation, const QUuid &message,
                                              const Outgoing &outgoing);
    /// The same with the words of a revision.
    QFuture<core::Result<core::Done>> restore(const QUuid &conversation, const QUuid &message,
                                              const storage::Revision &revision);
    /// The oldest first.
    [[nodiscard]] QFuture<core::Result<QList<storage::Revision>>> earlier(const QUuid &message);
    /// False where there is no such message, or where calls of tools and their results follow each
    /// other: gateways refuse what stands between them.
    [[nodiscard]] static bool canInsertBelow(const core::Conversation &conversation,
                                             const QUuid &parent);
    /// A message written by hand, below `parent` (null: the first one) and above all that stood
    /// there. False when nothing was done: a reply runs, or canInsertBelow() says no.
    bool insert(const QUuid &conversation, const QUuid &parent, core::Role role,
                const QString &text);
    /// A new conversation with copies of this message and of those above it, which is shown. Not of
    /// a temporary one.
    void branchOff(const QUuid &conversation, const QUuid &message);
    /// The text of branchOff()'s step of the stack: what it is, for whoever says it in words.
    [[nodiscard]] static QString branchStep() { return QStringLiteral("branch"); }

    /// Another conversation is shown: what waited for that is done.
    void goOn();
    /// It could not be shown: what waited for it is not done.
    void giveUpOn(const QUuid &conversation);

Q_SIGNALS:
    /// For the bar "Deleted · Undo": the next step of the stack brings them back.
    void removed(int count);
    void branchedOff();
    /// The conversation is to be shown where its scroll place says.
    void placeWanted(const QUuid &conversation);
    /// The disk refused; everything stands as it did.
    void failed(const core::Error &error);

private:
    struct Waiting {
        std::weak_ptr<bool> life;
        EditStep *step = nullptr;
        bool isRedo = false;
    };

    void run(EditStep &step, bool isRedo);
    [[nodiscard]] bool isReady(const Waiting &next, ChatSession &session);
    [[nodiscard]] bool isLeft(const Waiting &next) const;
    void forget(const Waiting &waiting);
    void perform(const Waiting &next, ChatSession &session);
    void applied(const Waiting &done, const core::Result<core::Done> &result);
    void takeBackRefused(EditStep &step);
    [[nodiscard]] bool isNext(const QUndoCommand *step) const;
    void reverted(const QUuid &conversation, const core::Result<core::Done> &result);
    [[nodiscard]] QFuture<core::Result<core::Done>> refuse(const char *code);
    [[nodiscard]] std::optional<QFuture<core::Result<core::Done>>>
    putOff(ChatSession &session, const std::function<QFuture<core::Result<core::Done>>()> &then);
    [[nodiscard]] QFuture<core::Result<core::Done>>
    loaded(ChatSession &session, const QUuid &message,
           std::function<QFuture<core::Result<core::Done>>()> then);
    void insertFirst(ChatSession &session, core::Message message);
    QFuture<core::Result<core::Done>> revise(const QUuid &conversation, const QUuid &message,
                                             const QList<core::ContentPart> &parts,
                                             const QList<storage::Attachment> &attachments);
    [[nodiscard]] EditStep::Runner runner();

    Host m_host;
    QList<Waiting> m_waiting;
    const EditStep *m_opening = nullptr; ///< whose conversation goOn() asked for
    bool m_isAtWork = false;
};

} // namespace chat
