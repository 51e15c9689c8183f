// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "api/modellist.h"
#include "core/result.h"
#include "net/exchange.h"

#include <QObject>
#include <QPromise>

namespace net {
class NetworkGuard;
}

namespace api {

/// One `GET {base}/models`. Redirects within the same origin are followed, at most three; nothing
/// is ever sent to another one. Deletes itself when it is done. Wire thread.
class ModelListReply : public QObject
{
    Q_OBJECT

public:
    using Outcome = core::Result<QList<ModelInfo>>;

    ModelListReply(const Gateway &gateway, QPromise<Outcome> promise);
    /// Whoever waits is always answered, also when the program leaves.
    ~ModelListReply() override;

    /// `guard` outlives this.
    void start(net::NetworkGuard &guard);

private:
    void request(const QUrl &url);
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd(net::Exchange::End end, const core::Error &error);
    [[nodiscard]] Outcome read() const;
    void finish(const Outcome &outcome);

    Gateway m_gateway;
    QPromise<Outcome> m_promise;
    net::NetworkGuard *m_guard = nullptr;
    net::Exchange *m_exchange = nullptr; ///< a child
    QByteArray m_body;
    int m_hops = 0;
    bool m_isOver = false;
};

} // namespace api
