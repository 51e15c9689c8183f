// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/replyrun.h"

#include "chat/conversationrecorder.h"
#include "chat/learning.h"
#include "chat/origin.h"
#include "chat/toolbox.h"
#include "chat/toolchoice.h"
#include "chat/wirelog.h"
#include "core/learnedparameters.h"
#include "core/tokenestimate.h"
#include "core/whendone.h"
#include "core/writtenjson.h"

#include <algorithm>
#include <climits>

namespace chat {
namespace {

/// One send is one POST, and at most two more by the retry policy.
constexpr int kMostAttempts = 3;

bool isData(const api::StreamEvent &event)
{
    return std::visit(
        [](const auto &value) { return api::kIsPartOfAnswer<std::decay_t<decltype(value)>>; },
        event);
}

/// What an answer is held against needs no order, and stands with each answer.
QJsonObject plainFormat(QJsonObject format)
{
    const QString member = QStringLiteral("json_schema");
    QJsonObject schema = format.value(member).toObject();
    if (schema.contains(core::kWrittenMember)) {
        schema.remove(core::kWrittenMember);
        format.insert(member, schema);
    }
    return format;
}

core::Error nothingToAsk()
{
    core::Error error;
    error.kind = core::ErrorKind::BadInput;
    error.code = QStringLiteral("nothing-asked");
    return error;
}

} // namespace

ReplyRun::ReplyRun(const ChatSession::Services &services, core::Conversation &conversation,
                   ConversationRecorder &recorder, Task task, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_conversation(conversation)
    , m_recorder(recorder)
    , m_task(std::move(task))
    , m_writer(conversation, services.clock, m_task.reply, m_task.isContinuation)
    , m_composer(conversation, services.store)
    , m_images(m_task.images)
    , m_loss(services.network)
{
    m_writer.setTimed(m_task.isCompared);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ReplyRun::waitForNetwork);
    connect(&m_composer, &RequestComposer::composed, &m_images, &RequestImages::treat);
    connect(&m_composer, &RequestComposer::failed, this, &ReplyRun::fail);
    connect(&m_images, &RequestImages::treated, this, &ReplyRun::prepare);
    connect(&m_loss, &LossDetector::lost, this, &ReplyRun::lose);
    connect(&services.wire, &api::Wire::received, this, &ReplyRun::take);
    if (services.network) {
        connect(services.network, &core::NetworkWatch::onlineChanged, this, [this](bool isOnline) {
            if (isOnline && m_phase == ReplyPhase::Offline)
                compose();
        });
    }
}

ReplyRun::~ReplyRun()
{
    if (m_attempt != 0)
        m_services.wire.stop(m_attempt);
}

std::optional<core::Profile> ReplyRun::profile() const
{
    const core::Message *reply = m_conversation.find(m_task.reply);
    return reply ? m_services.connections.profile(reply->profileId) : std::nullopt;
}

void ReplyRun::start()
{
    m_lastDataMs = m_phaseMs = m_services.clock.monotonicMs();
    m_planned.reason = m_task.reason;
    if (m_task.waitMs <= 0) {
        waitForNetwork();
        return;
    }
    m_dueMs = m_services.clock.monotonicMs() + m_task.waitMs;
    m_pause.start(int(std::min<qint64>(m_task.waitMs, INT_MAX)));
    setPhase(ReplyPhase::Retrying);
}

void ReplyRun::waitForNetwork()
{
    const std::optional<core::Profile> asked = profile();
    const bool isAway = asked && !asked->isDemo && !isOnThisComputer(asked->baseUrl);
    if (!m_task.isRetry || !isAway || !m_services.network || m_services.network->isOnline()) {
        compose();
        return;
    }
    m_services.network->setWatched(this, true);
    setPhase(ReplyPhase::Offline);
}

void ReplyRun::compose()
{
    if (m_services.network)
        m_services.network->setWatched(this, false);
    m_lastDataMs = m_services.clock.monotonicMs();
    setPhase(ReplyPhase::Connecting);
    const core::Message *reply = m_conversation.find(m_task.reply);
    const QUuid last = m_task.isContinuation || !reply ? m_task.reply : reply->parentId;
    m_composer.compose(last, m_task.isContinuation, m_task.attachments);
}

void ReplyRun::retryNow()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        compose();
    } else if (m_phase == ReplyPhase::Offline) {
        compose();
    } else if (m_attempt != 0) {
        m_services.wire.retryNow(m_attempt);
    }
}

