// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"

#include "api/wireworker.h"
#include "core/whendone.h"

namespace api {

Wire::Wire(QObject *parent)
    : QObject(parent)
    , m_worker(new WireWorker)
{
    qRegisterMetaType<QList<StreamEvent>>();
    qRegisterMetaType<WireRecord>();
    qRegisterMetaType<DoctorCheck>();
    qRegisterMetaType<DoctorReport>();
    m_thread.setObjectName(QStringLiteral("wire"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &WireWorker::received, this, &Wire::received);
    connect(m_worker, &WireWorker::recorded, this, &Wire::recorded);
    m_thread.start();
}

Wire::~Wire()
{
    m_worker->disconnect(this);
    m_thread.quit();
    m_thread.wait();
}

quint64 Wire::send(const ChatRequest &request)
{
    const quint64 attempt = ++m_lastAttempt;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, attempt, request] { worker->send(attempt, request); });
    return attempt;
}

void Wire::stop(quint64 attempt)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, attempt] { worker->stop(attempt); });
}

void Wire::retryNow(quint64 attempt)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, attempt] { worker->retryNow(attempt); });
}

quint64 Wire::examine(const Gateway &, const DoctorOptions &)
{
    return ++m_lastAttempt;
}

void Wire::stopExamining(quint64)
{
}

QFuture<QString> Wire::findBase(const Gateway &)
{
    return core::ready(QString());
}

QFuture<core::Result<Balance>> Wire::balance(const Gateway &)
{
    return core::ready<core::Result<Balance>>(core::Error());
}

QFuture<core::Result<QList<ModelInfo>>> Wire::models(const Gateway &gateway)
{
    QPromise<ModelListReply::Outcome> promise;
    QFuture<ModelListReply::Outcome> future = promise.future();
    auto reply = std::make_unique<ModelListReply>(gateway, std::move(promise));
    reply->moveToThread(&m_thread);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, reply = std::move(reply)]() mutable {
        worker->list(std::move(reply));
    });
    return future;
}

void Wire::setFlushInterval(int ms)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ms] { worker->setFlushInterval(ms); });
}

} // namespace api
