// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/deletemessages.h"

#include "core/id.h"

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
    core::Cutting cutting = tree.cut(m_message, m_extent);
    if (cutting.isEmpty())
        return nothingDone();
    m_cutting = std::move(cutting);
    m_place = tree.info().scroll; // as the view said when it was about to happen
    m_above.clear();
    for (const core::Message *above = tree.find(m_cutting.parent); above;
         above = tree.find(above->parentId))
        m_above.append(above->id);
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

QFuture<core::Result<core::Done>> DeleteMessages::doRevert(ChatSession &session, bool isOnDisk)
{
    core::Conversation &tree = session.conversation();
    if (m_cutting.isEmpty())
        return core::ready<core::Result<core::Done>>(core::Done{});
    if (isOnDisk)
        findPlace(tree);
    // What is being answered stays in view.
    const bool isShown = !session.isRunning();
    const bool isThere = tree.find(m_cutting.messages.constFirst().id);
    if (!isThere && !tree.paste(m_cutting, isShown)) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = QStringLiteral("no-place");
        error.message = core::idText(m_cutting.parent);
        return core::ready<core::Result<core::Done>>(error);
    }
    if (isShown)
        session.setScrollPlace(m_place);
    if (!isOnDisk)
        return core::ready<core::Result<core::Done>>(core::Done{});
    storage::TreeChange change = wayBack();
    for (const QUuid &moved : std::as_const(m_cutting.moved)) {
        if (!tree.find(moved))
            change.parents.remove(moved);
    }
    for (const QUuid &parent : {m_cutting.parent, m_message}) {
        if (!change.activeChildren.contains(parent))
            continue;
        // What is just being sent is not on disk yet, and tells the disk itself that it is shown.
        const QUuid child = tree.activeChild(parent);
        if (isShown || m_cutting.tops.contains(child) || m_cutting.moved.contains(child))
            change.activeChildren.insert(parent, child);
        else
            change.activeChildren.remove(parent);
    }
    return storage::StoreEdits(m_store).changeTree(change);
}

/// As it was when it was done.
storage::TreeChange DeleteMessages::wayBack() const
{
    storage::TreeChange change{conversation(), m_cutting.tops, false, {}, {}};
    for (const QUuid &top : m_cutting.tops)
        change.parents.insert(top, m_cutting.parent);
    for (const QUuid &moved : m_cutting.moved)
        change.parents.insert(moved, m_message);
    change.activeChildren.insert(m_cutting.parent, m_cutting.shownBefore);
    if (!m_cutting.moved.isEmpty())
        change.activeChildren.insert(m_message, m_cutting.activeChildren.value(m_message));
    return change;
}

QFuture<core::Result<core::Done>> DeleteMessages::doRevertAhead()
{
    return storage::StoreEdits(m_store).changeTree(wayBack());
}

/// What it hung at may have been replaced: it hangs above that then.
void DeleteMessages::findPlace(const core::Conversation &tree)
{
    if (m_cutting.parent.isNull() || tree.find(m_cutting.parent))
        return;
    QUuid place;
    for (const QUuid &above : std::as_const(m_above)) {
        if (place.isNull() && tree.find(above))
            place = above;
    }
    m_cutting.parent = place;
    for (core::Message &message : m_cutting.messages) {
        if (m_cutting.tops.contains(message.id))
            message.parentId = place;
    }
}

} // namespace chat
