// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messageedits.h"

#include "chat/deletemessages.h"
#include "chat/revisemessage.h"
#include "chat/undostep.h"
#include "core/id.h"
#include "core/whendone.h"
#include "storage/storeedits.h"

#include <utility>

namespace chat {

MessageEdits::MessageEdits(Host host, QObject *parent)
    : QObject(parent)
    , m_host(std::move(host))
{
}

EditStep::Runner MessageEdits::runner()
{
    return [this](EditStep &step, bool isRedo) { run(step, isRedo); };
}

bool MessageEdits::remove(const QUuid &conversation, const QUuid &message, core::Extent extent)
{
    const ChatSession *session = m_host.session(conversation);
    const bool isThere = session && session->conversation().find(message);
    const bool hasBelow = isThere && !session->conversation().activeChild(message).isNull();
    if (!isThere || session->isRunning() || (extent == core::Extent::Below && !hasBelow))
        return false;
    m_host.undoStack.push(
        new DeleteMessages(conversation, runner(), m_host.store, message, extent));
    return true;
}

QFuture<core::Result<core::Done>>
MessageEdits::rewrite(const QUuid &conversation, const QUuid &message, const Outgoing &outgoing)
{
    const ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found || outgoing.isEmpty())
        return core::ready<core::Result<core::Done>>(core::Done{});
    QList<core::ContentPart> parts = found->parts;
    if (found->role == core::Role::User) {
        parts.removeIf([](const core::ContentPart &part) {
            return std::holds_alternative<core::ImagePart>(part);
        });
        for (const core::ImagePart &image : outgoing.images)
            parts.append(image);
    }
    parts = withText(parts, outgoing.text);
    return revise(conversation, message, parts, storedImages(parts, outgoing.attachments));
}

QFuture<core::Result<core::Done>> MessageEdits::restore(const QUuid &conversation,
                                                        const QUuid &message,
                                                        const storage::Revision &revision)
{
    const ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found)
        return core::ready<core::Result<core::Done>>(core::Done{});
    core::Message words;
    words.parts = revision.parts;
    return revise(conversation, message, withText(found->parts, core::plainText(words)), {});
}

QFuture<core::Result<core::Done>>
MessageEdits::revise(const QUuid &conversation, const QUuid &message,
                     const QList<core::ContentPart> &parts,
                     const QList<storage::Attachment> &attachments)
{
    const ChatSession *session = m_host.session(conversation);
    const core::Message *found = session->conversation().find(message);
    const core::Later<core::Result<core::Done>> later;
    if (!found->isLoaded || session->isRunning() || parts.isEmpty()) {
        core::Error refused;
        refused.kind = core::ErrorKind::BadInput;
        refused.code = QStringLiteral("busy");
        later.finish(refused);
        return later.future();
    }
    if (parts == found->parts) {
        later.finish(core::Done{});
        return later.future();
    }
    auto *step = new ReviseMessage(conversation, runner(), m_host.store, message,
                                   {found->parts, parts, attachments, m_host.clock.now()});
    step->setReport([later](const core::Result<core::Done> &result) { later.finish(result); });
    m_host.undoStack.push(step);
    m_host.wrote(conversation);
    return later.future();
}

QFuture<core::Result<QList<storage::Revision>>> MessageEdits::earlier(const QUuid &message)
{
    return storage::StoreEdits(m_host.store).revisions(message);
}

void MessageEdits::branchOff(const QUuid &conversation, const QUuid &message)
{
    const ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found || core::isRunning(found->state) || !session->isStored())
        return;
    core::ConversationInfo info = session->conversation().info();
    info.id = core::newId();
    info.created = m_host.clock.now();
    info.updated = info.created;
    info.scroll = {};
    info.isPinned = false;
    info.isArchived = false;
    core::whenDone(this, storage::StoreEdits(m_host.store).copyPath(message, info),
                   [this, info, conversation](const core::Result<core::Done> &stored) {
                       if (!stored) {
                           Q_EMIT failed(stored.error());
                           return;
                       }
                       m_host.arrived(info);
                       auto *step = new UndoStep([this, id = info.id] { m_host.outOfBin(id); },
                                                 [this, id = info.id, conversation] {
                                                     m_host.intoBin(id);
                                                     m_host.open(conversation);
                                                     Q_EMIT branchTakenBack();
                                                 },
                                                 UndoStep::Start::Done);
                       step->setText(branchStep());
                       m_host.undoStack.push(step);
                       Q_EMIT branchedOff();
                   });
}

void MessageEdits::run(EditStep &step, bool isRedo)
{
    m_waiting.append({step.life(), &step, isRedo});
    goOn();
}

void MessageEdits::goOn()
{
    // Opening one or stopping its reply comes back here.
    if (std::exchange(m_isAtWork, true))
        return;
    while (!m_waiting.isEmpty()) {
        const Waiting next = m_waiting.constFirst();
        if (next.life.expired()) {
            m_waiting.removeFirst();
            continue;
        }
        const QUuid id = next.step->conversation();
        ChatSession *session = m_host.session(id);
        if (!session) {
            m_host.open(id);
            break;
        }
        if (next.isRedo && session->isRunning())
            session->stop();
        if (next.isRedo && session->isRunning()) {
            // It is just being committed.
            connect(session, &ChatSession::phaseChanged, this, &MessageEdits::goOn,
                    Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
            break;
        }
        m_waiting.removeFirst();
        perform(next, *session);
        m_host.open(id);
    }
    m_isAtWork = false;
}

void MessageEdits::giveUpOn(const QUuid &conversation)
{
    m_waiting.removeIf([&conversation](const Waiting &waiting) {
        return waiting.life.expired() || waiting.step->conversation() == conversation;
    });
    goOn();
}

void MessageEdits::perform(const Waiting &next, ChatSession &session)
{
    if (next.isRedo) {
        core::whenDone(
            this, next.step->apply(session),
            [this, next](const core::Result<core::Done> &result) { applied(next, result); });
    } else {
        next.step->revert(session, true);
    }
    if (next.step->movesEye())
        Q_EMIT placeWanted(next.step->conversation());
}

bool MessageEdits::isNext(const QUndoCommand *step) const
{
    const int index = m_host.undoStack.index();
    return index > 0 && m_host.undoStack.command(index - 1) == step;
}

void MessageEdits::applied(const Waiting &done, const core::Result<core::Done> &result)
{
    const bool isThere = !done.life.expired();
    if (!result && isThere)
        takeBackRefused(*done.step);
    if (isThere)
        done.step->report(result);
    if (!result && isThere && isNext(done.step))
        m_host.undoStack.undo(); // which forgets what is obsolete
    if (!result)
        Q_EMIT failed(result.error());
    else if (isThere && done.step->isDone() && done.step->removedCount() > 0 && isNext(done.step))
        Q_EMIT removed(done.step->removedCount());
}

void MessageEdits::takeBackRefused(EditStep &step)
{
    if (ChatSession *session = m_host.session(step.conversation()))
        step.revert(*session, false);
    step.setObsolete(true);
    if (step.movesEye())
        Q_EMIT placeWanted(step.conversation());
}

} // namespace chat
