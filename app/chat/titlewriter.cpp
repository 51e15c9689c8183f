// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/titlewriter.h"

#include "chat/instanttitle.h"
#include "chat/pageloader.h"
#include "chat/wirelog.h"
#include "core/learnedparameters.h"
#include "core/whendone.h"
#include "storage/pooltask.h"

#include <algorithm>
#include <chrono>

namespace chat {
namespace {

using namespace std::chrono_literals;

/// Models that think take their time; after that nobody waits for a title.
constexpr auto kPatience = 60s;
/// They need room for it, too.
constexpr qint64 kMostTokens = 2000;
constexpr qsizetype kMostRead = 1000;     ///< characters of the question, and of the answer
constexpr qsizetype kMostAnswered = 4000; ///< what says more makes no title

// Read by the model, where nobody has said anything else.
constexpr QLatin1StringView kFallbackPrompt(
    "Write a title of at most eight words, or twenty Chinese characters, for the conversation "
    "below, in its language. Answer with the title alone.");

QString attached(const QString &what, const QString &name)
{
    return QStringLiteral("\n[%1]").arg(name.isEmpty() ? what : what + QStringLiteral(": ") + name);
}

QString wordsOf(const core::Message &message)
{
    QString words = core::plainText(message).trimmed().left(kMostRead);
    for (const core::ContentPart &part : message.parts) {
        if (const auto *image = std::get_if<core::ImagePart>(&part))
            words += attached(QStringLiteral("image"), image->name);
        else if (const auto *file = std::get_if<core::FilePart>(&part))
            words += attached(QStringLiteral("file"), file->name);
    }
    return words;
}

bool isAnswered(const core::Message &message)
{
    return message.role == core::Role::Assistant
           && (message.state == core::MessageState::Complete
               || message.state == core::MessageState::Unexplained);
}

/// The first question that is shown, and the answer to it; null where there are none.
std::pair<const core::Message *, const core::Message *>
firstExchange(const core::Conversation &conversation)
{
    const core::Message *question = nullptr;
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const core::Message &message = conversation.at(row);
        if (message.role == core::Role::User && !question)
            question = &message;
        else if (question && isAnswered(message))
            return {question, &message};
    }
    return {nullptr, nullptr};
}

using Parts = QHash<QUuid, QList<core::ContentPart>>;

core::Message withParts(core::Message message, const Parts &parts)
{
    message.parts = parts.value(message.id);
    return message;
}

} // namespace

/// What a title is made of.
struct TitleWriter::Exchange {
    core::Message question;
    core::Message answer;
};

/// A title on its way.
struct TitleWriter::Job {
    bool isAsked = false;
    QString before; ///< the title that it may take the place of
    quint64 attempt = 0;
    QString text;
    QTimer patience;
};

