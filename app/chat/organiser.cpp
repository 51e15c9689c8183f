// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/organiser.h"

#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/id.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

namespace chat {
namespace {

QList<QUuid> idsOf(const QList<core::ConversationInfo> &infos)
{
    QList<QUuid> ids;
    for (const core::ConversationInfo &info : infos)
        ids.append(info.id);
    return ids;
}

QStringList titlesOf(const QList<core::ConversationInfo> &infos)
{
    QStringList titles;
    for (const core::ConversationInfo &info : infos)
        titles.append(info.title);
    return titles;
}

} // namespace

Organiser::Organiser(Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
}

/// In the order of the list, as they are where they are open.
QList<core::ConversationInfo> Organiser::infosOf(const QList<QUuid> &ids) const
{
    const Workspace::Private &d = *m_workspace.d;
    const QSet<QUuid> wanted(ids.begin(), ids.end());
    QList<core::ConversationInfo> infos;
    for (int row = 0; row < d.list.count() && infos.size() < wanted.size(); ++row) {
        const core::ConversationInfo &info = d.list.at(row);
        if (!wanted.contains(info.id))
            continue;
        const ChatSession *session = d.sessions.value(info.id);
        infos.append(session ? session->conversation().info() : info);
    }
    return infos;
}

QList<core::ConversationInfo> Organiser::changeable(const QList<QUuid> &ids, Flag flag,
                                                    bool value) const
{
    QList<core::ConversationInfo> infos = infosOf(ids);
    infos.removeIf(
        [flag, value](const core::ConversationInfo &info) { return info.*flag == value; });
    return infos;
}

void Organiser::set(const QList<QUuid> &ids, Flag flag, bool value)
{
    Workspace::Private &d = *m_workspace.d;
    QList<core::ConversationInfo> infos = infosOf(ids);
    for (core::ConversationInfo &info : infos)
        info.*flag = value;
    d.list.updateAll(infos);
    for (const core::ConversationInfo &info : std::as_const(infos)) {
        if (ChatSession *session = d.sessions.value(info.id))
            session->conversation().setInfo(info);
    }
    (void)d.services.store.saveInfos(infos);
}

void Organiser::setPinned(const QList<QUuid> &ids, bool isPinned)
{
    const auto infos = changeable(ids, &core::ConversationInfo::isPinned, isPinned);
    if (infos.isEmpty())
        return;
    const auto say = [this, isPinned, titles = titlesOf(infos)] {
        Q_EMIT organised(isPinned ? Deed::Pinned : Deed::Unpinned, titles);
    };
    const auto step = [this, changed = idsOf(infos)](bool value) {
        set(changed, &core::ConversationInfo::isPinned, value);
    };
    m_workspace.d->undoStack.push(new UndoStep(
        [step, say, isPinned] {
            step(isPinned);
            say();
        },
        [step, isPinned] { step(!isPinned); }));
}

/// Another one is shown where the shown one is among these; which one that was.
QUuid Organiser::archive(const QList<QUuid> &ids)
{
    Workspace::Private &d = *m_workspace.d;
    const QUuid shown = Workspace::Private::idOf(d.current);
    const bool isLeft = ids.contains(shown);
    const QUuid next =
        isLeft ? d.nextTo(d.list.rowOf(shown), QSet<QUuid>(ids.begin(), ids.end())) : QUuid();
    // First: what is closed writes once more what it knows about itself.
    set(ids, &core::ConversationInfo::isArchived, true);
    if (!isLeft)
        return {};
    d.openOrNew(next);
    return shown;
}

void Organiser::setArchived(const QList<QUuid> &ids, bool isArchived)
{
    const auto infos = changeable(ids, &core::ConversationInfo::isArchived, isArchived);
    if (infos.isEmpty())
        return;
    const auto say = [this, isArchived, titles = titlesOf(infos)] {
        Q_EMIT organised(isArchived ? Deed::Archived : Deed::TakenOut, titles);
    };
    const auto left = std::make_shared<QUuid>();
    const auto step = [this, changed = idsOf(infos), left](bool value) {
        if (value) {
            *left = archive(changed);
            return;
        }
        set(changed, &core::ConversationInfo::isArchived, false);
        if (!left->isNull())
            m_workspace.open(*left);
    };
    m_workspace.d->undoStack.push(new UndoStep(
        [step, say, isArchived] {
            step(isArchived);
            say();
        },
        [step, isArchived] { step(!isArchived); }));
}

void Organiser::remove(const QList<QUuid> &ids)
{
    const QList<core::ConversationInfo> infos = infosOf(ids);
    if (infos.size() < 2) {
        if (!infos.isEmpty())
            m_workspace.remove(infos.constFirst().id);
        return;
    }
    const auto say = [this, titles = titlesOf(infos)] { Q_EMIT organised(Deed::Deleted, titles); };
    const QList<QUuid> gone = idsOf(infos);
    const auto left = std::make_shared<QUuid>();
    m_workspace.d->undoStack.push(new UndoStep(
        [this, gone, left, say] {
            *left = m_workspace.d->intoBin(gone);
            say();
        },
        [this, gone, left] { m_workspace.d->outOfBin(gone, *left); }));
}

void Organiser::duplicate(const QUuid &id, const QString &title)
{
    Workspace::Private &d = *m_workspace.d;
    const QList<core::ConversationInfo> found = infosOf({id});
    if (found.isEmpty())
        return;
    core::ConversationInfo copy = found.constFirst();
    copy.id = core::newId();
    copy.title = title;
    copy.isTitleByHand = true;
    copy.isPinned = false;
    copy.isArchived = false;
    copy.created = d.list.stamp(d.services.clock.now());
    copy.updated = copy.created;
    core::whenDone(this, storage::StoreEdits(d.services.store).copyConversation(id, copy),
                   [this, id, original = found.constFirst().title](
                       const core::Result<core::ConversationInfo> &stored) {
                       if (stored) {
                           m_workspace.d->filer->cabinet().fileAs(stored.value().id, id);
                           take(original, stored.value());
                           return;
                       }
                       Q_EMIT m_workspace.openFailed(id, stored.error());
                   });
}

void Organiser::take(const QString &original, const core::ConversationInfo &copy)
{
    Workspace::Private &d = *m_workspace.d;
    d.list.insert(copy);
    Q_EMIT organised(Deed::Duplicated, {original});
    d.pushArrival(copy.id, {}, {});
    m_workspace.open(copy.id);
}

} // namespace chat
