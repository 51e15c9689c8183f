// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/importer.h"
#include "chat/undoimport.h"
#include "chat/workspace_p.h"

#include <QSet>

namespace chat {

std::unique_ptr<Importer> Workspace::makeImporter()
{
    return std::make_unique<Importer>(
        d->services.store, d->services.clock,
        [this](const core::ImportReport &report) { d->takeImported(report); });
}

/// Conversations that are open show what came with a later import when they are opened again.
void Workspace::Private::takeImported(const core::ImportReport &report)
{
    QList<QUuid> ids;
    for (const core::ConversationInfo &info : report.createdInfos) {
        list.insert(info);
        ids.append(info.id);
    }
    for (const core::ConversationInfo &info : report.continuedInfos) {
        if (list.rowOf(info.id) >= 0)
            list.update(info);
    }
    if (ids.isEmpty())
        return;
    undoStack.push(new UndoImport(
        ids, [this](const QList<QUuid> &gone) { allIntoBin(gone); },
        [this](const QList<QUuid> &back) { allOutOfBin(back); }));
}

void Workspace::Private::allIntoBin(const QList<QUuid> &ids)
{
    const QSet<QUuid> gone(ids.cbegin(), ids.cend());
    // What is shown goes with the others.
    if (gone.contains(idOf(current)))
        q->startNew();
    for (const QUuid &id : ids) {
        const core::ConversationInfo *info = list.find(id);
        if (!info)
            continue;
        binned.insert(id, *info);
        if (ChatSession *session = sessions.value(id)) {
            (void)session->takeQueued();
            session->stop();
            closeIfIdle(session);
        }
        list.remove(id);
        (void)services.store.setConversationDeleted(id, true);
    }
}

void Workspace::Private::allOutOfBin(const QList<QUuid> &ids)
{
    for (const QUuid &id : ids) {
        if (!binned.contains(id))
            continue;
        (void)services.store.setConversationDeleted(id, false);
        list.insert(binned.take(id));
    }
}

} // namespace chat
