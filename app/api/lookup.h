// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/errornormaliser.h"
#include "api/gateway.h"
#include "net/exchange.h"

#include <QMetaType>
#include <QObject>
#include <QUrl>
#include <optional>

namespace net {
class NetworkGuard;
}

namespace api {

/// What one GET brought: a whole answer, or the reason why there is none.
struct LookedUp {
    HttpFacts facts; ///< status 0: no head came; its body is the first 64 KiB
    QByteArray body; ///< all of it, at most 32 MiB
    /// The transport's failure, a redirect that is not followed, or a body beyond all measure.
    std::optional<core::Error> error;
    QUrl redirect;    ///< where to, for a redirect that is not followed
    QUrl url;         ///< the last one that was asked
    int requests = 0; ///< that were sent, those after a redirect included
};

/// One GET whose whole answer is wanted. Redirects within the same origin are followed, at most
/// three and no address twice, but not to a page to sign in at; nothing is ever sent to another
/// one. Deletes itself when it is done. Wire thread.
class Lookup : public QObject
{
    Q_OBJECT

public:
    Lookup(const Gateway &gateway, QObject *parent);

    /// For whoever counts requests: no more than `count` redirects are followed.
    void limitHops(qsizetype count);
    /// `guard` outlives this.
    void get(net::NetworkGuard &guard, const QString &url);

Q_SIGNALS:
    /// Exactly once, unless this is deleted before.
    void finished(const api::LookedUp &answer);

private:
    void request(const QUrl &url);
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd(net::Exchange::End end, const core::Error &error);
    void finish(const std::optional<core::Error> &error);

    Gateway m_gateway;
    net::NetworkGuard *m_guard = nullptr;
    net::Exchange *m_exchange = nullptr; ///< a child
    LookedUp m_answer;
    QList<QUrl> m_visited; ///< in order; the first is the one that was asked for
    qsizetype m_maxHops;
    bool m_isOver = false;
};

/// For whoever waits for an answer when the program leaves.
[[nodiscard]] core::Error stoppedError();

} // namespace api

Q_DECLARE_METATYPE(api::LookedUp)
