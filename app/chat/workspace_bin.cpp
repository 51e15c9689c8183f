// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace_p.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

#include <QSet>

namespace chat {

/// Stops what runs in them. The one that was shown, if it is among them.
QUuid Workspace::Private::intoBin(const QList<QUuid> &ids, const core::Filing &step)
{
    const QSet<QUuid> gone(ids.begin(), ids.end());
    for (int row = 0; row < list.count(); ++row) {
        if (gone.contains(list.at(row).id))
            binned.insert(list.at(row).id, list.at(row));
    }
    if (gone.contains(glimpsedId()))
        setGlimpse(nullptr);
    // A shown one stays until its neighbour has been read; showing that closes it.
    const QUuid shown = gone.contains(idOf(current)) ? idOf(current) : QUuid();
    for (const QUuid &id : ids) {
        if (ChatSession *session = sessions.value(id)) {
            (void)session->takeQueued();
            session->stop();
            closeIfIdle(session);
        }
    }
    if (!shown.isNull()) {
        openOrNew(nextTo(list.rowOf(shown), gone));
    } else if (gone.contains(opening)) {
        // Whoever deletes what is being opened does not ask to see it in the bin.
        opener.cancel();
        stayHere();
    }
    if (ids.size() == 1)
        list.remove(ids.constFirst());
    else
        list.removeAll(gone);
    (void)storage::StoreEdits(services.store).file(step, {ids, true});
    for (const QUuid &id : ids) {
        edits.giveUpOn(id);
        titles->cancel(id);
    }
    return shown;
}

/// What lies in the bin of these; `shown` is opened then.
void Workspace::Private::outOfBin(const QList<QUuid> &ids, const QUuid &shown,
                                  const core::Filing &step)
{
    QList<core::ConversationInfo> infos;
    QList<QUuid> back;
    for (const QUuid &id : ids) {
        if (!binned.contains(id))
            continue;
        infos.append(binned.take(id));
        back.append(id);
    }
    if (!back.isEmpty() || !step.isEmpty())
        (void)storage::StoreEdits(services.store).file(step, {back, false});
    if (infos.isEmpty())
        return;
    if (infos.size() == 1)
        list.insert(infos.constFirst());
    else
        list.insertAll(infos);
    if (!shown.isNull() && list.rowOf(shown) >= 0)
        q->open(shown);
}

/// They were brought back, or lie in the bin again.
void Workspace::Private::binMoved(const QList<storage::BinRef> &refs, bool isDeleted)
{
    QHash<QUuid, QList<QUuid>> messages;
    QList<QUuid> gone;
    QSet<QUuid> back;
    for (const storage::BinRef &ref : refs) {
        if (!ref.isConversation())
            messages[ref.conversation].append(ref.message);
        else if (isDeleted && list.find(ref.conversation))
            gone.append(ref.conversation);
        // A message brings its conversation along.
        if (!isDeleted && !list.find(ref.conversation))
            back.insert(ref.conversation);
    }
    if (!gone.isEmpty())
        (void)intoBin(gone);
    for (auto changed = messages.cbegin(); changed != messages.cend(); ++changed)
        changedOnDisk(changed.key());
    if (!back.isEmpty())
        insertStored(back);
    rereadAll(messages);
}

void Workspace::Private::insertStored(const QSet<QUuid> &ids)
{
    for (const QUuid &id : ids)
        binned.remove(id);
    core::whenDone(q, services.store.conversations(),
                   [this, ids](const core::Result<QList<core::ConversationInfo>> &all) {
                       if (!all)
                           return;
                       QList<core::ConversationInfo> back;
                       for (const core::ConversationInfo &info : all.value()) {
                           if (ids.contains(info.id) && !list.find(info.id)
                               && !binned.contains(info.id))
                               back.append(info);
                       }
                       list.insertAll(back);
                   });
}

} // namespace chat
