// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/messageedits.h"

#include "chat/deletemessages.h"
#include "chat/pageloader.h"
#include "chat/revisemessage.h"
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
    ChatSession *session = m_host.session(conversation);
    if (session
        && session->putsOff([=, this](ChatSession &) { remove(conversation, message, extent); }))
        return true;
    const bool isThere = session && session->conversation().find(message);
    const bool hasBelow = isThere && !session->conversation().activeChild(message).isNull();
    if (!isThere || session->isRunning() || (extent == core::Extent::Below && !hasBelow))
        return false;
    m_host.undoStack.push(
        new DeleteMessages(conversation, runner(), m_host.store(conversation), message, extent));
    return true;
}

QFuture<core::Result<core::Done>>
MessageEdits::rewrite(const QUuid &conversation, const QUuid &message, const Outgoing &outgoing)
{
    ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found)
        return refuse("message-gone");
    const auto again = [=, this] { return rewrite(conversation, message, outgoing); };
    if (const auto later = putOff(*session, again))
        return *later;
    if (outgoing.isEmpty())
        return core::ready<core::Result<core::Done>>(core::Done{});
    if (!found->isLoaded)
        return loaded(*session, message, [this, conversation, message, outgoing] {
            return rewrite(conversation, message, outgoing);
        });
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
    ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found)
        return refuse("message-gone");
    const auto again = [=, this] { return restore(conversation, message, revision); };
    if (const auto later = putOff(*session, again))
        return *later;
    if (!found->isLoaded)
        return loaded(*session, message, [this, conversation, message, revision] {
            return restore(conversation, message, revision);
        });
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
    if (session->isRunning() || parts.isEmpty())
        return refuse(parts.isEmpty() ? "message-empty" : "busy");
    if (parts == found->parts)
        return core::ready<core::Result<core::Done>>(core::Done{});
    const core::Later<core::Result<core::Done>> later;
    auto *step = new ReviseMessage(conversation, runner(), m_host.store(conversation), message,
                                   {found->parts, parts, attachments, m_host.clock});
    step->setReport([later](const core::Result<core::Done> &result) { later.finish(result); });
    m_host.undoStack.push(step);
    m_host.wrote(conversation);
    return later.future();
}

QFuture<core::Result<core::Done>> MessageEdits::refuse(const char *code)
{
    core::Error refused;
    refused.kind = core::ErrorKind::BadInput;
    refused.code = QLatin1String(code);
    Q_EMIT failed(refused);
    return core::ready<core::Result<core::Done>>(refused);
}

/// What `then` will have returned, where the session puts it off; nothing where it may be done.
std::optional<QFuture<core::Result<core::Done>>>
MessageEdits::putOff(ChatSession &session,
                     const std::function<QFuture<core::Result<core::Done>>()> &then)
{
    using Result = core::Result<core::Done>;
    const core::Later<Result> later;
    const bool isLater = session.putsOff([this, then, later](ChatSession &) {
        core::whenDone(this, then(), [later](const Result &result) { later.finish(result); });
    });
    return isLater ? std::optional(later.future()) : std::nullopt;
}

/// Does it once the message is loaded.
QFuture<core::Result<core::Done>>
MessageEdits::loaded(ChatSession &session, const QUuid &message,
                     std::function<QFuture<core::Result<core::Done>>()> then)
{
    using Result = core::Result<core::Done>;
    const QUuid id = session.conversation().info().id;
    return core::followed(this, session.pages().load(message),
                          [this, id, message, then = std::move(then)](const Result &read) {
                              const ChatSession *open = m_host.session(id);
                              const core::Message *found =
                                  open ? open->conversation().find(message) : nullptr;
                              if (found && found->isLoaded)
                                  return then();
                              if (read)
                                  return refuse("message-gone");
                              Q_EMIT failed(read.error());
                              return core::ready<Result>(read);
                          });
}

QFuture<core::Result<QList<storage::Revision>>> MessageEdits::earlier(const QUuid &message)
{
    return storage::StoreEdits(m_host.store({})).revisions(message);
}

