// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace.h"

#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/id.h"

#include <algorithm>
#include <utility>

namespace chat {
namespace {

/// Where the sidebar has the conversations of a folder: at its end, behind the folders in it. Of
/// two folders that end together the inner one comes first.
struct ListedPlace {
    qsizetype end = 0;
    int height = 0;
    bool isOpen = true;
};

struct ListedChat {
    QUuid id;
    ListedPlace place;
};

QHash<QUuid, ListedPlace> listedPlaces(const core::Cabinet &cabinet)
{
    QHash<QUuid, ListedPlace> places;
    const QList<core::Cabinet::Entry> &entries = cabinet.entries();
    for (qsizetype row = 0; row < entries.size(); ++row) {
        const core::Cabinet::Entry &entry = entries.at(row);
        const bool isOpen = (entry.parent.isNull() || places.value(entry.parent).isOpen)
                            && !cabinet.folder(entry.id)->isCollapsed;
        places.insert(entry.id, {row + cabinet.withAllIn(entry.id).size(), -entry.depth, isOpen});
    }
    return places;
}

/// In the order of the sidebar: the pinned ones, those in folders, the others; none of the archive.
QList<ListedChat> listedChats(const core::ConversationList &list, const core::Cabinet &cabinet)
{
    const QHash<QUuid, ListedPlace> places = listedPlaces(cabinet);
    const ListedPlace pinned{-1};
    const ListedPlace last{places.size() + 1};
    QList<ListedChat> chats;
    chats.reserve(list.openCount());
    for (int row = 0; row < list.openCount(); ++row) {
        const core::ConversationInfo &info = list.at(row);
        const QUuid folder = cabinet.folderOf(info.id);
        chats.append({info.id, info.isPinned ? pinned : places.value(folder, last)});
    }
    std::stable_sort(chats.begin(), chats.end(), [](const ListedChat &a, const ListedChat &b) {
        return std::pair(a.place.end, a.place.height) < std::pair(b.place.end, b.place.height);
    });
    return chats;
}

} // namespace

Workspace::Workspace(ChatSession::Services services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, services))
{
    connect(&services.store, &storage::Store::writeFailed, this, &Workspace::writeFailed);
    connect(&services.store, &storage::Store::writeRecovered, this, &Workspace::writeRecovered);
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
    if (ChatSession *session = d->sessions.value(id))
        d->show(session);
    else
        d->openStored(id);
}

void Workspace::startNew()
{
    if (d->temporary->hold([this] { startNew(); }))
        return;
    if (!d->unused) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.created = d->services.clock.now();
        info.updated = info.created;
        const core::Profile active = d->services.connections.active();
        info.profileId = active.id;
        info.model = active.model;
        d->unused = d->adopt(std::make_unique<core::Conversation>(info), false);
    }
    d->show(d->unused);
}

void Workspace::openNeighbour(int step)
{
    const QList<ListedChat> chats = listedChats(d->list, d->filer->cabinet());
    const QUuid shown = Private::idOf(d->current);
    const auto known = std::find_if(chats.cbegin(), chats.cend(),
                                    [&shown](const ListedChat &chat) { return chat.id == shown; });
    const int way = step > 0 ? 1 : -1;
    // A new conversation, and one in the archive, stand above the list.
    qsizetype at = known == chats.cend() ? -1 : known - chats.cbegin();
    do
        at += way;
    while (at >= 0 && at < chats.size() && !chats.at(at).place.isOpen);
    if (at >= 0 && at < chats.size())
        open(chats.at(at).id);
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
    d->setTitle(id, clean, true);
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
