// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationopener.h"
#include "chat/replypictures.h"
#include "chat/requestexport.h"
#include "chat/storedpictures.h"
#include "chat/workspace.h"
#include "core/importreport.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace chat {

/// What a Workspace is made of. Private to it.
class Workspace::Private
{
public:
    Private(Workspace *owner, const ChatSession::Services &services);
    ~Private();

    void readList();
    void openStored(const QUuid &id);
    ChatSession *adopt(std::unique_ptr<core::Conversation> conversation, bool isStored);
    void listenTo(ChatSession *session);
    void show(ChatSession *session);
    void stayHere();
    void setGlimpse(std::unique_ptr<core::Conversation> seen);
    void closeIfIdle(ChatSession *session);
    void rememberCurrent();
    void remark(ChatSession *session);
    void replyFinished(ChatSession *session, const QUuid &reply);
    void openNextTo(int row);
    void intoBin(const QUuid &id);
    void outOfBin(const QUuid &id);
    void takeImported(const core::ImportReport &report);
    void allIntoBin(const QList<QUuid> &ids);
    void allOutOfBin(const QList<QUuid> &ids);
    [[nodiscard]] static QUuid idOf(const ChatSession *session);

    Workspace *q;
    ChatSession::Services services;
    WireLog wireLog;
    RequestExport requestExport;
    StoredPictures pictures;
    ReplyPictures replyPictures;
    core::ConversationList list;
    ConversationOpener opener;
    std::unique_ptr<core::Conversation> glimpse; ///< the end of the one that is being read
    QUndoStack undoStack;
    QHash<QUuid, ChatSession *> sessions; ///< owned through Workspace
    QPointer<ChatSession> current;
    QPointer<ChatSession> unused; ///< the one new conversation that has no row yet
    QTimer closing;               ///< since the last one was closed
    QList<QUuid> recent;          ///< shown before, newest last
    QHash<QUuid, core::ConversationInfo> binned;
};

} // namespace chat
