// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chattrial.h"

#include "api/chatreply.h"
#include "api/chatrequest.h"

namespace api {
namespace {

/// A model that goes on for ever has proved enough by then.
constexpr qsizetype kEnoughCharacters = 2000;
/// How long an answer may take beyond the wait for its beginning.
constexpr int kTrialMs = 60'000;

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
    ChatPost post;
    post.url = QUrl(chatEndpoint(m_gateway.baseUrl), QUrl::StrictMode);
    post.gateway = request.gateway;
    post.model = m_model;
    m_reply = new ChatReply(post, this);
    connect(m_reply, &ChatReply::progressed, this, &ChatTrial::take);
    connect(m_reply, &ChatReply::finished, this, [this] { takeEnd(m_reply->result().ended); });
    connect(&m_deadline, &QTimer::timeout, m_reply, &ChatReply::stop);
    m_deadline.start(m_gateway.patience.connectMs + m_gateway.patience.firstByteMs + kTrialMs);
    m_reply->start(guard, requestBody(request));
}

void ChatTrial::take(const QList<StreamEvent> &events)
{
    bool hasPart = false;
    for (const StreamEvent &event : events) {
        if (const auto *text = std::get_if<TextDelta>(&event)) {
            m_result.text += text->text;
            m_received += text->text.size();
            hasPart = true;
        } else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event)) {
            m_received += reasoning->text.size();
            hasPart = true;
        }
    }
    m_result.pieces += hasPart ? 1 : 0;
    if (m_received > kEnoughCharacters && !m_isLongEnough) {
        m_isLongEnough = true;
        // Not from inside the flush of the reply that is to be stopped.
        QMetaObject::invokeMethod(m_reply, &ChatReply::stop, Qt::QueuedConnection);
    }
}

void ChatTrial::takeEnd(const Ended &ended)
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_deadline.stop();
    m_result.hasBegun = m_received > 0 || ended.verdict == Verdict::Interrupted;
    m_result.modelAnswered = ended.response.modelAnswered;
    const bool isStopped = ended.verdict == Verdict::Stopped;
    m_result.isAnswered = ended.verdict == Verdict::Complete
                          || ended.verdict == Verdict::Unexplained || (isStopped && m_received > 0);
    if (!m_result.isAnswered) {
        m_result.error = ended.error.value_or(core::Error());
        if (isStopped)
            m_result.error->kind = core::ErrorKind::Timeout;
    }
    deleteLater();
    Q_EMIT finished(m_result);
}

} // namespace api
