// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wireworker.h"

#include <QCryptographicHash>

namespace api {
namespace {

QByteArray digestOf(const Gateway &gateway)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(gateway.baseUrl.toUtf8());
    for (const QByteArray &key : QList<QByteArray>{gateway.key} + gateway.moreKeys) {
        hash.addData(QByteArrayLiteral("\n"));
        hash.addData(key);
    }
    return hash.result();
}

} // namespace

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
    const QByteArray keys = digestOf(request.gateway);
    auto *running = new ChatSend(request, m_keysInUse.value(keys), this);
    running->setFlushInterval(m_flushMs);
    m_sends.insert(attempt, running);
    connect(running, &ChatSend::received, this, [this, attempt](const QList<StreamEvent> &events) {
        Q_EMIT received(attempt, events);
    });
    connect(running, &ChatSend::recorded, this,
            [this, attempt](const WireRecord &record) { Q_EMIT recorded(attempt, record); });
    connect(running, &ChatSend::keyChanged, this,
            [this, keys](int index) { m_keysInUse.insert(keys, index); });
    connect(running, &ChatSend::finished, this, [this, attempt, running] {
        m_sends.remove(attempt);
        running->deleteLater();
    });
    running->start(guard());
}

void WireWorker::stop(quint64 attempt)
{
    if (ChatSend *running = m_sends.value(attempt))
        running->stop();
}

void WireWorker::retryNow(quint64 attempt)
{
    if (ChatSend *running = m_sends.value(attempt))
        running->retryNow();
}

void WireWorker::run(const std::function<void(net::NetworkGuard &, QObject *)> &task)
{
    task(guard(), this);
}

void WireWorker::setFlushInterval(int ms)
{
    m_flushMs = ms;
    for (ChatSend *running : std::as_const(m_sends))
        running->setFlushInterval(ms);
}

} // namespace api
