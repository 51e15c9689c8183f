// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatsession.h"

#include "chat/chatsession_p.h"
#include "core/whendone.h"

namespace chat {

ChatSession::ChatSession(Services services, std::unique_ptr<core::Conversation> conversation,
                         bool isStored, QObject *parent)
    : QObject(parent)
    , isTemporary(services.isTemporary)
    , d(std::make_unique<Private>(this, services, std::move(conversation), isStored))
{
    const auto follow = [this] { d->followActiveConnection(); };
    connect(&services.connections, &Connections::activeChanged, this, follow);
    connect(&services.connections, &Connections::profilesChanged, this, follow);
    connect(&d->recorder, &ConversationRecorder::stored, this,
            [this] { d->keeper.moveTo(d->keptPlace()); });
    connect(&d->recorder, &ConversationRecorder::stored, this, &ChatSession::stored);
    d->parameters = std::make_unique<SessionParameters>(*this, services);
}

ChatSession::~ChatSession()
{
    // The program ended before the reply did.
    const QList<ReplyRun *> runs = d->m_runs.all();
    for (ReplyRun *run : runs) {
        disconnect(run, nullptr, this, nullptr);
        run->abandon(core::MessageState::Interrupted);
    }
    if (d->m_isDemoHeld)
        d->services.connections.holdDemo(d->conversation->info().id, false);
}

core::Conversation &ChatSession::conversation() const
{
    return *d->conversation;
}

bool ChatSession::isStored() const
{
    return d->recorder.isStored();
}

bool ChatSession::isRunning() const
{
    return d->isBusy() || !d->m_continuing.isNull();
}

ReplyProgress ChatSession::progress() const
{
    ReplyProgress progress;
    if (!isRunning())
        return progress;
    progress.phase = ReplyPhase::Connecting;
    progress.reply = d->m_commit ? d->m_commit->reply : d->m_continuing;
    if (const ReplyRun *run = d->m_runs.shown(*d->conversation)) {
        run->describe(progress);
    } else if (d->tools->isRunning() && !d->m_commit) {
        progress.phase = ReplyPhase::UsingTools;
        progress.reply = d->tools->runningReply();
    }
    progress.elapsedMs = d->services.clock.monotonicMs() - d->m_phaseStartMs;
    return progress;
}

std::optional<Outgoing> ChatSession::queued() const
{
    if (!d->m_waiting)
        return std::nullopt;
    return d->m_waiting->outgoing;
}

void ChatSession::send(const Outgoing &outgoing)
{
    if (putsOff([outgoing](ChatSession &after) { after.send(outgoing); }))
        return;
    if (!outgoing.isEmpty())
        d->accept({outgoing, {}});
}

bool ChatSession::putsOff(const std::function<void(ChatSession &)> &what)
{
    if (d->m_putOff)
        d->m_putOff->append(what);
    return d->m_putOff.has_value();
}

void ChatSession::hold()
{
    if (!d->m_putOff)
        d->m_putOff.emplace();
}

QList<std::function<void(ChatSession &)>> ChatSession::release()
{
    return std::exchange(d->m_putOff, std::nullopt).value_or(decltype(d->m_putOff)::value_type());
}

void ChatSession::editAndSend(const QUuid &question, const Outgoing &outgoing)
{
    if (putsOff([=](ChatSession &after) { after.editAndSend(question, outgoing); }))
        return;
    const core::Message *edited = d->conversation->find(question);
    if (outgoing.isEmpty() || !edited || edited->role != core::Role::User)
        return;
    // What is being answered is about to leave the path.
    stop();
    d->accept({outgoing, question});
}

void ChatSession::stop()
{
    if (!d->m_runs.isEmpty() && d->m_commit)
        d->m_isStopAsked = true;
    if (!d->m_runs.isEmpty())
        d->m_runs.abandon(core::MessageState::Stopped);
    else if (d->tools->isRunning())
        d->tools->stop();
    else if (isRunning())
        d->m_isStopAsked = true;
}

std::optional<Outgoing> ChatSession::takeQueued()
{
    if (!d->m_waiting)
        return std::nullopt;
    const Private::Waiting waiting = *std::exchange(d->m_waiting, std::nullopt);
    Q_EMIT queuedChanged();
    return waiting.outgoing;
}

QFuture<KeptMessage> ChatSession::keptMessage()
{
    return d->keeper.kept(this, d->keptPlace());
}

void ChatSession::keepMessage(const KeptMessage &written)
{
    d->keeper.keep(d->keptPlace(), written);
}

void ChatSession::sendQueuedNow()
{
    if (!d->m_waiting)
        return;
    stop();
    d->sendWaiting();
}

void ChatSession::regenerate(const QUuid &reply, const std::optional<core::ModelChoiceRef> &by)
{
    if (putsOff([=](ChatSession &after) { after.regenerate(reply, by); }))
        return;
    // Nobody compares with nothing: another model takes the place of one that said nothing.
    const bool mayReplace = by && d->comparison->contains(reply);
    d->askAgain(reply, {.mayReplace = mayReplace, .waitMs = 0, .by = by});
}

void ChatSession::retry(const QUuid &reply)
{
    if (!putsOff([reply](ChatSession &after) { after.retry(reply); }))
        d->askAgain(reply, {.mayReplace = true, .waitMs = 0});
}

void ChatSession::retryNow()
{
    const QList<ReplyRun *> runs = d->m_runs.all();
    for (ReplyRun *run : runs)
        run->retryNow();
}

void ChatSession::continueReply(const QUuid &id)
{
    if (putsOff([id](ChatSession &after) { after.continueReply(id); }))
        return;
    const core::Message *reply = d->conversation->find(id);
    const bool isLast = reply && d->conversation->rowOf(id) == d->conversation->rowCount() - 1;
    if (!isLast || reply->role != core::Role::Assistant || isRunning())
        return;
    if (!d->services.connections.profile(reply->profileId)) {
        regenerate(id);
        return;
    }
    d->m_continuing = id;
    d->m_isStopAsked = false;
    d->setPhaseStart();
    Q_EMIT phaseChanged();
    d->goOn(id);
}

void ChatSession::setModel(const QUuid &profile, const QString &model)
{
    core::ConversationInfo info = d->conversation->info();
    info.profileId = profile;
    info.model = model;
    d->m_isModelChosen = true;
    d->m_askedOnce.clear();
    d->conversation->setInfo(info);
    d->rememberModel(profile, model);
    if (profile != core::demoProfileId() && !isRunning())
        d->holdDemo(false);
    d->sendWaiting();
}

void ChatSession::setInstructions(const std::optional<QString> &instructions)
{
    core::ConversationInfo info = d->conversation->info();
    info.instructions = instructions;
    d->conversation->setInfo(info);
}

void ChatSession::setScrollPlace(const core::ScrollPlace &place)
{
    core::ConversationInfo info = d->conversation->info();
    info.scroll = place;
    d->conversation->setInfo(info);
}

void ChatSession::handOver()
{
    d->recorder.flush();
}

void ChatSession::leave()
{
    handOver();
    d->conversation->disconnect(&d->recorder);
}

SessionParameters &ChatSession::parameters() const
{
    return *d->parameters;
}

PageLoader &ChatSession::pages() const
{
    return d->loader;
}

QFuture<QImage> ChatSession::thumbnail(const QByteArray &hash, int longSide)
{
    const core::Later<QImage> later;
    core::whenDone(this, attachment(hash),
                   [this, later, longSide](const core::Result<storage::Attachment> &stored) {
                       if (!stored) {
                           later.finish(QImage());
                           return;
                       }
                       core::whenDone(this,
                                      ImageImport::decodeScaled(stored.value().bytes, longSide),
                                      [later](const QImage &image) { later.finish(image); });
                   });
    return later.future();
}

QFuture<core::Result<storage::Attachment>> ChatSession::attachment(const QByteArray &hash)
{
    return d->services.store.attachment(hash);
}

} // namespace chat