TitleWriter::TitleWriter(const ChatSession::Services &services, Host host, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_host(std::move(host))
    , m_round(new TitleRound(*this, {m_host.info, m_host.keepTitles}, this))
    , m_usualPrompt(kFallbackPrompt)
{
    connect(&services.wire, &api::Wire::received, this, &TitleWriter::take);
}

TitleWriter::~TitleWriter()
{
    for (const auto &job : std::as_const(m_jobs)) {
        if (job->attempt != 0)
            m_services.wire.stop(job->attempt);
    }
}

QUuid TitleWriter::exchangeOf(const QUuid &conversation)
{
    return QUuid::createUuidV5(conversation, QStringLiteral("title"));
}

bool TitleWriter::isWriting(const QUuid &conversation) const
{
    return m_jobs.contains(conversation) || m_reading.contains(conversation);
}

void TitleWriter::hearFinished(ChatSession &session, const QUuid &reply)
{
    const core::Conversation &conversation = session.conversation();
    const core::ConversationInfo &info = conversation.info();
    const bool isWanted = m_services.preferences.settings().isTitleGenerated;
    if (!isWanted || info.isTitleByHand || m_tried.contains(info.id))
        return;
    const auto [question, answer] = firstExchange(conversation);
    // Only what stands there by itself is replaced.
    if (!answer || answer->id != reply || info.title != instantTitle(core::plainText(*question)))
        return;
    m_tried.insert(info.id);
    (void)begin(session, false);
}

bool TitleWriter::write(ChatSession &session)
{
    return begin(session, true);
}

core::ModelChoiceRef TitleWriter::modelFor(const core::ConversationInfo &info) const
{
    const core::ModelChoiceRef &chosen = m_services.preferences.settings().titleModel;
    if (!chosen.model.isEmpty() && m_services.connections.profile(chosen.profileId))
        return chosen;
    if (m_services.connections.profile(info.profileId))
        return {info.profileId, info.model};
    // Of an import nobody here knows the connection, and some are removed.
    const core::Profile active = m_services.connections.active();
    return {active.id, active.model};
}

void TitleWriter::writeFor(const QUuid &conversation, bool isAsked)
{
    ChatSession *session = m_host.session(conversation);
    if (!session)
        beginStored(conversation, isAsked);
    else if (!begin(*session, isAsked) && !isWriting(conversation))
        giveUp(conversation);
}

void TitleWriter::giveUp(const QUuid &conversation)
{
    Q_EMIT unfounded(conversation);
    Q_EMIT changed(conversation);
}

/// Nobody is asked to name what nobody can read.
void TitleWriter::giveUpUnread(const QUuid &conversation)
{
    const auto job = m_jobs.take(conversation);
    if (!job)
        return;
    Q_EMIT unreadable(conversation);
    Q_EMIT changed(conversation);
}

bool TitleWriter::addJob(const core::ConversationInfo &info, bool isAsked)
{
    if (m_jobs.contains(info.id) || modelFor(info).model.isEmpty())
        return false;
    auto job = std::make_shared<Job>();
    job->isAsked = isAsked;
    job->before = info.title;
    job->patience.setSingleShot(true);
    // Queued: the timer goes with the job.
    connect(
        &job->patience, &QTimer::timeout, this, [this, id = info.id] { end(id, {}); },
        Qt::QueuedConnection);
    job->patience.start(kPatience);
    m_jobs.insert(info.id, job);
    Q_EMIT changed(info.id);
    return true;
}

bool TitleWriter::begin(ChatSession &session, bool isAsked)
{
    const core::ConversationInfo info = session.conversation().info();
    const auto [question, answer] = firstExchange(session.conversation());
    if (!answer || !addJob(info, isAsked))
        return false;
    if (question->isLoaded && answer->isLoaded) {
        compose(info.id, *question, *answer);
        return true;
    }
    core::whenDone(this, session.pages().read({question->id, answer->id}),
                   [this, id = info.id, asked = *question, said = *answer](const Parts &parts) {
                       compose(id, withParts(asked, parts), withParts(said, parts));
                   });
    return true;
}

void TitleWriter::beginStored(const QUuid &conversation, bool isAsked)
{
    using Skeleton = core::Result<storage::ConversationSkeleton>;
    using Found = std::optional<Exchange>;
    if (isWriting(conversation))
        return;
    m_reading.insert(conversation);
    const auto ask = [this, conversation, isAsked](const Found &found) {
        if (!m_reading.remove(conversation))
            return; // called off
        const std::optional<core::ConversationInfo> info = m_host.info(conversation);
        if (!found || !info || !addJob(*info, isAsked)) {
            giveUp(conversation);
            return;
        }
        core::whenDone(this, m_services.store.parts({found->question.id, found->answer.id}),
                       [this, conversation, found = *found](const core::Result<Parts> &parts) {
                           const Parts texts = parts ? parts.value() : Parts();
                           compose(conversation, withParts(found.question, texts),
                                   withParts(found.answer, texts));
                       });
    };
    core::whenDone(this, m_services.store.skeleton(conversation), [this, ask](const Skeleton &all) {
        if (!all) {
            ask(std::nullopt);
            return;
        }
        // Thousands of messages are put together elsewhere.
        const auto look = [skeleton = all.value()]() -> Found {
            core::Conversation built(skeleton.info);
            built.restore(skeleton.messages, skeleton.activeChildren);
            const auto [question, answer] = firstExchange(built);
            return answer ? Found({*question, *answer}) : std::nullopt;
        };
        core::whenDone(this, storage::runOnPool(look), ask);
    });
}

void TitleWriter::compose(const QUuid &id, const core::Message &question,
                          const core::Message &answer)
{
    const auto info = m_host.info(id);
    if (!m_jobs.contains(id) || !info)
        return;
    // A question without a part is one that could not be read: nobody sends such a one.
    if (question.parts.isEmpty() || (wordsOf(question) + wordsOf(answer)).isEmpty()) {
        giveUpUnread(id);
        return;
    }
    const QString own = m_services.preferences.settings().titlePrompt.trimmed();
    const QString text =
        QStringLiteral("%1\n\n<question>\n%2\n</question>\n<answer>\n%3\n</answer>")
            .arg(own.isEmpty() ? m_usualPrompt : own, wordsOf(question), wordsOf(answer));
    send(id, text, modelFor(*info));
}

void TitleWriter::send(const QUuid &id, const QString &text, const core::ModelChoiceRef &by)
{
    core::whenDone(this, m_services.connections.gateway(by.profileId),
                   [this, id, text, by](const core::Result<api::Gateway> &gateway) {
                       const auto job = m_jobs.value(id);
                       if (!job)
                           return;
                       if (!gateway) {
                           end(id, {});
                           return;
                       }
                       api::ChatRequest request;
                       request.gateway = gateway.value();
                       request.model = by.model;
                       core::Message message;
                       message.parts = {core::TextPart{text}};
                       request.messages = {message};
                       request.parameters.maxTokens = kMostTokens;
                       if (const auto profile = m_services.connections.profile(by.profileId))
                           request.parameters =
                               core::withLearned(request.parameters, profile->learned, by.model);
                       job->attempt = m_services.wire.send(request);
                       if (m_services.wireLog)
                           m_services.wireLog->follow(job->attempt, exchangeOf(id));
                   });
}

void TitleWriter::take(quint64 attempt, const QList<api::StreamEvent> &events)
{
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(),
                                    [attempt](const auto &job) { return job->attempt == attempt; });
    if (found == m_jobs.cend())
        return;
    const QUuid id = found.key();
    const auto job = found.value();
    for (const api::StreamEvent &event : events) {
        if (const auto *text = std::get_if<api::TextDelta>(&event)) {
            job->text += text->choice == 0 ? text->text : QString();
        } else if (std::holds_alternative<api::Reclassified>(event)) {
            job->text.clear();
        } else if (std::holds_alternative<api::RetryPlanned>(event)) {
            end(id, {});
            return;
        } else if (const auto *ended = std::get_if<api::Ended>(&event)) {
            job->attempt = 0;
            const bool isWhole = ended->verdict == api::Verdict::Complete
                                 || ended->verdict == api::Verdict::Unexplained;
            end(id, isWhole ? titleFromAnswer(job->text) : QString());
            return;
        }
    }
    if (job->text.size() > kMostAnswered)
        end(id, {});
}

void TitleWriter::end(const QUuid &id, const QString &title)
{
    const auto job = m_jobs.take(id);
    if (!job)
        return;
    job->patience.stop();
    if (job->attempt != 0)
        m_services.wire.stop(job->attempt);
    const auto info = m_host.info(id);
    // What somebody wrote meanwhile is theirs.
    const bool isInPlace = info && info->title == job->before;
    if (isInPlace && !title.isEmpty() && job->isAsked)
        m_host.setTitleAsStep(id, title);
    else if (isInPlace && !title.isEmpty() && !info->isTitleByHand)
        m_host.setTitle(id, title);
    Q_EMIT changed(id);
    if (job->isAsked && title.isEmpty())
        Q_EMIT failed(id);
}

void TitleWriter::cancel(const QUuid &id)
{
    const bool isBegun = m_reading.remove(id);
    const auto job = m_jobs.take(id);
    if (!job && !isBegun)
        return;
    if (job && job->attempt != 0)
        m_services.wire.stop(job->attempt);
    Q_EMIT changed(id);
}

} // namespace chat
