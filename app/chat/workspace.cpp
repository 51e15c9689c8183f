// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace.h"

#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/id.h"

#include <algorithm>
#include <utility>

namespace chat {

Workspace::Workspace(ChatSession::Services services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, services))
{
    connect(&services.store, &storage::Store::writeFailed, this, [this](const core::Error &error) {
        d->isDiskRefusing = true;
        Q_EMIT writeFailed(error);
    });
    connect(&services.store, &storage::Store::writeRecovered, this, [this] {
        d->isDiskRefusing = false;
        d->closeAllIdle();
        Q_EMIT writeRecovered();
    });
    d->list.setOrder(services.preferences.settings().conversationOrder);
    connect(&services.preferences, &Preferences::changed, this,
            [this](const core::Settings &, const core::Settings &now) {
                d->list.setOrder(now.conversationOrder);
            });
}

Workspace::~Workspace() = default;

void Workspace::start(const QUuid &conversation)
{
    d->filer->read();
    d->readList();
    d->bin->start();
    if (conversation.isNull())
        startNew();
    else
        d->openStored(conversation);
}

void Workspace::closeAll()
{
    d->undoStack.clear();
    startNew();
    d->leaveAll();
}

core::ConversationList &Workspace::list() const
{
    return d->list;
}

ChatSession *Workspace::current() const
{
    return d->current;
}

ChatSession *Workspace::session(const QUuid &id) const
{
    return d->sessions.value(id);
}

RequestExport &Workspace::requestExport() const
{
    return d->requestExport;
}

StoredPictures &Workspace::pictures() const
{
    return d->pictures;
}

core::ByteBudget &Workspace::budget() const
{
    return d->budget;
}

ReplyPictures &Workspace::replyPictures() const
{
    return d->replyPictures;
}

void Workspace::open(const QUuid &id)
{
    const bool isShown = id == Private::idOf(d->current);
    if (!isShown && d->temporary->hold([this, id] { open(id); }))
        return;
    ChatSession *session = d->sessions.value(id);
    if (session && !d->binned.contains(id)) {
        d->show(session);
        d->rereadOutdated(id);
    } else {
        d->openStored(id);
    }
}

bool Workspace::hasUnwritten() const
{
    return d->services.store.hasUnwritten();
}

QFuture<core::Result<core::Done>> settle(Workspace &workspace)
{
    return workspace.handOver();
}

QFuture<core::Result<core::Done>> Workspace::handOver()
{
    for (ChatSession *session : std::as_const(d->sessions))
        session->handOver();
    return d->services.store.settled();
}

void Workspace::startNew()
{
    if (d->temporary->hold([this] { startNew(); }))
        return;
    if (!d->unused) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.created = d->list.stamp(d->services.clock.now());
        info.updated = info.created;
        const core::Profile active = d->services.connections.active();
        info.profileId = active.id;
        info.model = active.model;
        d->unused = d->adopt(std::make_unique<core::Conversation>(info), false);
    }
    d->show(d->unused);
}

void Workspace::openLastUsed()
{
    for (qsizetype i = d->recent.size() - 1; i >= 0; --i) {
        const QUuid id = d->recent.at(i);
        const int row = d->list.rowOf(id);
        if (id != Private::idOf(d->current) && row >= 0 && row < d->list.openCount()) {
            open(id);
            return;
        }
    }
}

void Workspace::rename(const QUuid &id, const QString &title)
{
    const auto known = d->infoOf(id);
    const QString clean = title.simplified();
    if (!known || clean.isEmpty() || clean == known->title)
        return;
    d->pushTitle(id, clean, true);
}

void Workspace::remove(const QUuid &id)
{
    if (d->list.rowOf(id) < 0)
        return;
    d->undoStack.push(new UndoStep(
        [this, id] {
            if (d->list.rowOf(id) < 0)
                return;
            (void)d->intoBin({id});
            Q_EMIT deleted(d->binned.value(id).title);
        },
        [this, id] { d->outOfBin({id}, id); }));
}

Organiser &Workspace::organiser() const
{
    return *d->organiser;
}

Filer &Workspace::filer() const
{
    return *d->filer;
}

Bin &Workspace::bin() const
{
    return *d->bin;
}

TitleWriter &Workspace::titles() const
{
    return *d->titles;
}

TemporaryChat &Workspace::temporary() const
{
    return *d->temporary;
}

QUndoStack &Workspace::undoStack() const
{
    return d->undoStack;
}

MessageEdits &Workspace::edits() const
{
    return d->edits;
}

int Workspace::runningCount() const
{
    return int(std::count_if(d->sessions.cbegin(), d->sessions.cend(),
                             [](const ChatSession *session) { return session->isRunning(); }));
}

} // namespace chat
