// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wireworker.h"

namespace api {

WireWorker::WireWorker(QObject *parent)
    : QObject(parent)
{
}

WireWorker::~WireWorker()
{
    // Replies use the guard's sockets: they go first.
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
}

net::NetworkGuard &WireWorker::guard()
{
    if (!m_guard)
        m_guard = std::make_unique<net::NetworkGuard>();
    return *m_guard;
}

void WireWorker::send(quint64 attempt, const ChatRequest &request)
{
    auto *reply = new ChatReply(request, this);
    reply->setFlushInterval(m_flushMs);
    m_replies.insert(attempt, reply);
    connect(reply, &ChatReply::received, this, [this, attempt](const QList<StreamEvent> &events) {
        Q_EMIT received(attempt, events);
    });
    connect(reply, &ChatReply::finished, this, [this, attempt, reply] {
        m_replies.remove(attempt);
        reply->deleteLater();
    });
    reply->start(guard());
}

void WireWorker::stop(quint64 attempt)
{
    if (ChatReply *reply = m_replies.value(attempt))
        reply->stop();
}

void WireWorker::run(const std::function<void(net::NetworkGuard &, QObject *)> &task)
{
    task(guard(), this);
}

void WireWorker::setFlushInterval(int ms)
{
    m_flushMs = ms;
    for (ChatReply *reply : std::as_const(m_replies))
        reply->setFlushInterval(ms);
}

} // namespace api
