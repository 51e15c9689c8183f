// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/conversationbuilder.h"
#include "storage/import/importvisitor.h"
#include "storage/import/jsonstream.h"
#include "storage/import/sourceobject.h"
#include "storage/import/turnsplitter.h"

#include <functional>

namespace storage {

/// Reads one session of a Chatbox export. Its earlier threads are conversations of their own;
/// forks, which are kept beside the messages as lists below the message they branch from, become
/// siblings.
///
/// The format's facts: chatboxai/chatbox, src/shared/types/session.ts (sessions, messages, parts),
/// src/renderer/stores/session/forks.ts (what a fork's lists hold), src/shared/utils/message.ts
/// (older messages).
class ChatboxSession
{
public:
    /// The bytes of the picture that is stored under a key; empty when none is.
    using PictureLookup = std::function<QByteArray(const QString &)>;

    ChatboxSession(SourceObject session, PictureLookup pictures);

    [[nodiscard]] QList<ImportedConversation> conversations();

private:
    /// A list of messages that hangs on another message.
    struct Branch {
        QJsonArray messages;
        QString parent;
        int rank = 0;
    };

    [[nodiscard]] ImportedConversation conversation(const QString &name, const QString &title,
                                                    const QJsonArray &messages);
    void follow(const Branch &branch, QList<Branch> &open, ConversationBuilder &builder);
    [[nodiscard]] int openForks(const QString &message, QList<Branch> &open) const;
    [[nodiscard]] QList<core::Message> chainOf(const SourceObject &message,
                                               ConversationBuilder &builder) const;
    void addPart(const SourceObject &part, TurnSplitter &turn, ConversationBuilder &builder) const;
    void addPicture(const SourceObject &picture, TurnSplitter &turn,
                    ConversationBuilder &builder) const;
    void addOldContent(const SourceObject &message, TurnSplitter &turn,
                       ConversationBuilder &builder) const;

    SourceObject m_session;
    SourceObject m_forks;
    PictureLookup m_pictures;
};

/// Bytes and levels that one session may have.
inline constexpr JsonStream::Limits kChatboxSessionLimits{64 * 1024 * 1024, 64};

/// Hands the session that comes next over, or that it is lost; `name` is what it is called then.
/// False: no more is wanted.
[[nodiscard]] bool takeChatboxSession(JsonStream &stream, const QString &name,
                                      const ChatboxSession::PictureLookup &pictures,
                                      ImportVisitor &visitor);

} // namespace storage
