// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatsession_p.h"

#include "chat/instanttitle.h"
#include "core/conversationlist.h"
#include "core/id.h"
#include "core/whendone.h"

namespace chat {
ChatSession::Private::Private(ChatSession *owner, const Services &services_,
                              std::unique_ptr<core::Conversation> conversation_, bool isStored)
    : q(owner)
    , services(services_)
    , conversation(std::move(conversation_))
    , recorder(*conversation, services.store, isStored)
    , loader(*conversation, services.store)
    , keeper(services.store)
    , finder(services.connections, MendFinder::over(services.wire))
    , tools(std::make_unique<ToolRun>(*conversation, services.toolbox, services.isTemporary,
                                      toolHost()))
    , comparison(new Comparison(*conversation, comparisonHost(), owner))
{
    QObject::connect(tools.get(), &ToolRun::runningChanged, q, [this] { toolsChanged(); });
    QObject::connect(tools.get(), &ToolRun::failed, q, &ChatSession::sendFailed);
}

void ChatSession::Private::followActiveConnection()
{
    if (recorder.isStored() || m_isModelChosen || isBusy())
        return;
    const core::Profile active = services.connections.active();
    core::ConversationInfo info = conversation->info();
    info.profileId = active.id;
    info.model = active.model;
    conversation->setInfo(info);
}

bool ChatSession::Private::hasModel() const
{
    const core::ConversationInfo &info = conversation->info();
    return !info.model.isEmpty() && services.connections.profile(info.profileId);
}

void ChatSession::Private::accept(const Waiting &waiting)
{
    if (!isBusy() && m_continuing.isNull() && hasModelFor(waiting)) {
        ask(waiting);
        return;
    }
    if (m_waiting && m_waiting->editedQuestion.isNull() && waiting.editedQuestion.isNull()) {
        // One message waits at most; a second one becomes its end rather than its replacement.
        m_waiting->outgoing.text += QStringLiteral("\n\n") + waiting.outgoing.text;
        m_waiting->outgoing.images += waiting.outgoing.images;
        m_waiting->outgoing.attachments.insert(waiting.outgoing.attachments);
        if (m_waiting->outgoing.by.isEmpty())
            m_waiting->outgoing.by = waiting.outgoing.by;
    } else {
        m_waiting = waiting;
    }
    keeper.keep(keptPlace(), {m_waiting->outgoing});
    Q_EMIT q->queuedChanged();
    if (!isBusy() && m_continuing.isNull())
        Q_EMIT q->modelNeeded();
}

void ChatSession::Private::sendWaiting()
{
    if (!m_waiting || isBusy() || !m_continuing.isNull())
        return;
    if (!hasModelFor(*m_waiting)) {
        Q_EMIT q->modelNeeded();
        return;
    }
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    Q_EMIT q->queuedChanged();
    ask(waiting);
}

core::Message ChatSession::Private::newReply(const QUuid &parent) const
{
    core::Message reply;
    reply.parentId = parent;
    reply.role = core::Role::Assistant;
    reply.state = core::MessageState::Waiting;
    reply.model = conversation->info().model;
    reply.profileId = conversation->info().profileId;
    reply.exchangeId = core::newId();
    reply.created = services.clock.now();
    return reply;
}

/// An answer whose question was deleted has nothing that could be asked again.
bool ChatSession::Private::hasQuestion(const core::Message &reply) const
{
    const core::Message *question = conversation->find(reply.parentId);
    return question && question->role != core::Role::Assistant;
}

void ChatSession::Private::touchInfo(const Outgoing &outgoing)
{
    core::ConversationInfo info = conversation->info();
    // A clock that was set back makes nothing older than it is.
    const QDateTime now = services.clock.now();
    info.updated = qMax(info.updated, services.list ? services.list->stamp(now) : now);
    if (info.title.isEmpty() && !info.isTitleByHand)
        info.title = instantTitle(outgoing.text);
    conversation->setInfo(info);
}

void ChatSession::Private::ask(const Waiting &waiting)
{
    // It goes on below the answer that the person is at.
    comparison->close();
    comparison->forgetPick();
    Commit next;
    core::Message question;
    question.created = services.clock.now();
    question.parts = partsOf(waiting.outgoing);
    const core::Message *edited = conversation->find(waiting.editedQuestion);
    if (edited) {
        question.parentId = edited->parentId;
        next.shownBefore = conversation->activeChild(edited->parentId);
    } else if (conversation->rowCount() > 0) {
        question.parentId = conversation->at(conversation->rowCount() - 1).id;
    }
    next.infoBefore = conversation->info();
    touchInfo(waiting.outgoing);
    next.question = conversation->add(question);
    addReplies(next, next.question, Comparison::withoutRepeats(waiting.outgoing.by));
    next.attachments = waiting.outgoing.attachments;
    m_recentImages = waiting.outgoing.attachments;
    commit(next);
}

void ChatSession::Private::askAgain(const QUuid &id, const Again &again)
{
    const core::Message *reply = conversation->find(id);
    const bool isLast = reply && conversation->rowOf(id) == conversation->rowCount() - 1;
    if (!reply || reply->role != core::Role::Assistant || (isBusy() && !mayJoin(*reply))
        || !m_continuing.isNull() || !hasQuestion(*reply))
        return;
    // What was asked of another model is asked of it again when it failed. What stands among
    // others is that model's answer, whichever the conversation has by now.
    std::optional<core::ModelChoiceRef> by = again.by;
    const bool isCompared = comparison->contains(id);
    if (!by && (isCompared || (again.mayReplace && m_askedOnce.contains(id))))
        by = m_askedOnce.value(id, {reply->profileId, reply->model});
    if (by && (by->model.isEmpty() || !services.connections.profile(by->profileId)))
        by.reset();
    if (!by && !hasModel()) {
        Q_EMIT q->modelNeeded();
        return;
    }
    Commit next;
    const bool isEmptyFailure = reply->state != core::MessageState::Complete
                                && reply->textLength == 0 && reply->parts.isEmpty();
    // What stands below it goes with what is replaced.
    next.replaced = again.mayReplace && (isLast || isCompared) && isEmptyFailure ? id : QUuid();
    next.shownBefore = id;
    next.attachments = m_recentImages;
    next.again = again;
    next.reason = reply->error.value_or(core::Error());
    addReplies(next, reply->parentId,
               by ? QList<core::ModelChoiceRef>{*by} : QList<core::ModelChoiceRef>());
    comparison->forgetPick();
    comparison->replace(id, next.reply);
    commit(next);
}

void ChatSession::Private::commit(const Commit &next)
{
    m_commit = next;
    m_isStopAsked = false;
    setPhaseStart();
    Q_EMIT q->phaseChanged();
    QList<QUuid> messages = next.replies();
    if (!next.question.isNull())
        messages.prepend(next.question);
    const core::Message *question = conversation->find(next.question);
    const QList<storage::Attachment> images =
        storedImages(question ? question->parts : QList<core::ContentPart>(), next.attachments);
    core::whenDone(
        q, recorder.commit(messages, images),
        [this, next](const core::Result<core::Done> &result) { committed(next, result); });
}

void ChatSession::Private::committed(const Commit &done, const core::Result<core::Done> &result)
{
    if (!result) {
        takeBack(done, result.error());
        return;
    }
    // The reply takes over before the commit is forgotten: there is no idle moment between.
    QList<ReplyRun *> begun;
    const QList<QUuid> replies = done.replies();
    for (const QUuid &reply : replies)
        begun.append(run(taskOf(done, reply)));
    m_commit.reset();
    const core::Message *first = conversation->find(done.reply);
    if (first && !done.others.isEmpty()) {
        // Committing makes the newest the active one on disk; on screen it is the first.
        (void)services.store.setActiveChild(conversation->info().id, first->parentId,
                                            conversation->activeChild(first->parentId));
    }
    if (!done.question.isNull()) {
        if (!m_waiting)
            keeper.drop();
        Q_EMIT q->sent(done.question);
    }
    if (!done.replaced.isNull())
        conversation->remove(done.replaced);
    for (ReplyRun *run : std::as_const(begun))
        beginRun(run);
}

void ChatSession::Private::beginRun(ReplyRun *run)
{
    // Whoever heard of the commit may have stopped it already.
    if (!m_runs.contains(run))
        return;
    if (m_isStopAsked)
        run->abandon(core::MessageState::Stopped);
    else
        run->start();
}

void ChatSession::Private::takeBack(const Commit &failed, const core::Error &error)
{
    m_commit.reset();
    const QList<QUuid> added =
        failed.question.isNull() ? failed.replies() : QList<QUuid>{failed.question};
    if (failed.again && !comparison->contains(failed.shownBefore))
        comparison->replace(failed.reply, failed.shownBefore);
    for (const QUuid &id : added)
        conversation->remove(id);
    if (!failed.shownBefore.isNull())
        conversation->activate(failed.shownBefore);
    if (failed.infoBefore)
        conversation->setInfo(*failed.infoBefore);
    Q_EMIT q->phaseChanged();
    Q_EMIT q->sendFailed(error);
}

void ChatSession::Private::goOn(const QUuid &id)
{
    core::whenDone(q, loader.load(id), [this, id](const core::Result<core::Done> &loaded) {
        m_continuing = QUuid();
        const core::Message *reply = conversation->find(id);
        if (!loaded || !reply || !reply->isLoaded) {
            Q_EMIT q->phaseChanged();
            if (!loaded)
                Q_EMIT q->sendFailed(loaded.error());
            return;
        }
        if (core::plainText(*reply).trimmed().isEmpty()) {
            // There is nothing to go on from.
            askAgain(id, {.mayReplace = true, .waitMs = 0});
            if (!isBusy())
                Q_EMIT q->phaseChanged();
            return;
        }
        conversation->setState(id, core::MessageState::Waiting);
        recorder.save(id);
        ReplyRun::Task task;
        task.reply = id;
        task.isContinuation = true;
        task.isRetry = true;
        task.reason = reply->error.value_or(core::Error());
        beginRun(run(task));
    });
}

ReplyRun::Task ChatSession::Private::taskOf(const Commit &commit, const QUuid &reply) const
{
    ReplyRun::Task task;
    task.reply = reply;
    task.attachments = commit.attachments;
    task.isCompared = comparison->contains(reply);
    if (commit.again) {
        task.isRetry = true;
        task.waitMs = commit.again->waitMs;
        task.reason = commit.reason;
    }
    return task;
}

ReplyRun *ChatSession::Private::run(const ReplyRun::Task &asked)
{
    const QUuid reply = asked.reply;
    const core::Message *message = conversation->find(reply);
    ReplyRun::Task task = asked;
    task.instructions = parameters->instructionsFor(message ? message->model : QString());
    task.images = treatmentFor(message ? message->model : QString());
    if (message)
        task.comparable = comparableTo(*message, task);
    ReplyRun *run = m_runs.add(std::make_unique<ReplyRun>(services, *conversation, recorder, task));
    followDemo();
    QObject::connect(run, &ReplyRun::phaseChanged, q, [this] {
        setPhaseStart();
        Q_EMIT q->phaseChanged();
    });
    QObject::connect(run, &ReplyRun::firstContent, q,
                     [this, reply] { Q_EMIT q->firstContent(reply); });
    QObject::connect(run, &ReplyRun::choicesAdded, q,
                     [this, run] { comparison->addChoices(run->replies()); });
    QObject::connect(run, &ReplyRun::ended, q, [this, run] { runEnded(run); });
    return run;
}

QSet<QUuid> ChatSession::Private::comparableTo(const core::Message &reply,
                                               const ReplyRun::Task &task)
{
    m_askedAs.remove(reply.id);
    // What goes on repeats its own beginning, and images that are treated cost something else.
    if (task.isContinuation || !task.images.isNone())
        return {};
    const core::ParameterLayers layers =
        core::layersOf(services.connections.profile(reply.profileId), reply.model,
                       conversation->info().parameters);
    const AskedAs asked{reply.profileId, reply.model, task.instructions, layers.effective()};
    QSet<QUuid> comparable;
    for (auto it = m_askedAs.cbegin(); it != m_askedAs.cend(); ++it) {
        if (it.value() == asked)
            comparable.insert(it.key());
    }
    m_askedAs.insert(reply.id, asked);
    return comparable;
}

void ChatSession::Private::runEnded(ReplyRun *ended)
{
    const QUuid reply = ended->reply();
    const QList<QUuid> replies = ended->replies();
    // It is still on the stack.
    if (!m_runs.release(ended))
        return;
    setPhaseStart();
    Q_EMIT q->phaseChanged();
    learnFrom(reply);
    for (const QUuid &one : replies) {
        // What is not picked yet calls nothing.
        if (!comparison->contains(one))
            tools->begin(one);
    }
    Q_EMIT q->finished(reply);
    if (m_waiting)
        QMetaObject::invokeMethod(
            q, [this] { sendWaiting(); }, Qt::QueuedConnection);
}

void ChatSession::Private::holdDemo(bool isHeld)
{
    if (isHeld == m_isDemoHeld)
        return;
    m_isDemoHeld = isHeld;
    services.connections.holdDemo(conversation->info().id, isHeld);
}

void ChatSession::Private::rememberModel(const QUuid &id, const QString &model)
{
    std::optional<core::Profile> profile = services.connections.profile(id);
    if (!profile || profile->isDemo || !profile->model.isEmpty())
        return;
    profile->model = model;
    (void)services.connections.save(*profile, std::nullopt);
}

void ChatSession::Private::setPhaseStart()
{
    m_phaseStartMs = services.clock.monotonicMs();
}

} // namespace chat
