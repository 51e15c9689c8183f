// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"
#include "ui/conversation/conversationport.h"

namespace ui {

/// One answer among several as a conversation of a single row, so that a column shows it with all
/// that a conversation can do. It repeats what the session's conversation says of that message,
/// each delta once, wherever it stands in the tree.
class ReplyPort final : public ConversationPort
{
    Q_OBJECT

public:
    /// The session has to outlive this. Words that lie on disk are asked for.
    ReplyPort(chat::ChatSession &session, const QUuid &reply, QObject *parent = nullptr);

    [[nodiscard]] core::Conversation &conversation() const override { return *m_own; }
    [[nodiscard]] chat::ReplyProgress progress() const override;
    [[nodiscard]] bool hasInstructions() const override { return false; }
    [[nodiscard]] bool hasQuestion(const core::Message &) const override { return true; }
    void regenerate(const QUuid &reply) override;
    void activate(const QUuid &) override {}
    void mend(const QUuid &reply, const core::Mend &mend) override;
    void retryNow() override;
    void stop() override;
    void loadRows(int first, int last) override;
    QFuture<QHash<QUuid, QList<core::ContentPart>>>
    storedParts(const QList<QUuid> &messages) override;
    void setScrollPlace(const core::ScrollPlace &) override {}
    QFuture<QImage> thumbnail(const QByteArray &hash, int longSide) override;

Q_SIGNALS:
    /// What was asked for has to wait until no other reply comes in.
    void refused();

private:
    void take(const QUuid &message, int part, const QString &delta);
    void follow();
    void followParts(const core::Message &message);
    void followState(const core::Message &message);

    chat::ChatSession &m_session;
    QUuid m_reply;
    core::Conversation *m_own;
};

} // namespace ui
