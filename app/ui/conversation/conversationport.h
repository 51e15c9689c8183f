// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/glimpse.h"
#include "chat/toolrun.h"
#include "core/whendone.h"

#include <QFuture>
#include <QImage>
#include <QObject>

namespace ui {

/// Rows of a conversation that exist and are not there to be shown.
struct MissingRows {
    int above = 0;
    int below = 0;
};

/// What can be done with a call where it stands.
enum class CallUse { Answer, Stop, AskAgain };

/// What the conversation view asks of a conversation's life: the seam between the view and
/// chat::ChatSession, so that the view is tested without disks and sockets.
class ConversationPort : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual core::Conversation &conversation() const = 0;
    [[nodiscard]] virtual chat::ReplyProgress progress() const = 0;
    [[nodiscard]] virtual bool hasInstructions() const = 0;
    /// There is something that the reply answers.
    [[nodiscard]] virtual bool hasQuestion(const core::Message &reply) const;
    virtual void regenerate(const QUuid &reply) = 0;
    /// Walks the branch of this sibling of a message that is shown.
    virtual void activate(const QUuid &message) = 0;
    virtual void mend(const QUuid &reply, const core::Mend &mend) = 0;
    virtual void retryNow() = 0;
    virtual void stop() = 0;
    virtual void loadRows(int first, int last) = 0;
    /// Reads messages that are not loaded, and leaves them so.
    virtual QFuture<QHash<QUuid, QList<core::ContentPart>>>
    storedParts(const QList<QUuid> &messages) = 0;
    virtual void setScrollPlace(const core::ScrollPlace &place) = 0;
    virtual QFuture<QImage> thumbnail(const QByteArray &hash, int longSide) = 0;
    /// The view leaves room for them.
    [[nodiscard]] virtual MissingRows missingRows() const { return {}; }
    /// How the calls of a reply stand, or the call of a result; empty where nobody knows.
    [[nodiscard]] virtual QList<chat::ToolCallView> calls(const core::Message &) const
    {
        return {};
    }
    virtual void useCall(const core::ToolCallPart &, CallUse) {}

Q_SIGNALS:
    void phaseChanged();
    /// calls() say something else.
    void callsChanged();
};

/// The port of a real session.
class SessionPort final : public ConversationPort
{
    Q_OBJECT

public:
    explicit SessionPort(chat::ChatSession &session, QObject *parent = nullptr);

    [[nodiscard]] core::Conversation &conversation() const override;
    [[nodiscard]] chat::ReplyProgress progress() const override;
    [[nodiscard]] bool hasInstructions() const override;
    void regenerate(const QUuid &reply) override;
    void activate(const QUuid &message) override;
    void mend(const QUuid &reply, const core::Mend &mend) override;
    void retryNow() override;
    void stop() override;
    void loadRows(int first, int last) override;
    QFuture<QHash<QUuid, QList<core::ContentPart>>>
    storedParts(const QList<QUuid> &messages) override;
    void setScrollPlace(const core::ScrollPlace &place) override;
    QFuture<QImage> thumbnail(const QByteArray &hash, int longSide) override;
    [[nodiscard]] QList<chat::ToolCallView> calls(const core::Message &message) const override;
    void useCall(const core::ToolCallPart &call, CallUse use) override;

Q_SIGNALS:
    /// Somebody wants to say what comes of it.
    void answerRequested(const QString &callId);

private:
    chat::ChatSession &m_session;
};

/// The port of a part of a conversation that can only be looked at: nothing can be asked of it.
class GlimpsePort final : public ConversationPort
{
    Q_OBJECT

public:
    /// `glimpse` has to outlive this. `hasInstructions`: its session will.
    GlimpsePort(const chat::Glimpse &glimpse, bool hasInstructions, QObject *parent = nullptr)
        : ConversationPort(parent)
        , m_conversation(*glimpse.conversation)
        , m_missing{glimpse.rowsAbove, glimpse.rowsBelow}
        , m_hasInstructions(hasInstructions)
    {
    }

    [[nodiscard]] core::Conversation &conversation() const override { return m_conversation; }
    [[nodiscard]] chat::ReplyProgress progress() const override { return {}; }
    [[nodiscard]] bool hasInstructions() const override { return m_hasInstructions; }
    void regenerate(const QUuid &) override {}
    void activate(const QUuid &) override {}
    void mend(const QUuid &, const core::Mend &) override {}
    void retryNow() override {}
    void stop() override {}
    void loadRows(int, int) override {}
    QFuture<QHash<QUuid, QList<core::ContentPart>>> storedParts(const QList<QUuid> &) override
    {
        return core::ready(QHash<QUuid, QList<core::ContentPart>>());
    }
    /// Kept in the info, for the session that follows.
    void setScrollPlace(const core::ScrollPlace &place) override
    {
        core::ConversationInfo info = m_conversation.info();
        info.scroll = place;
        m_conversation.setInfo(info);
    }
    QFuture<QImage> thumbnail(const QByteArray &, int) override { return core::ready(QImage()); }
    [[nodiscard]] MissingRows missingRows() const override { return m_missing; }

private:
    core::Conversation &m_conversation;
    MissingRows m_missing;
    bool m_hasInstructions;
};

} // namespace ui
