// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/deletemessages.h"

#include "core/whendone.h"
#include "storage/storeedits.h"

namespace chat {
namespace {

/// Characters of deleted texts that are kept in memory; more is read again when it comes back.
constexpr qint64 kMostKeptText = 1024 * 1024;

void lighten(core::Cutting &cutting)
{
    qint64 length = 0;
    for (core::Message &message : cutting.messages) {
        length += message.textLength;
        if (length <= kMostKeptText)
            continue;
        message.parts.clear();
        message.isLoaded = false;
    }
}

} // namespace

DeleteMessages::DeleteMessages(const QUuid &conversation, Runner runner, storage::Store &store,
                               const QUuid &message, core::Extent extent)
    : EditStep(name(), conversation, std::move(runner))
    , m_store(store)
    , m_message(message)
    , m_extent(extent)
{
}

QFuture<core::Result<core::Done>> DeleteMessages::doApply(ChatSession &session)
{
    core::Conversation &tree = session.conversation();
    const int row = tree.rowOf(m_message);
    m_cutting = tree.cut(m_message, m_extent);
    m_place = tree.info().scroll; // as the view said when it was about to happen
    if (m_cutting.isEmpty())
        return core::ready<core::Result<core::Done>>(core::Done{});
    placeEye(session, m_extent == core::Extent::Below ? row + 1 : row);
    lighten(m_cutting);
    storage::TreeChange change{conversation(), m_cutting.tops, true, {}, {}};
    for (const QUuid &moved : std::as_const(m_cutting.moved))
        change.parents.insert(moved, m_cutting.parent);
    change.activeChildren.insert(m_cutting.parent, tree.activeChild(m_cutting.parent));
    return storage::StoreEdits(m_store).changeTree(change);
}

/// What was looked at stays where it was, or what took its place does.
void DeleteMessages::placeEye(ChatSession &session, int row)
{
    const core::Conversation &tree = session.conversation();
    const bool isThere = m_place.messageId.isNull() || tree.rowOf(m_place.messageId) >= 0;
    const int last = tree.rowCount() - 1;
    if (isThere || row < 0 || last < 0)
        return;
    session.setScrollPlace({tree.at(qMin(row, last)).id, qMax(0, m_place.offset)});
}

void DeleteMessages::doRevert(ChatSession &session, bool isOnDisk)
{
    core::Conversation &tree = session.conversation();
    // What is being answered stays in view.
    const bool isShown = !session.isRunning();
    if (m_cutting.isEmpty() || !tree.paste(m_cutting, isShown))
        return;
    if (isShown)
        session.setScrollPlace(m_place);
    if (!isOnDisk)
        return;
    storage::TreeChange change{conversation(), m_cutting.tops, false, {}, {}};
    for (const QUuid &moved : std::as_const(m_cutting.moved)) {
        if (tree.find(moved))
            change.parents.insert(moved, m_message);
    }
    change.activeChildren.insert(m_cutting.parent, tree.activeChild(m_cutting.parent));
    if (!m_cutting.moved.isEmpty())
        change.activeChildren.insert(m_message, tree.activeChild(m_message));
    (void)storage::StoreEdits(m_store).changeTree(change);
}

} // namespace chat
