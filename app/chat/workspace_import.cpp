// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/bin.h"
#include "chat/importer.h"
#include "chat/toolbox.h"
#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/whendone.h"

#include <QSet>
#include <algorithm>

namespace chat {

std::unique_ptr<Importer> Workspace::makeImporter()
{
    // What is written while it runs is written in since, too.
    auto importer = std::make_unique<Importer>(
        d->services.store, d->services.clock,
        [this, moment = d->writings](const auto &report) { d->takeImported(report, moment); });
    d->importers.removeAll(nullptr);
    d->importers.append(importer.get());
    return importer;
}

bool Workspace::Private::isImporting() const
{
    return std::any_of(importers.cbegin(), importers.cend(),
                       [](const auto &importer) { return importer && importer->isRunning(); });
}

/// A backup may be anybody's file, and what was agreed to was not about what is in it.
void Workspace::Private::takeRestored()
{
    if (!services.toolbox)
        return;
    core::whenDone(q, services.store.conversations(),
                   [this](const core::Result<QList<core::ConversationInfo>> &infos) {
                       QList<QUuid> ids;
                       if (infos) {
                           for (const core::ConversationInfo &info : infos.value())
                               ids.append(info.id);
                       }
                       services.toolbox->disallowAll(ids);
                   });
    core::whenDone(q, bin->entries(),
                   [this](const core::Result<QList<storage::BinEntry>> &entries) {
                       QList<QUuid> ids;
                       if (entries) {
                           for (const storage::BinEntry &entry : entries.value())
                               ids.append(entry.ref.conversation);
                       }
                       services.toolbox->disallowAll(ids);
                   });
}

void Workspace::Private::takeImported(const core::ImportReport &report, qint64 moment)
{
    // What was agreed to here was not about words that somebody else wrote.
    QList<QUuid> foreign;
    for (const core::ConversationInfo &info : report.createdInfos + report.continuedInfos)
        foreign.append(info.id);
    if (services.toolbox)
        services.toolbox->disallowAll(foreign);
    QList<core::ConversationInfo> infos = report.createdInfos + report.restoredInfos;
    // Somebody took it out of the bin while this ran: that is not undone with the import.
    infos.removeIf([this](const core::ConversationInfo &info) { return list.find(info.id); });
    Arrivals arrived;
    arrived.moment = moment;
    for (const core::ConversationInfo &info : std::as_const(infos)) {
        arrived.conversations.append(info.id);
        binned.remove(info.id);
    }
    arrived.messages = report.addedMessages;
    arrived.filing.folders = report.filing.folders;
    // One that somebody deleted while this ran stays deleted.
    for (const core::ConversationInfo &info : report.continuedInfos) {
        if (!binned.contains(info.id))
            infos.append(info);
    }
    // Before they are shown, so that each is shown in its place.
    filer->cabinet().apply(report.filing);
    list.insertAll(infos);
    rereadAll(arrived.messages);
    if (arrived.isEmpty())
        return;
    undoStack.push(new UndoImport(
        arrived, [this](const Arrivals &gone) { return takeBack(gone); },
        [this](const Arrivals &back) { bringBack(back); }));
}

/// A step for a new conversation that is there. Taking it back leaves one that somebody wrote in,
/// and shows the one that it came from.
void Workspace::Private::pushArrival(const QUuid &id, const QUuid &source, const QString &name)
{
    auto *step = new UndoStep([this, id] { outOfBin({id}, id); },
                              [this, id, source, moment = writings] {
                                  const bool isTaken = !isWrittenInSince(id, moment);
                                  if (isTaken)
                                      (void)intoBin({id});
                                  if (isTaken && !source.isNull())
                                      q->open(source);
                                  Q_EMIT q->arrivalTakenBack(isTaken);
                              },
                              UndoStep::Start::Done);
    step->setText(name);
    undoStack.push(step);
}

/// Nobody's words go with what a file has brought.
bool Workspace::Private::isWrittenInSince(const QUuid &id, qint64 moment) const
{
    const ChatSession *session = sessions.value(id);
    return written.value(id) > moment || (session && (session->isRunning() || session->queued()));
}

Arrivals Workspace::Private::takeBack(const Arrivals &arrived)
{
    Arrivals taken;
    QSet<QUuid> gone;
    bool isComplete = true;
    for (const QUuid &id : arrived.conversations) {
        if (isWrittenInSince(id, arrived.moment))
            isComplete = false;
        else
            gone.insert(id);
    }
    for (auto added = arrived.messages.cbegin(); added != arrived.messages.cend(); ++added) {
        if (gone.contains(added.key()))
            continue; // goes with its conversation
        if (isWrittenInSince(added.key(), arrived.moment))
            isComplete = false;
        else
            taken.messages.insert(added.key(), added.value());
    }
    // What was deleted by itself is in the bin already, and another command's.
    const QList<core::ConversationInfo> infos = list.removeAll(gone);
    for (const core::ConversationInfo &info : infos) {
        taken.conversations.append(info.id);
        binned.insert(info.id, info);
    }
    leaveBinned();
    for (const QUuid &id : std::as_const(taken.conversations))
        edits.giveUpOn(id);
    if (!taken.conversations.isEmpty())
        (void)services.store.setConversationsDeleted(taken.conversations, true);
    taken.filing = filer->withdraw(arrived.filing.folders, gone);
    if (!taken.messages.isEmpty())
        (void)services.store.setMessagesDeleted(core::allOf(taken.messages), true);
    rereadAll(taken.messages);
    Q_EMIT q->importTakenBack(isComplete);
    return taken;
}

void Workspace::Private::bringBack(const Arrivals &taken)
{
    QList<core::ConversationInfo> infos;
    for (const QUuid &id : taken.conversations) {
        if (binned.contains(id))
            infos.append(binned.take(id));
    }
    if (!taken.conversations.isEmpty())
        (void)services.store.setConversationsDeleted(taken.conversations, false);
    if (!taken.messages.isEmpty())
        (void)services.store.setMessagesDeleted(core::allOf(taken.messages), false);
    if (!taken.filing.isEmpty())
        filer->put(taken.filing);
    list.insertAll(infos);
    rereadAll(taken.messages);
}

/// Closes what lies in the bin now; a new conversation takes the place of the shown one.
void Workspace::Private::leaveBinned()
{
    if (binned.contains(glimpsedId()))
        setGlimpse(nullptr);
    if (binned.contains(idOf(current)))
        q->startNew();
    const QList<ChatSession *> open = sessions.values();
    for (ChatSession *session : open) {
        if (binned.contains(idOf(session)))
            closeIfIdle(session);
    }
}

void Workspace::Private::rereadAll(const QHash<QUuid, QList<QUuid>> &changed)
{
    const QList<ChatSession *> open = sessions.values();
    for (ChatSession *session : open) {
        if (changed.contains(idOf(session)))
            reread(session);
    }
    // What is read of it may be from before.
    if (changed.contains(opening))
        outdated.insert(opening);
}

/// Messages came to it, or went, that it does not know of. One that is at work is read again when
/// it is not.
void Workspace::Private::reread(ChatSession *session)
{
    const QUuid id = idOf(session);
    if (session->isTemporary)
        return; // nobody else writes to it
    outdated.insert(id);
    if (session->isRunning() || session->queued() || binned.contains(id))
        return;
    if (session != current) {
        closeIfIdle(session);
        return;
    }
    rereading = id;
    rereader.open(id, {[](const std::unique_ptr<Glimpse> &) {},
                       [this, asOf = standOf(id)](std::unique_ptr<core::Conversation> fresh) {
                           rereading = {};
                           replaceCurrent(std::move(fresh), asOf);
                           edits.goOn();
                       },
                       [this](const core::Error &) {
                           rereading = {};
                           edits.goOn();
                       }});
}

bool Workspace::Private::isRereading(const QUuid &id) const
{
    const bool isMeant = !id.isNull() && rereading == id && idOf(current) == id;
    return isMeant && outdated.contains(id) && !current->isRunning() && !current->queued();
}

void Workspace::Private::replaceCurrent(std::unique_ptr<core::Conversation> fresh, qint64 asOf)
{
    const QUuid id = fresh->info().id;
    ChatSession *before = current;
    const bool isWanted = before && idOf(before) == id && !binned.contains(id);
    // What is about to be left is read when it is opened the next time.
    if (!isWanted || glimpse || before->isRunning() || before->queued())
        return;
    if (standOf(id) != asOf) {
        reread(before); // somebody changed it while it was read
        return;
    }
    // The open one knows better about all but the time; it may still have some of that to write.
    core::ConversationInfo info = before->conversation().info();
    info.updated = qMax(info.updated, fresh->info().updated);
    before->conversation().setInfo(info);
    fresh->setInfo(info);
    outdated.remove(id);
    sessions.remove(id);
    current = adopt(std::move(fresh), true);
    Q_EMIT q->currentChanged(current);
    close(before);
}

} // namespace chat
