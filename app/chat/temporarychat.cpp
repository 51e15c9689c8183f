// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/temporarychat.h"

#include "chat/chatsession_p.h"
#include "chat/undostep.h"
#include "chat/workspace_p.h"
#include "core/id.h"
#include "core/whendone.h"
#include "storage/memorystore.h"
#include "storage/wholeconversation.h"

namespace chat {
namespace {

/// Somebody may have walked to another branch since it was read.
void takePath(const core::Conversation &live, storage::WholeConversation &whole,
              storage::Store &disk)
{
    QList<QUuid> parents{QUuid()};
    for (const core::Message &message : std::as_const(whole.messages))
        parents.append(message.id);
    for (const QUuid &parent : std::as_const(parents)) {
        const QUuid child = live.activeChild(parent);
        if (child.isNull() || whole.activeChildren.value(parent) == child)
            continue;
        whole.activeChildren.insert(parent, child);
        (void)disk.setActiveChild(whole.info.id, parent, child);
    }
}

} // namespace

TemporaryChat::TemporaryChat(Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
}

void TemporaryChat::start()
{
    if (hold([this] { start(); }))
        return;
    Workspace::Private &d = *m_workspace.d;
    if (!m_session || d.current != m_session) {
        core::ConversationInfo info;
        info.id = core::newId();
        info.created = d.list.stamp(d.services.clock.now());
        info.updated = info.created;
        const core::Profile active = d.services.connections.active();
        info.profileId = active.id;
        info.model = active.model;
        auto store = std::make_unique<storage::MemoryStore>();
        m_store = store.get();
        m_isGivenUp = false;
        m_session = d.adoptTemporary(std::make_unique<core::Conversation>(info), std::move(store));
        m_unsent.reset();
        connect(m_session, &ChatSession::finished, this, &TemporaryChat::goOnKeeping);
        connect(m_session, &ChatSession::queuedChanged, this, &TemporaryChat::goOnKeeping);
        // A reply that calls has finished before its calls are answered, or left to a person.
        connect(m_session, &ChatSession::phaseChanged, this, [this] {
            if (m_session && !m_session->isRunning())
                goOnKeeping();
        });
    }
    d.show(m_session);
}

bool TemporaryChat::isAtStake() const
{
    return m_session && m_workspace.d->current == m_session && !m_isGivenUp
           && (canKeep() || m_session->queued() || (m_hasDraft && m_hasDraft()));
}

bool TemporaryChat::canKeep() const
{
    return m_session && m_session->conversation().messageCount() > 0;
}

bool TemporaryChat::hold(std::function<void()> wish)
{
    if (!isAtStake())
        return false;
    forgetWish();
    m_wish = std::move(wish);
    Q_EMIT leaveAsked();
    return true;
}

void TemporaryChat::keep()
{
    if (!isAtStake() || !canKeep() || m_isWriting)
        return;
    m_isKeepWanted = false;
    if (m_wish || !m_session->isRunning()) {
        if (const auto queued = m_session->takeQueued())
            m_unsent = queued;
        m_session->stop();
    }
    m_isKeepWanted = m_session->isRunning() || m_session->queued();
    if (!m_isKeepWanted)
        write();
}

void TemporaryChat::goOnKeeping()
{
    // Whoever told that has to come to an end first: it is about to be replaced.
    if (std::exchange(m_isKeepWanted, false))
        QTimer::singleShot(0, this, &TemporaryChat::keep);
}

void TemporaryChat::inTurn(const std::function<void()> &deed)
{
    const bool isLater = m_session && m_session->d->m_putOff && !m_session->d->m_putOff->isEmpty();
    if (!isLater || !m_session->putsOff([deed](ChatSession &) { deed(); }))
        deed();
}

void TemporaryChat::setWriting(bool isWriting)
{
    if (std::exchange(m_isWriting, isWriting) != isWriting)
        Q_EMIT writingChanged();
}

void TemporaryChat::write()
{
    setWriting(true);
    m_session->hold();
    store(false);
}

void TemporaryChat::store(bool isAnew)
{
    const core::ConversationInfo info = m_session->conversation().info();
    // Grows with each step that is taken back or done again meanwhile: those cannot wait, for they
    // lead into the store in memory.
    const qint64 stand = m_workspace.d->standOf(info.id);
    using Whole = core::Result<storage::WholeConversation>;
    core::whenDone(this, storage::WholeConversations(*m_store).read(info.id),
                   [this, info, isAnew, stand](const Whole &read) {
                       if (!read) {
                           refused(read.error());
                           return;
                       }
                       storage::WholeConversation whole = read.value();
                       whole.info = info;
                       storage::WholeConversations disk(m_workspace.d->services.store);
                       core::whenDone(
                           this, isAnew ? disk.replace(whole) : disk.add(whole),
                           [this, whole, stand](const core::Result<core::Done> &added) {
                               if (!added)
                                   refused(added.error());
                               else if (m_session && stand != m_workspace.d->standOf(whole.info.id))
                                   store(true);
                               else
                                   becomeOrdinary(whole);
                           });
                   });
}

void TemporaryChat::refused(const core::Error &error)
{
    setWriting(false);
    if (m_session) {
        catchUp(*m_session, *m_session);
        if (const auto unsent = std::exchange(m_unsent, std::nullopt))
            m_session->send(*unsent);
    }
    forgetWish();
    Q_EMIT keepFailed(error);
}

void TemporaryChat::catchUp(ChatSession &before, ChatSession &after)
{
    const auto putOff = before.release();
    for (const auto &what : putOff)
        what(after);
}

void TemporaryChat::becomeOrdinary(storage::WholeConversation whole)
{
    setWriting(false);
    if (!m_session)
        return;
    dropSteps(End::Kept);
    storage::Store &disk = m_workspace.d->services.store;
    const core::Conversation &live = m_session->conversation();
    takePath(live, whole, disk);
    if (live.info() != whole.info)
        (void)disk.saveInfo(live.info());
    auto tree = std::make_unique<core::Conversation>(live.info());
    tree->restore(whole.messages, whole.activeChildren);
    // It is deleted later.
    ChatSession *before = std::exchange(m_session, nullptr);
    m_store = nullptr;
    const QUuid id = whole.info.id;
    m_workspace.d->replaceTemporary(before, std::move(tree));
    const auto unsent = std::exchange(m_unsent, std::nullopt);
    if (ChatSession *after = m_workspace.session(id)) {
        catchUp(*before, *after);
        if (unsent)
            after->send(*unsent);
    }
    Q_EMIT kept();
    goOn();
}

void TemporaryChat::discard()
{
    if (!m_session || m_isWriting)
        return;
    dropSteps(End::Discarded);
    m_isGivenUp = true;
    m_isKeepWanted = false;
    m_unsent.reset();
    (void)m_session->takeQueued();
    m_session->stop();
    if (m_workspace.d->current == m_session)
        m_workspace.startNew();
    goOn();
}

void TemporaryChat::stay()
{
    forgetWish();
}

void TemporaryChat::forgetWish()
{
    if (std::exchange(m_wish, nullptr))
        Q_EMIT stayed();
}

void TemporaryChat::goOn()
{
    if (const auto wish = std::exchange(m_wish, nullptr))
        wish();
}

storage::Store *TemporaryChat::storeOf(const QUuid &conversation) const
{
    const bool isIt = m_session && m_session->conversation().info().id == conversation;
    return isIt ? m_store.data() : nullptr;
}

void TemporaryChat::dropSteps(End end)
{
    QUndoStack &stack = m_workspace.undoStack();
    const QUuid id = m_session->conversation().info().id;
    for (int i = 0; i < stack.count(); ++i) {
        const auto *edit = dynamic_cast<const EditStep *>(stack.command(i));
        const auto *other = dynamic_cast<const UndoStep *>(stack.command(i));
        // An edit leads into the store in memory, which goes.
        if ((edit && edit->conversation() == id)
            || (end == End::Discarded && other && other->conversation() == id)) {
            stack.clear();
            return;
        }
    }
}

} // namespace chat