void ReplyRun::describe(ReplyProgress &progress) const
{
    const qint64 now = m_services.clock.monotonicMs();
    progress.phase = m_phase;
    progress.reply = m_task.reply;
    progress.elapsedMs = now - m_phaseMs;
    progress.silentMs = now - m_lastDataMs;
    if (m_phase != ReplyPhase::Retrying && m_phase != ReplyPhase::Offline)
        return;
    // What did not fail is asked again without a reason that could be told.
    if (m_phase == ReplyPhase::Offline && m_planned.reason == core::Error())
        return;
    progress.planned = m_planned;
    progress.planned->leftMs =
        m_phase == ReplyPhase::Retrying ? std::max<qint64>(0, m_dueMs - now) : 0;
}

void ReplyRun::prepare(const QList<core::Message> &messages,
                       const QHash<QByteArray, QByteArray> &attachments, const QStringList &notices)
{
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (m_hasEnded || !reply)
        return;
    // What is left of a question without its images may be nothing.
    if (messages.isEmpty() || messages.constLast().role == core::Role::Assistant) {
        fail(nothingToAsk());
        return;
    }
    api::ChatRequest request;
    request.model = reply->model;
    request.instructions = m_task.instructions;
    request.messages = messages;
    request.attachments = attachments;
    const std::optional<core::Profile> asked = profile();
    const core::Result<core::ChatParameters> parameters =
        core::parametersFor(asked, request.model, m_conversation.info().parameters);
    if (!parameters) {
        fail(parameters.error());
        return;
    }
    // What asks a model to go on is no new question.
    const qsizetype said = messages.size() - (m_task.isContinuation ? 1 : 0);
    request.parameters = withFreeChoiceAfterCalls(
        withCurrentTools(parameters.value(), m_services.toolbox), messages.first(said));
    // One text goes on in one way, and several models answer once each.
    if (m_task.isContinuation || m_task.isCompared)
        request.parameters.n.reset();
    m_writer.setFormat(plainFormat(request.parameters.responseFormat.value_or(QJsonObject())));
    if (asked)
        m_writer.setSaidBefore(asked->hasSeenUnexplained);
    for (const QString &notice : notices)
        m_writer.addNotice(notice);
    m_writer.setLeastPrompt(
        core::leastPromptWithImages(messages, request.instructions, m_task.comparable));
    core::whenDone(this, m_services.connections.gateway(reply->profileId),
                   [this, request](const core::Result<api::Gateway> &gateway) mutable {
                       if (!gateway) {
                           fail(gateway.error());
                           return;
                       }
                       request.gateway = gateway.value();
                       post(request);
                   });
}

void ReplyRun::post(const api::ChatRequest &request)
{
    if (m_hasEnded)
        return;
    m_writer.setAddress(shownAddress(request.gateway.baseUrl));
    keepWhatIsKnown();
    m_lastDataMs = m_services.clock.monotonicMs();
    m_asked = request.gateway.baseUrl;
    m_loss.begin(m_asked);
    m_attempt = m_services.wire.send(request);
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (m_services.wireLog && reply)
        m_services.wireLog->follow(m_attempt, WireLog::exchangeOf(*reply));
}

void ReplyRun::take(quint64 attempt, const QList<api::StreamEvent> &events)
{
    if (attempt != m_attempt || m_hasEnded)
        return;
    for (const api::StreamEvent &event : events) {
        note(event);
        m_writer.apply(event);
        noteProgress(event);
    }
    commitSiblings();
    if (m_writer.hasEnded()) {
        m_attempt = 0;
        end();
    }
}

void ReplyRun::note(const api::StreamEvent &event)
{
    if (isData(event)) {
        m_lastDataMs = m_services.clock.monotonicMs();
        m_loss.heard();
    } else if (const auto *planned = std::get_if<api::RetryPlanned>(&event)) {
        plan(*planned);
    } else if (const auto *repair = std::get_if<api::ParameterRepaired>(&event)) {
        noteRepair(*repair);
    }
}

