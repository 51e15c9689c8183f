// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/insertmessage.h"

#include "storage/storeedits.h"

namespace chat {

InsertMessage::InsertMessage(Runner runner, const QUuid &conversation, storage::Store &store,
                             core::Message message)
    : EditStep(name(), conversation, std::move(runner))
    , m_store(store)
    , m_message(std::move(message))
    , m_removal(conversation, {}, store, m_message.id, core::Extent::Message)
    , m_isInserted(m_message.seq != 0)
{
}

QFuture<core::Result<core::Done>> InsertMessage::doApply(ChatSession &session)
{
    core::Conversation &tree = session.conversation();
    if (tree.find(m_message.id))
        return core::ready<core::Result<core::Done>>(core::Done{});
    if (m_isInserted)
        return m_removal.revert(session, true);
    const QUuid shown = tree.activeChild(m_message.parentId);
    core::Cutting place;
    place.parent = m_message.parentId;
    place.messages = {m_message};
    place.tops = {m_message.id};
    place.moved = shown.isNull() ? QList<QUuid>() : tree.siblings(shown);
    place.shownBefore = m_message.id;
    if (!shown.isNull())
        place.activeChildren.insert(m_message.id, shown);
    if (!tree.paste(place, true))
        return nothingDone();
    m_isInserted = true;
    storage::TreeChange change{conversation(), {}, false, {}, {}, {*tree.find(m_message.id)}};
    for (const QUuid &moved : std::as_const(place.moved))
        change.parents.insert(moved, m_message.id);
    change.activeChildren = place.activeChildren;
    change.activeChildren.insert(m_message.parentId, m_message.id);
    return storage::StoreEdits(m_store).changeTree(change);
}

QFuture<core::Result<core::Done>> InsertMessage::doRevert(ChatSession &session, bool isOnDisk)
{
    if (isOnDisk)
        return m_removal.apply(session);
    (void)session.conversation().cut(m_message.id, core::Extent::Message);
    return core::ready<core::Result<core::Done>>(core::Done{});
}

} // namespace chat
