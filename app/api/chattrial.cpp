// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chattrial.h"

#include "api/answerlimits.h"
#include "api/chatreply.h"
#include "api/chatrequest.h"

#include <QRegularExpression>

namespace api {
namespace {

/// A model that goes on for ever has proved enough by then.
constexpr qsizetype kEnoughCharacters = 2000;
/// How long an answer may take beyond the wait for its beginning.
constexpr int kTrialMs = 60'000;

/// How many pieces the gateway made of the answer; what arrives together is joined before we see
/// it.
int contentsIn(const QByteArray &stream)
{
    static const QRegularExpression piece(
        QStringLiteral("\"(?:content|reasoning_content|reasoning|arguments)\"\\s*:\\s*\"[^\"]"));
    int count = 0;
    auto found = piece.globalMatch(QString::fromUtf8(stream));
    for (; found.hasNext(); found.next())
        ++count;
    return count;
}

core::Message question(const QString &text, const QByteArray &hash)
{
    core::Message message;
    message.parts = {core::TextPart{text}};
    if (!hash.isEmpty()) {
        core::ImagePart image;
        image.hash = hash;
        image.mime = QStringLiteral("image/png");
        message.parts.append(image);
    }
    return message;
}

} // namespace

ChatTrial::ChatTrial(const Gateway &gateway, const QString &model, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_model(model)
{
    m_deadline.setSingleShot(true);
}

void ChatTrial::ask(net::NetworkGuard &guard, const QString &text, const QByteArray &png)
{
    ChatRequest request;
    request.gateway = m_gateway;
    request.gateway.moreKeys.clear();
    request.model = m_model;
    const QByteArray hash = png.isEmpty() ? QByteArray() : QByteArrayLiteral("picture");
    request.messages = {question(text, hash)};
    request.attachments.insert(hash, png);
    // Asking for the usage is what some gateways refuse; a real send repairs that.
    request.parameters.streamOptions = QJsonObject();
    m_guard = &guard;
    m_body = requestBody(request);
    m_visited.append(QUrl(chatEndpoint(m_gateway.baseUrl), QUrl::StrictMode));
    connect(&m_deadline, &QTimer::timeout, this, [this] { m_reply->stop(); });
    m_deadline.start(m_gateway.patience.connectMs + m_gateway.patience.firstByteMs + kTrialMs);
    post();
}

void ChatTrial::post()
{
    ChatPost post;
    post.url = m_visited.constLast();
    post.gateway = m_gateway;
    post.model = m_model;
    m_reply = new ChatReply(post, this);
    connect(m_reply, &ChatReply::progressed, this, &ChatTrial::take);
    connect(m_reply, &ChatReply::finished, this, &ChatTrial::takeEnd);
    m_reply->start(*m_guard, m_body);
}

/// As a real send does.
bool ChatTrial::follows(const PostResult &result)
{
    if (result.redirect.status == 0 || redirectOf(result.redirect) != Redirect::Repeat)
        return false;
    const QUrl target = result.redirect.target.adjusted(QUrl::RemoveFragment);
    const bool isLoop = m_visited.contains(target);
    if (isLoop || m_visited.size() > kMaxHops) {
        m_result.error = result.ended.error;
        m_result.error->code = isLoop ? QStringLiteral("loop") : QStringLiteral("too-many");
        m_result.error->proposedBaseUrl.clear();
        return false;
    }
    m_visited.append(target);
    m_reply->deleteLater();
    post();
    return true;
}

void ChatTrial::take(const QList<StreamEvent> &events)
{
    bool hasPart = false;
    for (const StreamEvent &event : events) {
        if (const auto *text = std::get_if<TextDelta>(&event)) {
            m_result.text += text->text;
            m_received += text->text.size();
        } else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event)) {
            m_received += reasoning->text.size();
        }
        // Also the chunk with the role alone, and the one with the reason of the end.
        hasPart = hasPart || std::holds_alternative<TextDelta>(event)
                  || std::holds_alternative<ReasoningDelta>(event)
                  || std::holds_alternative<RefusalDelta>(event)
                  || std::holds_alternative<ToolCallDelta>(event)
                  || std::holds_alternative<MetaUpdate>(event)
                  || std::holds_alternative<ChoiceFinished>(event);
    }
    m_result.pieces += hasPart ? 1 : 0;
    if (m_received > kEnoughCharacters && !m_isLongEnough) {
        m_isLongEnough = true;
        // Not from inside the flush of the reply that is to be stopped.
        QMetaObject::invokeMethod(m_reply, &ChatReply::stop, Qt::QueuedConnection);
    }
}

void ChatTrial::takeEnd()
{
    if (m_isOver)
        return;
    const PostResult result = m_reply->result();
    if (follows(result))
        return;
    m_isOver = true;
    m_deadline.stop();
    judge(result);
    deleteLater();
    Q_EMIT finished(m_result);
}

void ChatTrial::judge(const PostResult &result)
{
    const Ended &ended = result.ended;
    const bool isStopped = ended.verdict == Verdict::Stopped;
    const bool isStream =
        result.hasAnswer
        && result.headers.value("content-type").toLower().startsWith("text/event-stream");
    const bool isPlainText = ended.notices.contains(Notice::PlainText);
    m_result.modelAnswered = ended.response.modelAnswered;
    if (m_received > 0 && !isPlainText)
        m_result.progress = Progress::Text;
    else if (isStream || ended.verdict == Verdict::Interrupted)
        m_result.progress = Progress::Stream;
    m_result.isAnswered =
        !isPlainText
        && (ended.verdict == Verdict::Complete || ended.verdict == Verdict::Unexplained
            || (isStopped && m_received > 0));
    m_result.isStream = isStream;
    m_result.contents = contentsIn(m_reply->takeRecord().received);
    if (m_result.isAnswered)
        return;
    if (!m_result.error)
        m_result.error = ended.error.value_or(core::Error());
    if (isPlainText) {
        m_result.error = errorOf(core::ErrorKind::Protocol, "plain-text");
        m_result.error->status = 200;
    } else if (isStopped) {
        m_result.error->kind = core::ErrorKind::Timeout;
    } else if (ended.verdict == Verdict::Interrupted && m_result.error->code.isEmpty()
               && m_result.error->kind == core::ErrorKind::Network) {
        // A stream that ends without a reason was cut, however well the transport thinks of it.
        m_result.error->code = QStringLiteral("connection-closed");
    }
    const bool isOfStream =
        isStream && !isPlainText && m_result.error->kind != core::ErrorKind::NotAnApi;
    m_result.isFromApi = isOfStream || m_result.progress == Progress::Text
                         || isSaidByApi(*m_result.error, result.errorBody);
}

} // namespace api