void MessageEdits::branchOff(const QUuid &conversation, const QUuid &message)
{
    const ChatSession *session = m_host.session(conversation);
    const core::Message *found = session ? session->conversation().find(message) : nullptr;
    if (!found || core::isRunning(found->state) || !session->isStored() || session->isTemporary)
        return;
    core::ConversationInfo info = session->conversation().info();
    info.id = core::newId();
    info.created = m_host.stamp();
    info.updated = info.created;
    info.scroll = {};
    info.isPinned = false;
    info.isArchived = false;
    core::whenDone(this, storage::StoreEdits(m_host.store(conversation)).copyPath(message, info),
                   [this, info, conversation](const core::Result<core::Done> &stored) {
                       if (!stored) {
                           Q_EMIT failed(stored.error());
                           return;
                       }
                       m_host.arrived(info, conversation);
                       Q_EMIT branchedOff();
                   });
}

void MessageEdits::run(EditStep &step, bool isRedo)
{
    const QUuid &id = step.conversation();
    // What is taken back is so at once, whatever comes before the session can be changed.
    if (!isRedo && (!m_host.session(id) || m_host.isRereading(id))) {
        core::whenDone(this, step.revertAhead(),
                       [one = &step, life = step.life()](const core::Result<core::Done> &result) {
                           if (!result && !life.expired())
                               one->aheadRefused();
                       });
        m_host.changed(id);
    }
    m_waiting.append({step.life(), &step, isRedo});
    goOn();
}

/// False: something brings it here again.
bool MessageEdits::isReady(const Waiting &next, ChatSession &session)
{
    const QUuid &id = next.step->conversation();
    if (m_host.isRereading(id))
        return false;
    const QUuid text = next.step->rewritten();
    const bool isAtRest = !next.isRedo && (text.isNull() || session.progress().reply != text);
    if (!isAtRest && session.isRunning())
        session.stop();
    if (!isAtRest && session.isRunning()) {
        // It is just being committed.
        connect(&session, &ChatSession::phaseChanged, this, &MessageEdits::goOn,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        return false;
    }
    const core::Message *message = session.conversation().find(text);
    if (!message || message->isLoaded)
        return true;
    core::whenDone(
        this, session.pages().load(text), [this, id, text](const core::Result<core::Done> &result) {
            const ChatSession *open = m_host.session(id);
            const core::Message *found = open ? open->conversation().find(text) : nullptr;
            if (result && (!found || found->isLoaded))
                goOn();
            else
                giveUpOn(id);
        });
    return false;
}

/// The person went elsewhere while it was being opened; it is on disk, which is enough.
bool MessageEdits::isLeft(const Waiting &next) const
{
    return !next.isRedo && next.step->isAhead() && m_opening == next.step;
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
        if (!session && (m_host.isBinned(id) || isLeft(next))) {
            m_waiting.removeFirst();
            forget(next);
            continue;
        }
        if (!session) {
            m_opening = next.step;
            m_host.open(id);
            break;
        }
        m_opening = nullptr;
        if (!isReady(next, *session))
            break;
        m_waiting.removeFirst();
        perform(next, *session);
        m_host.open(id);
    }
    m_isAtWork = false;
}

void MessageEdits::giveUpOn(const QUuid &conversation)
{
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (one.life.expired())
            continue;
        if (one.step->conversation() == conversation)
            forget(one);
        else
            m_waiting.append(one);
    }
    goOn();
}

/// Whoever waits for how it went hears that nothing came of it.
void MessageEdits::forget(const Waiting &waiting)
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("message-gone");
    if (waiting.isRedo)
        waiting.step->report(error);
}

void MessageEdits::perform(const Waiting &next, ChatSession &session)
{
    const QUuid id = next.step->conversation();
    m_host.changed(id);
    if (next.isRedo) {
        core::whenDone(
            this, next.step->apply(session),
            [this, next](const core::Result<core::Done> &result) { applied(next, result); });
    } else {
        core::whenDone(
            this, next.step->revert(session, true),
            [this, id](const core::Result<core::Done> &result) { reverted(id, result); });
    }
    if (next.step->movesEye())
        Q_EMIT placeWanted(id);
}

void MessageEdits::reverted(const QUuid &conversation, const core::Result<core::Done> &result)
{
    if (result)
        return;
    m_host.reread(conversation);
    Q_EMIT failed(result.error());
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
    if (ChatSession *session = m_host.session(step.conversation())) {
        // Where something else was done since it may have no place.
        core::whenDone(this, step.revert(*session, false),
                       [this, id = step.conversation()](const core::Result<core::Done> &result) {
                           if (!result)
                               m_host.reread(id);
                       });
    }
    step.setObsolete(true);
    if (step.movesEye())
        Q_EMIT placeWanted(step.conversation());
}

} // namespace chat
