// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/settings.h"

#include <QObject>
#include <functional>
#include <utility>

namespace chat {

class ReplyRun;

/// The answers to one question that stand side by side until one of them is picked: the choices of
/// one request, those of several models, or siblings that a person compares again. All of them are
/// siblings in the tree; what is kept here is only that they are being compared, and which one a
/// person is at. A child of its ChatSession. GUI thread.
class Comparison : public QObject
{
    Q_OBJECT

public:
    /// So many requests leave at once at most.
    static constexpr int kMostModels = 6;

    struct Host {
        /// Asks for further answers to the question of a reply; false when that cannot be now.
        std::function<bool(const QUuid &, const QList<core::ModelChoiceRef> &)> askAgain;
        /// The request that brings this reply, or null.
        std::function<ReplyRun *(const QUuid &reply)> runOf;
        /// It is the branch now, and may go on.
        std::function<void(const QUuid &reply)> picked;
        /// True: it is done later, and maybe by the one in its place.
        std::function<bool(const std::function<void(Comparison &)> &what)> putsOff;
    };

    Comparison(core::Conversation &conversation, Host host, QObject *session);

    /// That of a session.
    [[nodiscard]] static Comparison &of(const ChatSession &session);

    /// Null: nothing is compared.
    [[nodiscard]] QUuid question() const { return m_question; }
    [[nodiscard]] bool isOpen() const { return !m_question.isNull(); }
    /// In the order of the choices, or in which they were asked for.
    [[nodiscard]] const QList<QUuid> &replies() const { return m_replies; }
    [[nodiscard]] bool contains(const QUuid &reply) const { return m_replies.contains(reply); }
    /// The one that a person is at: what is sent now goes on below it.
    [[nodiscard]] QUuid current() const { return m_current; }
    /// Of this one's request; Idle when it has ended.
    [[nodiscard]] ReplyProgress progress(const QUuid &reply) const;
    /// From sending to its first word, as soon as that is there.
    [[nodiscard]] std::optional<qint64> firstTokenMs(const QUuid &reply) const;
    /// Others come with the same request: stopping it stops them.
    [[nodiscard]] bool isShared(const QUuid &reply) const;
    /// How many siblings there are that could be compared; below 2 nothing is.
    [[nodiscard]] int answerCount(const QUuid &reply) const;

    /// Each of them once, and not more than may be asked at once.
    [[nodiscard]] static QList<core::ModelChoiceRef>
    withoutRepeats(const QList<core::ModelChoiceRef> &models);
    /// Asks for further answers beside this reply, which is compared, too. False when a reply
    /// runs or no model is given: nothing was sent then.
    bool askAgain(const QUuid &reply, const QList<core::ModelChoiceRef> &models);
    /// Shows all answers to its question side by side.
    void show(const QUuid &reply);
    void setCurrent(const QUuid &reply);
    /// It becomes the branch; requests that bring only others are stopped, with what they have.
    void pick(const QUuid &reply);
    /// The one that a person is at is shown, and nothing goes on by itself.
    void close();
    void stop(const QUuid &reply);
    /// Its request does not wait any longer; those of others do.
    void retryNow(const QUuid &reply);

    // For the session.
    void begin(const QUuid &question, const QList<QUuid> &replies);
    /// Another question is asked, or the same anew.
    void forgetPick();
    /// Further choices of a request have begun; `replies` are all it has brought.
    void addChoices(const QList<QUuid> &replies);
    /// One is asked for anew; the other may go.
    void replace(const QUuid &reply, const QUuid &fresh);
    /// Something was learnt of it that the tree does not say by itself.
    void tellChanged(const QUuid &reply);

Q_SIGNALS:
    /// Other replies are compared, or none.
    void changed();
    void currentChanged();
    void replyChanged(const QUuid &reply);

private:
    void follow();
    void end();
    [[nodiscard]] bool isThere(const QUuid &reply) const;
    [[nodiscard]] QList<QUuid> repliesLeft();

    core::Conversation &m_conversation;
    Host m_host;
    QUuid m_question;
    QList<QUuid> m_replies;
    QList<std::pair<QUuid, qsizetype>> m_gone; ///< deleted, with the place where each stood
    QUuid m_current;
    bool m_isSettled = false; ///< what still comes in is not compared again by itself
};

} // namespace chat
