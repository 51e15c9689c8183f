// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/toolresult.h"
#include "core/conversation.h"
#include "core/typedresult.h"
#include "tools/approvals.h"
#include "tools/jsonschema.h"
#include "tools/registry.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <map>

namespace chat {

class ChatSession;
class Toolbox;

/// One call of a reply, for a card.
struct ToolCallView {
    core::ToolCallPart call;
    ToolCallStage stage = ToolCallStage::Waiting;
    /// Exactly what would run; unset: nobody here knows it, or it was not offered.
    std::optional<tools::Tool> tool;
    QList<tools::SchemaViolation> violations;
    QString result;      ///< what the model is told; empty while there is none
    QString detail;      ///< what a program wrote as errors
    bool isOpen = false; ///< it listens to an answer, and has none
    /// It needs a yes, and has one for every call of this conversation. Only told of the last call
    /// of a function on the path: it is said once.
    bool isAllowed = false;
};

/// The calls of one conversation's replies, from the end of a reply that calls to the reply that
/// goes on: checks and answers them, asks for what a person has to say, keeps each result as a
/// message of its own below the reply, and lets the reply go on when the last one is there. What is
/// pending is read off the tree, so that it is still pending after a restart. Belongs to its
/// ChatSession. GUI thread.
class ToolRun : public QObject
{
    Q_OBJECT

public:
    struct Host {
        /// Asks for the next reply below this message.
        std::function<void(const QUuid &parent)> goOn;
        /// True: it is done later, and maybe by the one in its place.
        std::function<bool(const std::function<void(ToolRun &)> &what)> putsOff;
        /// Writes a new message; an Error takes it out again.
        std::function<QFuture<core::Result<core::Done>>(const QUuid &message)> commit;
        std::function<tools::ToolContext()> context;
        /// The `tools` that a request like that of this reply offers now.
        std::function<QJsonArray(const core::Message &reply)> offered;
        std::function<QDateTime()> now;
        /// What an earlier run has left of results that were being typed, and keeps it.
        std::function<QFuture<core::Result<QList<core::TypedResult>>>()> typed;
        std::function<void(const QList<core::TypedResult> &)> keepTyped;
    };

    /// `toolbox` null: nothing is known, and every call waits for a person.
    ToolRun(core::Conversation &conversation, Toolbox *toolbox, bool isTemporary, Host host,
            QObject *parent = nullptr);
    ~ToolRun() override;

    /// That of a session.
    [[nodiscard]] static ToolRun &of(const ChatSession &session);

    /// The reply at the end of the path whose calls are not all answered, or null.
    [[nodiscard]] QUuid pending() const;
    /// All calls of a reply, in order.
    [[nodiscard]] QList<ToolCallView> calls(const QUuid &reply) const;
    /// Something is checked, runs or is being written.
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QUuid runningReply() const;
    /// All calls of the last reply are answered and it has not gone on: after stop(), after so many
    /// rounds, or because the program ended in between.
    [[nodiscard]] bool canGoOn() const;

    /// Only calls of pending() listen to these; every other one is ignored.
    void answer(const QString &callId, const QString &result);
    void approve(const QString &callId, tools::Approval approval);
    /// The model is told that it was denied, or, of a broken call, what is wrong with it.
    void deny(const QString &callId);
    void cancel(const QString &callId);
    /// After canGoOn(); as many rounds as usual.
    void goOn();
    /// Takes back what was agreed to for all calls of this name in this conversation.
    void askAgain(const QString &name);

    /// What was typed as results in this conversation when it was open the last time.
    [[nodiscard]] QFuture<core::Result<QList<core::TypedResult>>> typed();
    /// Keeps it through the end of the program: all that is typed now, of which what is answered,
    /// or has lost its call, is left out.
    void keepTyped(const QList<core::TypedResult> &all);

    // For the session.
    /// A reply has just ended.
    void begin(const QUuid &reply);
    /// Ends what runs; nothing goes on by itself afterwards.
    void stop();

Q_SIGNALS:
    /// calls(reply) say something else; null: maybe those of every reply.
    void changed(const QUuid &reply);
    /// isRunning() says something else.
    void runningChanged();
    /// It has called as often in a row as it may by itself; goOn() lets it.
    void roundsUsedUp(const QUuid &reply);
    /// A result could not be written; its call is pending again.
    void failed(const core::Error &error);

private:
    struct Live {
        ToolCallStage stage = ToolCallStage::Waiting;
        int check = 0; ///< which one is awaited
        QList<tools::SchemaViolation> violations;
        std::unique_ptr<tools::ToolCall> running;
    };
    using Key = std::pair<QUuid, QString>; ///< reply and call
    /// Nothing else may run: what a model calls need not be what it was offered.
    [[nodiscard]] QJsonArray offeredTo(const QUuid &reply) const;
    [[nodiscard]] std::optional<tools::Tool> toolOf(const QJsonArray &offered,
                                                    const QString &name) const;
    [[nodiscard]] std::optional<tools::Tool> toolOf(const Key &key) const;
    [[nodiscard]] const core::ToolCallPart *find(const Key &key) const;
    [[nodiscard]] bool isOpen(const Key &key) const;
    [[nodiscard]] bool isAllowed(const tools::Tool &tool) const;
    /// Whether none of the same name comes later on the path.
    [[nodiscard]] bool isLastOfName(const Key &key, const QString &name) const;
    [[nodiscard]] QList<const core::Message *> results(const QUuid &reply) const;
    [[nodiscard]] QUuid lastReply() const;
    [[nodiscard]] int roundsSince(const QUuid &reply) const;
    [[nodiscard]] bool isStillTyped(const core::TypedResult &typed) const;
    void check(const Key &key, bool isApproved);
    void checked(const Key &key, const tools::Tool &tool, bool isApproved,
                 const QList<tools::SchemaViolation> &violations);
    void setBroken(const Key &key, const QList<tools::SchemaViolation> &violations);
    void run(const Key &key, const tools::Tool &tool);
    void ended(const Key &key, const tools::ToolOutcome &outcome);
    void add(const Key &key, const ToolResult &result);
    void written(const Key &key, const QUuid &message, const core::Result<core::Done> &result);
    void settle(const QUuid &reply);
    void setStage(const Key &key, ToolCallStage stage);
    void forget(const Key &key);
    void look();

    core::Conversation &m_conversation;
    Toolbox *m_toolbox;
    const bool m_isTemporary;
    Host m_host;
    std::map<Key, Live> m_live;
    std::map<Key, QList<tools::SchemaViolation>>
        m_broken;                                    ///< what was wrong with those that ended so
    QSet<QUuid> m_writing;                           ///< results that are not on disk yet
    std::optional<QList<core::TypedResult>> m_typed; ///< as it is kept; unset: nobody asked
    bool m_isStopped = false;
    bool m_wasRunning = false;
    int m_checks = 0;        ///< so far
    int m_grantedRounds = 0; ///< by goOn(), beyond the usual ones
};

} // namespace chat
