// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire.h"

#include "api/balancereply.h"
#include "api/baseprobe.h"
#include "api/doctor.h"
#include "api/modellistreply.h"
#include "api/picturefetch.h"
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

quint64 Wire::examine(const Gateway &gateway, const DoctorOptions &options)
{
    const quint64 id = ++m_lastAttempt;
    run([this, id, gateway, options](net::NetworkGuard &guard, QObject *parent) {
        auto *doctor = new Doctor(id, gateway, options, parent);
        connect(doctor, &Doctor::examined, this,
                [this, id](const DoctorCheck &check) { Q_EMIT examined(id, check); });
        connect(doctor, &Doctor::diagnosed, this,
                [this, id](const DoctorReport &report) { Q_EMIT diagnosed(id, report); });
        doctor->start(guard);
    });
    return id;
}

void Wire::stopExamining(quint64 examination)
{
    run([examination](net::NetworkGuard &, QObject *parent) {
        const auto doctors = parent->findChildren<Doctor *>(Qt::FindDirectChildrenOnly);
        for (Doctor *doctor : doctors) {
            if (doctor->id() != examination)
                continue;
            doctor->blockSignals(true); // not another word, also of what it does while it goes
            doctor->deleteLater();
        }
    });
}

QFuture<QString> Wire::findBase(const Gateway &gateway)
{
    const core::Later<QString> later;
    run([gateway, later](net::NetworkGuard &guard, QObject *parent) {
        auto *probe = new BaseProbe(gateway, parent);
        connect(probe, &BaseProbe::finished, probe,
                [later](const QString &baseUrl) { later.finish(baseUrl); });
        // Whoever waits is answered also when the program leaves; a second result is ignored.
        connect(probe, &QObject::destroyed, probe, [later] { later.finish({}); });
        probe->start(guard);
    });
    return later.future();
}

QFuture<core::Result<QByteArray>> Wire::picture(const QUrl &url, bool isPrivateAllowed)
{
    using Outcome = PictureFetch::Outcome;
    const core::Later<Outcome> later;
    run([url, isPrivateAllowed, later](net::NetworkGuard &guard, QObject *parent) {
        auto *fetch = new PictureFetch(url, isPrivateAllowed, parent);
        connect(fetch, &PictureFetch::finished, fetch,
                [later](const Outcome &outcome) { later.finish(outcome); });
        connect(fetch, &QObject::destroyed, fetch, [later] { later.finish(stoppedError()); });
        fetch->start(guard);
    });
    return later.future();
}

QFuture<core::Result<Balance>> Wire::balance(const Gateway &gateway)
{
    return ask<BalanceReply, Balance>(gateway);
}

QFuture<core::Result<QList<ModelInfo>>> Wire::models(const Gateway &gateway)
{
    return ask<ModelListReply, QList<ModelInfo>>(gateway);
}

template <typename Reply, typename Value>
QFuture<core::Result<Value>> Wire::ask(const Gateway &gateway)
{
    QPromise<core::Result<Value>> promise;
    QFuture<core::Result<Value>> future = promise.future();
    auto reply = std::make_unique<Reply>(gateway, std::move(promise));
    reply->moveToThread(&m_thread);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, reply = std::move(reply)]() mutable {
        worker->run([&reply](net::NetworkGuard &guard, QObject *parent) {
            Reply *running = reply.release();
            running->setParent(parent);
            running->start(guard);
        });
    });
    return future;
}

void Wire::run(std::function<void(net::NetworkGuard &, QObject *)> task)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, task = std::move(task)] { worker->run(task); });
}

void Wire::setFlushInterval(int ms)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ms] { worker->setFlushInterval(ms); });
}

} // namespace api
