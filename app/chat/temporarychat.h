// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>

namespace storage {
struct WholeConversation;
}

namespace chat {

class Workspace;

/// The one conversation that is never written to disk: it lives in a store in memory, and goes when
/// another one is shown. Where there is something in it, that waits for a person's word. GUI
/// thread.
class TemporaryChat : public QObject
{
    Q_OBJECT

public:
    /// Made by the workspace, and goes with it.
    explicit TemporaryChat(Workspace &workspace);

    /// Shows a new one.
    void start();
    /// Null when there is none.
    [[nodiscard]] ChatSession *session() const { return m_session; }
    /// It is shown, and leaving it would lose something: messages, or what is not sent yet.
    [[nodiscard]] bool isAtStake() const;
    /// There is something in it that keep() would keep.
    [[nodiscard]] bool canKeep() const;
    /// What is asked of it meanwhile waits, and is done in the conversation that is kept.
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    /// Does it after all that waits, or at once when nothing does: what is taken back is what was
    /// asked for last, though it be still to come.
    void inTurn(const std::function<void()> &deed);
    /// Asks whether something stands in the composer for the conversation that is shown.
    void setDraftCheck(std::function<bool()> hasDraft) { m_hasDraft = std::move(hasDraft); }
    /// True: something would be lost, so leaveAsked() was said and `wish` waits for the answer,
    /// which is keep(), discard() or stay(). A later wish takes the place of an earlier one.
    [[nodiscard]] bool hold(std::function<void()> wish);
    /// It becomes a conversation like any other, in one transaction with its pictures. A reply
    /// that runs and a message behind it are waited for; when a wish waits, the reply is stopped.
    /// What is still to be sent then is sent in the conversation that is kept.
    void keep();
    void discard();
    void stay();
    /// Where messages and pictures of this conversation are; null: where all others are.
    [[nodiscard]] storage::Store *storeOf(const QUuid &conversation) const;

Q_SIGNALS:
    void leaveAsked();
    void kept();
    /// The wish that waited is forgotten.
    void stayed();
    void writingChanged();
    /// The disk refused; it is still there.
    void keepFailed(const core::Error &error);

private:
    friend class Workspace;

    void goOnKeeping();
    void setWriting(bool isWriting);
    void forgetWish();
    void write();
    /// `isAnew`: in place of what is on disk already.
    void store(bool isAnew);
    void refused(const core::Error &error);
    void becomeOrdinary(storage::WholeConversation whole);
    /// Does what was put off, in this one.
    static void catchUp(ChatSession &before, ChatSession &after);
    void goOn();
    /// What becomes of it: steps about its messages lead nowhere in either case.
    enum class End {
        Kept,
        Discarded ///< nor do those about its name
    };
    void dropSteps(End end);

    Workspace &m_workspace;
    QPointer<ChatSession> m_session;
    QPointer<storage::Store> m_store; ///< owned by the session, which it outlives
    std::function<void()> m_wish;
    std::function<bool()> m_hasDraft;
    std::optional<Outgoing> m_unsent; ///< is sent once it is kept
    bool m_isKeepWanted = false;      ///< once the reply has ended
    bool m_isWriting = false;
    bool m_isGivenUp = false; ///< whoever leaves it loses nothing they want
};

} // namespace chat
