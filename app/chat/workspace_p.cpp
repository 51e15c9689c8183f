// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace_p.h"

#include "chat/comparison.h"
#include "chat/toolbox.h"
#include "core/id.h"
#include "core/memory.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

#include <QThreadPool>
#include <utility>

namespace chat {
namespace {

constexpr qsizetype kMaxRecent = 64;
/// Who walks through the list closes one after another.
constexpr int kTrimDelayMs = 1'000;

} // namespace

Workspace::Private::Private(Workspace *owner, const ChatSession::Services &services_)
    : q(owner)
    , services(services_)
    , wireLog(services.wire)
    , pictures(services.store)
    , requestExport(wireLog, pictures)
    , replyPictures(services.wire, pictures, budget)
    , opener(services.store)
    , rereader(services.store)
    , organiser(new Organiser(*owner))
    , filer(new Filer(*owner))
    , temporary(new TemporaryChat(*owner))
    , edits(editsHost())
{
    services.wireLog = &wireLog;
    services.list = &list;
    titles = std::make_unique<TitleWriter>(services, titlesHost());
    bin = std::make_unique<Bin>(
        Bin::Host{services.store, services.clock, services.preferences, undoStack,
                  [this](const auto &refs, bool isDeleted) { binMoved(refs, isDeleted); },
                  [this](const QList<storage::BinRef> &refs) {
                      QList<QUuid> gone;
                      for (const storage::BinRef &ref : refs) {
                          if (!ref.isConversation())
                              continue;
                          binned.remove(ref.conversation);
                          gone.append(ref.conversation);
                      }
                      if (services.toolbox)
                          services.toolbox->disallowAll(gone);
                  }});
    closing.setSingleShot(true);
    closing.setInterval(kTrimDelayMs);
    connect(&closing, &QTimer::timeout, q, [this] {
        budget.giveBackAll();
        QThreadPool::globalInstance()->start(&core::returnFreeMemory);
    });
}

Workspace::Private::~Private()
{
    // Before the list and the stack, which their last words still reach.
    const QList<ChatSession *> open = sessions.values();
    sessions.clear();
    qDeleteAll(open);
}

MessageEdits::Host Workspace::Private::editsHost()
{
    return {[this](const QUuid &id) -> storage::Store & {
                storage::Store *inMemory = temporary->storeOf(id.isNull() ? idOf(current) : id);
                return inMemory ? *inMemory : services.store;
            },
            services.clock,
            undoStack,
            [this](const QUuid &id) { return binned.contains(id) ? nullptr : sessions.value(id); },
            [this](const QUuid &id) { q->open(id); },
            [this](const core::ConversationInfo &info, const QUuid &source) {
                filer->cabinet().fileAs(info.id, source);
                list.insert(info);
                q->open(info.id);
                pushArrival(info.id, source, MessageEdits::branchStep());
            },
            [this](const QUuid &id) { written.insert(id, ++writings); },
            [this](const QUuid &id) { changedOnDisk(id); },
            [this](const QUuid &id) { return binned.contains(id); },
            [this](const QUuid &id) { return isRereading(id); },
            [this](const QUuid &id) {
                if (ChatSession *session = sessions.value(id))
                    reread(session);
            },
            [this] { return list.stamp(services.clock.now()); }};
}

QUuid Workspace::Private::idOf(const ChatSession *session)
{
    return session ? session->conversation().info().id : QUuid();
}

void Workspace::Private::readList()
{
    core::whenDone(q, services.store.conversations(),
                   [this](const core::Result<QList<core::ConversationInfo>> &infos) {
                       if (!infos) {
                           Q_EMIT q->openFailed(QUuid(), infos.error());
                           return;
                       }
                       // Meanwhile something may have been sent or renamed: what is open knows
                       // better.
                       QList<core::ConversationInfo> all;
                       for (const core::ConversationInfo &info : infos.value()) {
                           if (!binned.contains(info.id) && !sessions.contains(info.id))
                               all.append(info);
                       }
                       for (const ChatSession *session : std::as_const(sessions)) {
                           if (session->isStored() && !session->isTemporary
                               && !binned.contains(idOf(session)))
                               all.append(session->conversation().info());
                       }
                       list.setAll(all);
                       for (ChatSession *session : std::as_const(sessions))
                           remark(session);
                   });
}

void Workspace::Private::openStored(const QUuid &id)
{
    endOpening();
    opening = id;
    opener.open(id, {[this](std::unique_ptr<Glimpse> seen) {
                         // What changed meanwhile is not in it.
                         if (!binned.contains(seen->conversation->info().id))
                             setGlimpse(std::move(seen));
                     },
                     [this](std::unique_ptr<core::Conversation> conversation) {
                         const QUuid opened = conversation->info().id;
                         const core::ConversationInfo *listed = list.find(opened);
                         if (binned.contains(opened) || (opener.isBinned() && !listed)) {
                             stayHere();
                             edits.giveUpOn(opened);
                             Q_EMIT q->foundInBin(opened);
                             return;
                         }
                         // A name that it was given meanwhile still waits to be written.
                         if (isDiskRefusing && listed)
                             conversation->setInfo(*listed);
                         ChatSession *known = sessions.value(opened);
                         show(known ? known : adopt(std::move(conversation), true));
                         rereadOutdated(opened);
                     },
                     [this, id](const core::Error &error) {
                         stayHere();
                         Q_EMIT q->openFailed(id, error);
                         edits.giveUpOn(id);
                     }});
}

/// Nothing came of opening another one.
void Workspace::Private::stayHere()
{
    endOpening();
    setGlimpse(nullptr);
    // Something is always shown, and never what lies in the bin.
    if (!current || binned.contains(idOf(current)))
        q->startNew();
    else
        rereadOutdated(idOf(current));
}

/// Once whoever told that it has come to rest has told everybody.
void Workspace::Private::rereadOutdated(const QUuid &id)
{
    if (!outdated.contains(id))
        return;
    QTimer::singleShot(0, q, [this, id] {
        ChatSession *session = sessions.value(id);
        if (session && outdated.contains(id))
            reread(session);
    });
}

void Workspace::Private::setGlimpse(std::unique_ptr<Glimpse> seen)
{
    if (!seen && !glimpse)
        return;
    // Whoever looks at the last one lets go of it before it is gone.
    const std::unique_ptr<Glimpse> before = std::exchange(glimpse, std::move(seen));
    Q_EMIT q->glimpseChanged(glimpse.get());
}

QUuid Workspace::Private::glimpsedId() const
{
    return glimpse ? glimpse->conversation->info().id : QUuid();
}

/// It is shown, or not wanted any more: what is opened later is read then.
void Workspace::Private::endOpening()
{
    if (!sessions.contains(opening))
        outdated.remove(opening);
    opening = QUuid();
}

ChatSession *Workspace::Private::adopt(std::unique_ptr<core::Conversation> conversation,
                                       bool isStored)
{
    auto *session = new ChatSession(services, std::move(conversation), isStored, q);
    sessions.insert(idOf(session), session);
    listenTo(session);
    return session;
}

void Workspace::Private::listenTo(ChatSession *session)
{
    connect(session, &ChatSession::stored, q, [this, session] {
        if (unused == session)
            unused = nullptr;
        if (session->isTemporary)
            return;
        list.insert(session->conversation().info());
        remark(session);
        if (current == session)
            rememberCurrent();
    });
    connect(&session->conversation(), &core::Conversation::infoChanged, q, [this, session] {
        if (session->isStored() && list.rowOf(idOf(session)) >= 0)
            list.update(session->conversation().info());
    });
    connect(session, &ChatSession::phaseChanged, q, [this, session] {
        if (session->isRunning())
            written.insert(idOf(session), ++writings);
        remark(session);
    });
    connect(session, &ChatSession::finished, q, [this, session](const QUuid &reply) {
        if (!session->isTemporary)
            titles->hearFinished(*session, reply);
        replyFinished(session, reply);
    });
}

void Workspace::Private::remark(ChatSession *session)
{
    const QUuid id = idOf(session);
    if (list.rowOf(id) < 0)
        return;
    if (session->isRunning())
        list.setMark(id, core::ConversationMark::Running);
    else if (list.mark(id) == core::ConversationMark::Running)
        list.setMark(id, core::ConversationMark::None);
}

void Workspace::Private::replyFinished(ChatSession *session, const QUuid &reply)
{
    rereadOutdated(idOf(session));
    if (current == session)
        return;
    const core::Message *message = session->conversation().find(reply);
    const bool hasFailed = message
                           && (message->state == core::MessageState::Failed
                               || message->state == core::MessageState::Interrupted);
    list.setMark(idOf(session), hasFailed ? core::ConversationMark::Failed
                                          : core::ConversationMark::FinishedUnseen);
    closeIfIdle(session);
}

void Workspace::Private::show(ChatSession *session)
{
    // Anything still being read for showing is no longer wanted.
    opener.cancel();
    endOpening();
    ChatSession *before = current;
    if (before == session) {
        setGlimpse(nullptr);
        edits.goOn(); // what waits for another one hears that this was wanted
        return;
    }
    if (before && before->isStored() && !before->isTemporary) {
        recent.removeAll(idOf(before));
        recent.append(idOf(before));
        if (recent.size() > kMaxRecent)
            recent.removeFirst();
    }
    current = session;
    rememberCurrent();
    if (!session->isRunning())
        list.setMark(idOf(session), core::ConversationMark::None);
    Q_EMIT q->currentChanged(session);
    setGlimpse(nullptr);
    closeIfIdle(before);
    edits.goOn();
}

/// What is neither shown nor at work is read again when it is wanted: the memory of a day with
/// many conversations stays that of one.
void Workspace::Private::closeIfIdle(ChatSession *session)
{
    // Answers that nobody has picked from yet stand side by side when it is shown again.
    const bool isAtWork =
        session && (session->isRunning() || session->queued() || Comparison::of(*session).isOpen());
    const bool isNeeded = !session || session == current || session == unused
                          || ((isAtWork || isDiskRefusing) && !session->isTemporary);
    if (isNeeded || sessions.value(idOf(session)) != session)
        return;
    sessions.remove(idOf(session));
    outdated.remove(idOf(session));
    close(session);
}

void Workspace::Private::close(ChatSession *session)
{
    session->disconnect(q);
    session->conversation().disconnect(q);
    // Now, and not when it goes: what is on disk may be something else by then.
    session->leave();
    session->deleteLater();
    closing.start();
}

void Workspace::Private::closeAllIdle()
{
    const QList<ChatSession *> open = sessions.values();
    for (ChatSession *session : open)
        closeIfIdle(session);
}

void Workspace::Private::leaveAll()
{
    isDiskRefusing = false;
    closeAllIdle();
    binned.clear();
    outdated.clear();
    recent.clear();
    written.clear();
    changes.clear();
}

void Workspace::Private::rememberCurrent()
{
    core::Settings settings = services.preferences.settings();
    const bool isKept = current && current->isStored() && !current->isTemporary;
    settings.lastConversationId = isKept ? idOf(current) : QUuid();
    services.preferences.set(settings);
}

/// The next one that stays, or else the one before; null for none.
QUuid Workspace::Private::nextTo(int row, const QSet<QUuid> &leaving) const
{
    const int count = list.openCount();
    QList<int> others;
    for (int below = row + 1; below < count; ++below)
        others.append(below);
    for (int above = row - 1; row < count && above >= 0; --above)
        others.append(above);
    for (const int other : std::as_const(others)) {
        if (!leaving.contains(list.at(other).id))
            return list.at(other).id;
    }
    return {};
}

void Workspace::Private::openOrNew(const QUuid &id)
{
    if (id.isNull())
        q->startNew();
    else
        q->open(id);
}

} // namespace chat
