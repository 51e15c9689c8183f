// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/bin.h"
#include "chat/conversationopener.h"
#include "chat/filer.h"
#include "chat/importer.h"
#include "chat/messageedits.h"
#include "chat/organiser.h"
#include "chat/replypictures.h"
#include "chat/requestexport.h"
#include "chat/storedpictures.h"
#include "chat/temporarychat.h"
#include "chat/titlewriter.h"
#include "chat/undoimport.h"
#include "chat/workspace.h"
#include "core/importreport.h"

#include <QHash>
#include <QPointer>
#include <QSet>
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
    void setGlimpse(std::unique_ptr<Glimpse> seen);
    [[nodiscard]] QUuid glimpsedId() const;
    void closeIfIdle(ChatSession *session);
    void leaveAll();
    void rememberCurrent();
    void remark(ChatSession *session);
    [[nodiscard]] QUuid nextTo(int row, const QSet<QUuid> &leaving) const;
    void openOrNew(const QUuid &id);
    /// Both take a step of filing into their transaction.
    QUuid intoBin(const QList<QUuid> &ids, const core::Filing &step = {});
    void outOfBin(const QList<QUuid> &ids, const QUuid &shown, const core::Filing &step = {});
    void pushArrival(const QUuid &id, const QUuid &source, const QString &name);
    void changedOnDisk(const QUuid &id) { ++changes[id]; }
    [[nodiscard]] bool isImporting() const;
    void takeImported(const core::ImportReport &report, qint64 moment);
    /// Everything may have come out of a backup.
    void takeRestored();
    [[nodiscard]] static QUuid idOf(const ChatSession *session);

    Workspace *q;
    ChatSession::Services services;
    WireLog wireLog;
    core::ByteBudget budget;
    StoredPictures pictures;
    RequestExport requestExport;
    ReplyPictures replyPictures;
    core::ConversationList list;
    ConversationOpener opener;
    ConversationOpener rereader;      ///< of the shown one
    QUuid opening;                    ///< the one that is being read, to be shown
    std::unique_ptr<Glimpse> glimpse; ///< what is seen of it meanwhile
    QUndoStack undoStack;
    Organiser *organiser;     ///< owned through Workspace
    Filer *filer;             ///< the same
    TemporaryChat *temporary; ///< the same
    MessageEdits edits;
    std::unique_ptr<TitleWriter> titles;
    std::unique_ptr<Bin> bin;
    QHash<QUuid, ChatSession *> sessions; ///< owned through Workspace
    QPointer<ChatSession> current;
    QPointer<ChatSession> unused; ///< the one new conversation that has no row yet
    QTimer closing;               ///< since the last one was closed
    QList<QUuid> recent;          ///< shown before, newest last
    QHash<QUuid, core::ConversationInfo> binned;
    /// Open ones, and the one that is being opened, that may not know all messages on disk.
    QSet<QUuid> outdated;
    qint64 writings = 0;          ///< how often somebody wrote
    QHash<QUuid, qint64> written; ///< which of them was the last one in a conversation
    QHash<QUuid, qint64> changes; ///< how often messages of one were deleted or rewritten
    QUuid rereading;              ///< the shown one, while it is read again
    /// What is on disk is older than what is open, which stays open therefore.
    bool isDiskRefusing = false;
    QList<QPointer<Importer>> importers;

private:
    friend class Workspace;
    friend class TemporaryChat;

    void stayHere();
    void endOpening();
    void replyFinished(ChatSession *session, const QUuid &reply);
    ChatSession *adoptTemporary(std::unique_ptr<core::Conversation> conversation,
                                std::unique_ptr<storage::Store> store);
    void replaceTemporary(ChatSession *before, std::unique_ptr<core::Conversation> ordinary);
    void setTitle(const QUuid &id, const QString &title, bool isByHand);
    void setInfos(const QList<core::ConversationInfo> &infos);
    /// The title as a step that can be taken back.
    void pushTitle(const QUuid &id, const QString &title, bool isByHand);
    [[nodiscard]] MessageEdits::Host editsHost();
    [[nodiscard]] TitleWriter::Host titlesHost();
    void binMoved(const QList<storage::BinRef> &refs, bool isDeleted);
    void insertStored(const QSet<QUuid> &ids);
    [[nodiscard]] std::optional<core::ConversationInfo> infoOf(const QUuid &id) const;
    void close(ChatSession *session);
    void closeAllIdle();
    [[nodiscard]] bool isRereading(const QUuid &id) const;
    /// Grows with whatever a person does to its messages.
    [[nodiscard]] qint64 standOf(const QUuid &id) const
    {
        return written.value(id) + changes.value(id);
    }
    [[nodiscard]] bool isWrittenInSince(const QUuid &id, qint64 moment) const;
    [[nodiscard]] Arrivals takeBack(const Arrivals &arrived);
    void bringBack(const Arrivals &taken);
    void leaveBinned();
    void rereadAll(const QHash<QUuid, QList<QUuid>> &changed);
    void reread(ChatSession *session);
    void rereadOutdated(const QUuid &id);
    void replaceCurrent(std::unique_ptr<core::Conversation> fresh, qint64 asOf);
};

} // namespace chat
