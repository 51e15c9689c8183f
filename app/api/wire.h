// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/balance.h"
#include "api/chatrequest.h"
#include "api/doctorcheck.h"
#include "api/modellist.h"
#include "api/streamevent.h"
#include "api/wirerecord.h"

#include <QFuture>
#include <QObject>
#include <QThread>
#include <QUrl>
#include <functional>

namespace net {
class NetworkGuard;
}

namespace api {

class WireWorker;

/// The caller's end of the wire thread: asks and stops on the caller's thread, while all network
/// traffic, decoding and coalescing happens on a thread of its own. Only values cross.
class Wire : public QObject
{
    Q_OBJECT

public:
    explicit Wire(QObject *parent = nullptr);
    /// Aborts what runs and joins the thread.
    ~Wire() override;

    /// Begins one send and returns its number; its events follow through received(), the last of
    /// them Ended. It is one POST, or a few where ChatSend's rules allow another.
    quint64 send(const ChatRequest &request);
    /// Aborts at once. What had arrived comes before the Ended{Stopped}.
    void stop(quint64 attempt);
    /// Sends at once what RetryPlanned announced.
    void retryNow(quint64 attempt);
    /// Examines a connection step by step: examined() for each, diagnosed() once at the end.
    quint64 examine(const Gateway &gateway, const DoctorOptions &options);
    /// Neither signal follows.
    void stopExamining(quint64 examination);
    /// Another base URL of the same host whose model list answers (see BaseProbe): at most four
    /// requests, none to another host. An empty text: none does.
    QFuture<QString> findBase(const Gateway &gateway);
    /// Asks the billing endpoints that New API and One API offer to whoever has a key.
    QFuture<core::Result<Balance>> balance(const Gateway &gateway);
    /// `GET {base}/models`; same-origin redirects are followed, nothing else.
    QFuture<core::Result<QList<ModelInfo>>> models(const Gateway &gateway);
    /// The bytes of a picture that a person wants to see (see PictureFetch). Nothing is sent into a
    /// private network unless that is allowed.
    QFuture<core::Result<QByteArray>> picture(const QUrl &url, bool isPrivateAllowed);
    /// Painting is slow (or quick again): flush at most every `ms`, 33 to 100.
    void setFlushInterval(int ms);

Q_SIGNALS:
    /// One flush. The first delta of a reply goes through at once, later ones at most every
    /// 33 ms; ends and errors at once.
    void received(quint64 attempt, const QList<api::StreamEvent> &events);
    /// One request of a send is over, for the inspector.
    void recorded(quint64 attempt, const api::WireRecord &record);
    /// A check began or ended.
    void examined(quint64 examination, const api::DoctorCheck &check);
    void diagnosed(quint64 examination, const api::DoctorReport &report);

private:
    /// One request that answers through a promise.
    template <typename Reply, typename Value>
    QFuture<core::Result<Value>> ask(const Gateway &gateway);
    /// On the wire thread.
    void run(std::function<void(net::NetworkGuard &, QObject *)> task);

    QThread m_thread;
    WireWorker *m_worker = nullptr; ///< lives on m_thread, deleted there
    quint64 m_lastAttempt = 0;
};

} // namespace api
