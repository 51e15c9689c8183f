// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatsend.h"

#include "api/answerlimits.h"
#include "api/requestheaders.h"
#include "api/retrypolicy.h"
#include "api/wirerecording.h"
#include "core/clock.h"

#include <QRandomGenerator>
#include <algorithm>

namespace api {
ChatSend::ChatSend(const ChatRequest &request, int firstKey, QObject *parent)
    : QObject(parent)
    , m_gateway(request.gateway)
    , m_body(requestBody(request))
    , m_hashes(sentHashes(request))
    , m_members(mendableMembersOf(request))
{
    m_post.url = QUrl(chatEndpoint(m_gateway.baseUrl), QUrl::StrictMode);
    m_post.gateway = m_gateway;
    m_post.model = request.model;
    m_post.isStreamAsked = isStreamAsked(request.parameters);
    m_post.areLogprobsAsked = areLogprobsAsked(request.parameters);
    if (firstKey > 0 && firstKey <= m_gateway.moreKeys.size()) {
        m_key = firstKey;
        m_post.gateway.key = m_gateway.moreKeys.at(firstKey - 1);
    }
    m_visited.append(m_post.url);
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    connect(&m_wait, &QTimer::timeout, this, &ChatSend::post);
    connect(&m_buffer, &DeltaBuffer::flushed, this, &ChatSend::received);
}

ChatSend::~ChatSend() = default;

void ChatSend::setFlushInterval(int ms)
{
    m_buffer.setInterval(ms);
}

void ChatSend::start(net::NetworkGuard &guard)
{
    m_guard = &guard;
    post();
}

void ChatSend::post()
{
    m_started = core::SystemClock().now();
    m_reply = new ChatReply(m_post, this);
    connect(m_reply, &ChatReply::progressed, this,
            [this](const QList<StreamEvent> &events) { m_buffer.add(events); });
    connect(m_reply, &ChatReply::answered, this, &ChatSend::letGoOfBody);
    connect(m_reply, &ChatReply::finished, this, &ChatSend::takeResult);
    m_reply->start(*m_guard, m_body);
}

void ChatSend::letGoOfBody()
{
    if (m_shownBody.isEmpty())
        m_shownBody = foldedBody(m_body);
    m_body = QByteArray();
}

void ChatSend::takeResult()
{
    ChatReply *reply = std::exchange(m_reply, nullptr);
    PostResult result = reply->result();
    WireRecord record = reply->takeRecord();
    reply->deleteLater();
    if (!result.isSent) {
        finish(result.ended);
        return;
    }
    ++m_posts;
    m_sent += result.isWritten ? 1 : 0;
    describeRequest(record);
    const bool isFailure = !result.hasAnswer && result.ended.verdict == Verdict::Error;
    const std::optional<Another> next = isFailure ? another(result) : std::nullopt;
    recordEnd(record, result.ended);
    if (next) {
        record.verdict.clear();
        record.why.append(next->why);
    }
    redactRecord(record, m_gateway);
    Q_EMIT recorded(record);
    if (!next) {
        finish(result.ended);
        return;
    }
    if (next->isTold)
        m_buffer.add({next->event});
    if (next->delayMs > 0)
        m_wait.start(next->delayMs);
    else
        post();
}

void ChatSend::describeRequest(WireRecord &record)
{
    if (m_shownBody.isEmpty())
        m_shownBody = foldedBody(m_body);
    record.method = QByteArrayLiteral("POST");
    record.url = m_post.url.toString(QUrl::FullyEncoded);
    record.requestHeaders = sentHeaders(m_post.gateway);
    record.requestBody = m_shownBody;
    record.imageHashes = m_hashes;
    record.started = m_started;
    record.postNumber = m_posts;
}

std::optional<ChatSend::Another> ChatSend::another(PostResult &result)
{
    if (auto next = afterRedirect(result))
        return next;
    if (auto next = withNextKey(result))
        return next;
    if (auto next = withoutParameter(result))
        return next;
    return afterWait(result);
}

std::optional<ChatSend::Another> ChatSend::afterRedirect(PostResult &result)
{
    if (result.redirect.status == 0 || redirectOf(result.redirect) != Redirect::Repeat)
        return std::nullopt;
    const QUrl target = result.redirect.target.adjusted(QUrl::RemoveFragment);
    if (m_visited.contains(target)) {
        result.ended.error->code = QStringLiteral("loop");
        result.ended.error->proposedBaseUrl.clear();
        return std::nullopt;
    }
    if (m_visited.size() > kMaxHops) {
        result.ended.error->code = QStringLiteral("too-many");
        result.ended.error->proposedBaseUrl.clear();
        return std::nullopt;
    }
    m_visited.append(target);
    m_post.url = target;
    Another next;
    next.why.code = core::reason::kFollowed;
    next.isTold = false;
    return next;
}

std::optional<ChatSend::Another> ChatSend::withNextKey(const PostResult &result)
{
    const int status = result.ended.error->status;
    const qsizetype count = m_gateway.moreKeys.size() + 1;
    if ((status != 401 && status != 429) || m_keysTried >= count)
        return std::nullopt;
    ++m_keysTried;
    m_key = int((m_key + 1) % count);
    m_post.gateway.key = m_key == 0 ? m_gateway.key : m_gateway.moreKeys.at(m_key - 1);
    Q_EMIT keyChanged(m_key);
    Another next;
    next.why = {core::reason::kNextKey, QString::number(m_key + 1)};
    next.event = KeyRotated{m_key};
    return next;
}

std::optional<ChatSend::Another> ChatSend::withoutParameter(const PostResult &result)
{
    const std::optional<ParameterRepaired> repair =
        m_isRepaired ? std::nullopt : repairFor(*result.ended.error, m_members);
    if (!repair)
        return std::nullopt;
    m_isRepaired = true;
    m_body = repairedBody(m_body, *repair);
    m_shownBody = QByteArray();
    Another next;
    next.why = {core::reason::kWithoutParameter, repair->parameter};
    next.event = *repair;
    return next;
}

std::optional<ChatSend::Another> ChatSend::afterWait(const PostResult &result)
{
    const FailedPost failed{*result.ended.error, result.headers, result.isWritten};
    const std::optional<int> delayMs =
        retryDelayMs(failed, m_retries, QRandomGenerator::global()->generateDouble());
    if (!delayMs)
        return std::nullopt;
    ++m_retries;
    m_reason = failed.error;
    Another next;
    next.why = {core::reason::kWaited, QString::number(*delayMs)};
    next.event = RetryPlanned{failed.error, *delayMs, m_posts};
    next.delayMs = std::max(1, *delayMs);
    return next;
}

void ChatSend::retryNow()
{
    if (!m_wait.isActive())
        return;
    m_wait.stop();
    post();
}

void ChatSend::stop()
{
    if (m_isOver)
        return;
    if (m_reply) {
        m_reply->stop();
        return;
    }
    m_wait.stop();
    Ended ended;
    ended.verdict = Verdict::Stopped;
    ended.error = m_reason;
    ended.response.modelAsked = m_post.model;
    finish(std::move(ended));
}

void ChatSend::finish(Ended ended)
{
    m_isOver = true;
    m_body = QByteArray();
    ended.attempts = m_sent;
    m_buffer.add({std::move(ended)});
    m_buffer.flush();
    Q_EMIT finished();
}

} // namespace api
