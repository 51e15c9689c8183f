// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/chatdoor.h"

#include "api/chatreply.h"
#include "api/chatrequest.h"
#include "api/doctorjudge.h"

#include <algorithm>

namespace api {
namespace {

/// Nobody has to think about such an answer.
constexpr int kObjectionMs = 30'000;

} // namespace

ChatDoor::ChatDoor(const Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
    m_gateway.moreKeys.clear();
    core::Patience &patience = m_gateway.patience;
    patience.firstByteMs = std::min(patience.firstByteMs, kObjectionMs);
    patience.idleMs = std::min(patience.idleMs, kObjectionMs);
}

void ChatDoor::knock(net::NetworkGuard &guard, const QString &baseUrl)
{
    ChatPost post;
    post.url = QUrl(chatEndpoint(baseUrl), QUrl::StrictMode);
    post.gateway = m_gateway;
    m_reply = new ChatReply(post, this);
    // Who does begin to answer has shown enough; not from inside what is to be stopped.
    connect(
        m_reply, &ChatReply::progressed, m_reply,
        [reply = m_reply](const QList<StreamEvent> &events) {
            const bool hasBegun =
                std::any_of(events.cbegin(), events.cend(), [](const StreamEvent &event) {
                    return std::holds_alternative<TextDelta>(event)
                           || std::holds_alternative<ReasoningDelta>(event);
                });
            if (hasBegun)
                reply->stop();
        },
        Qt::QueuedConnection);
    connect(m_reply, &ChatReply::finished, this, &ChatDoor::takeEnd);
    m_reply->start(guard, QByteArrayLiteral("{}"));
}

void ChatDoor::takeEnd()
{
    const PostResult &result = m_reply->result();
    const core::Error error = result.ended.error.value_or(core::Error());
    const bool isPlainText = result.ended.notices.contains(Notice::PlainText);
    const bool isRefused = result.ended.error && !isSaidByApi(error, result.errorBody);
    const bool isWords = error.kind == core::ErrorKind::Unknown && !error.message.isEmpty();
    const bool isElsewhere = (isWrongPlace(error) && !isWords) || error.status == 0;
    deleteLater();
    Q_EMIT finished(!isPlainText && !(isRefused && isElsewhere), error);
}

} // namespace api