void ReplyRun::plan(const api::RetryPlanned &planned)
{
    m_planned.reason = planned.reason;
    m_planned.next = planned.posts + 1;
    m_planned.most = std::max(kMostAttempts, m_planned.next);
    m_dueMs = m_services.clock.monotonicMs() + planned.delayMs;
    setPhase(ReplyPhase::Retrying);
}

void ReplyRun::noteRepair(const api::ParameterRepaired &repair)
{
    QString code = QString(core::notice::kOptionLeftOut) + repair.parameter;
    if (!repair.replacement.isEmpty())
        code += QLatin1Char(':') + repair.replacement;
    m_writer.addNotice(code);
    keepWhatIsKnown();
    if (repair.parameter == QLatin1StringView("response_format"))
        m_writer.setFormat({}); // the gateway was not asked for it in the end
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (reply) {
        remember(m_services.connections, reply->profileId,
                 {reply->model, repair.parameter, repair.replacement});
    }
}

/// A reply that ends with the program is told of as one that ended by itself.
void ReplyRun::keepWhatIsKnown()
{
    m_writer.noteSoFar();
    const QList<QUuid> replies = m_writer.replies();
    for (const QUuid &reply : replies)
        m_recorder.save(reply);
}

void ReplyRun::noteProgress(const api::StreamEvent &event)
{
    if (m_writer.hasContent()) {
        setPhase(m_writer.isThinking() ? ReplyPhase::Thinking : ReplyPhase::Answering);
        if (!m_hasAnnouncedContent) {
            m_hasAnnouncedContent = true;
            Q_EMIT firstContent();
        }
        return;
    }
    const auto *phase = std::get_if<api::PhaseChanged>(&event);
    if (!phase)
        return;
    const bool isConnecting = phase->phase == api::PhaseChanged::Phase::Connecting;
    setPhase(isConnecting ? ReplyPhase::Connecting : ReplyPhase::Waiting);
}

void ReplyRun::commitSiblings()
{
    const QList<QUuid> siblings = m_writer.takeNewSiblings();
    const core::Message *reply = m_conversation.find(m_task.reply);
    if (siblings.isEmpty() || !reply)
        return;
    (void)m_recorder.commit(siblings, {});
    // Committing makes the newest the active one on disk; on screen another one stays.
    (void)m_services.store.setActiveChild(m_conversation.info().id, reply->parentId,
                                          m_conversation.activeChild(reply->parentId));
    Q_EMIT choicesAdded();
}

void ReplyRun::setPhase(ReplyPhase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    m_phaseMs = m_services.clock.monotonicMs();
    Q_EMIT phaseChanged();
}

void ReplyRun::fail(const core::Error &error)
{
    if (m_hasEnded)
        return;
    m_writer.end(core::MessageState::Failed, error);
    end();
}

void ReplyRun::lose(const QString &code)
{
    if (m_hasEnded)
        return;
    if (m_phase == ReplyPhase::Retrying) {
        // There was nothing to lose in a pause, but there will be in the next attempt.
        m_loss.begin(m_asked);
        return;
    }
    if (m_attempt != 0)
        m_services.wire.stop(std::exchange(m_attempt, 0));
    core::Error error;
    error.kind = core::ErrorKind::Network;
    error.code = code;
    m_writer.end(m_writer.hasContent() ? core::MessageState::Interrupted
                                       : core::MessageState::Failed,
                 error);
    end();
}

void ReplyRun::abandon(core::MessageState state)
{
    if (m_hasEnded)
        return;
    if (m_attempt != 0)
        m_services.wire.stop(std::exchange(m_attempt, 0));
    // Whoever calls further attempts off still wants to know why there was to be one.
    const bool isPaused = m_phase == ReplyPhase::Retrying || m_phase == ReplyPhase::Offline;
    const bool hasReason = isPaused && m_planned.reason != core::Error();
    m_writer.end(state, hasReason ? std::optional(m_planned.reason) : std::nullopt);
    end();
}

void ReplyRun::end()
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_pause.stop();
    m_loss.end();
    if (m_services.network)
        m_services.network->setWatched(this, false);
    m_phase = ReplyPhase::Idle;
    Q_EMIT ended();
}

} // namespace chat
