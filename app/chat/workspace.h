// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "chat/glimpse.h"
#include "core/bytebudget.h"
#include "core/conversationlist.h"

#include <QObject>
#include <QUndoStack>

namespace chat {

class Bin;
class Filer;
class Importer;
class MessageEdits;
class Organiser;
class ReplyPictures;
class RequestExport;
class StoredPictures;
class TemporaryChat;
class TitleWriter;

/// All conversations: the list, which ones are open, which one is shown, and taking back what was
/// deleted. GUI thread.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(ChatSession::Services services, QObject *parent = nullptr);
    ~Workspace() override;

    /// Reads the list and opens `conversation` (null: a new one).
    void start(const QUuid &conversation);
    [[nodiscard]] core::ConversationList &list() const;
    /// The one that is shown; never null after start() has announced it.
    [[nodiscard]] ChatSession *current() const;
    /// Leaves everything that is open, without a reply that comes in, and forgets what could be
    /// taken back: all of it is about to be something else. start() shows that.
    void closeAll();
    /// An open one, or null.
    [[nodiscard]] ChatSession *session(const QUuid &id) const;

    /// Opens and shows it; currentChanged() follows once its skeleton is here, for a long one after
    /// glimpseChanged().
    void open(const QUuid &id);
    /// Shows an unused new conversation; nothing is stored until something is sent.
    void startNew();
    void openLastUsed();
    void rename(const QUuid &id, const QString &title);
    /// Stops what runs in it, puts it in the bin; undoable.
    void remove(const QUuid &id);
    [[nodiscard]] QUndoStack &undoStack() const;
    /// Pins, archives and copies, and does it to many at once.
    [[nodiscard]] Organiser &organiser() const;
    /// Folders and tags.
    [[nodiscard]] Filer &filer() const;
    /// What a person does with messages that are there.
    [[nodiscard]] MessageEdits &edits() const;
    /// What was deleted.
    [[nodiscard]] Bin &bin() const;
    [[nodiscard]] TitleWriter &titles() const;
    /// The one that is never written to disk.
    [[nodiscard]] TemporaryChat &temporary() const;
    /// What it imports appears in the list, and can be taken back. It may not outlive this.
    [[nodiscard]] std::unique_ptr<Importer> makeImporter();
    [[nodiscard]] int runningCount() const;
    /// The disk refuses what was written, said or done: leaving the program now would lose that.
    [[nodiscard]] bool hasUnwritten() const;
    /// The requests of this run and what can be done with them.
    [[nodiscard]] RequestExport &requestExport() const;
    /// The pictures of all conversations.
    [[nodiscard]] StoredPictures &pictures() const;
    /// Those that models wrote into their replies.
    [[nodiscard]] ReplyPictures &replyPictures() const;
    /// Shared by whatever is kept of conversations beside their text. What is closed gives back its
    /// share a second later.
    [[nodiscard]] core::ByteBudget &budget() const;

Q_SIGNALS:
    void currentChanged(chat::ChatSession *session);
    /// A part of a long conversation that is being opened can be looked at until currentChanged()
    /// brings all of it; null: not any more.
    void glimpseChanged(const chat::Glimpse *glimpse);
    /// For the bar "Deleted · Undo".
    void deleted(const QString &title);
    /// For the bar "Taken back · Redo". Not complete: somebody has written in some of it since.
    void importTakenBack(bool isComplete);
    /// For the bar "Taken back · Redo", about a branch or a duplicate; said before the stack says
    /// that it has changed. False: it stays, for somebody has written in it since.
    void arrivalTakenBack(bool isTaken);
    void openFailed(const QUuid &id, const core::Error &error);
    /// It was to be opened and lies in the bin; what was shown is still shown.
    void foundInBin(const QUuid &id);
    /// The disk refuses writes (or takes them again: kind of `error` is ignored).
    void writeFailed(const core::Error &error);
    void writeRecovered();

private:
    friend class Backups;
    friend class Filer;
    friend class Organiser;
    friend class TemporaryChat;
    friend QFuture<core::Result<core::Done>> settle(Workspace &workspace);
    QFuture<core::Result<core::Done>> handOver();

    class Private;
    std::unique_ptr<Private> d;
};

/// Hands the disk what it was not given yet of all conversations. Finished, and be it at once, when
/// all of it was tried; Workspace::hasUnwritten() says how it went.
[[nodiscard]] QFuture<core::Result<core::Done>> settle(Workspace &workspace);

} // namespace chat
