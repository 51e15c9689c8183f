// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/exchange.h"

#include <QObject>
#include <QUrl>

namespace net {
class NetworkGuard;
}

namespace api {

/// One picture from the web, after a person asked for it: a GET without key, cookies or referrer.
/// At most three redirects within the origin are followed, none to another one. Errors: kind
/// Redirect with the address in `target`; code "private-address" when the name leads into a private
/// network (behind a proxy: as far as it can be told here); "host-not-found"; "too-many-bytes";
/// "status"; or the transport's. Deletes itself. Wire thread.
class PictureFetch : public QObject
{
    Q_OBJECT

public:
    using Outcome = core::Result<QByteArray>;
    static constexpr qsizetype kMostBytes = 20 * 1024 * 1024;
    static constexpr int kWholeMs = 60'000; ///< for all of it

    PictureFetch(const QUrl &url, bool isPrivateAllowed, QObject *parent);

    /// `guard` outlives this.
    void start(net::NetworkGuard &guard);

Q_SIGNALS:
    /// Exactly once, unless this is deleted before.
    void finished(const api::PictureFetch::Outcome &outcome);

private:
    void approach(const QUrl &url);
    void request(const QUrl &url);
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd(net::Exchange::End end, const core::Error &error);
    void finish(const Outcome &outcome);

    QUrl m_url;
    bool m_isPrivateAllowed;
    bool m_isProxied = false;
    net::NetworkGuard *m_guard = nullptr;
    net::Exchange *m_exchange = nullptr; ///< a child
    QByteArray m_bytes;
    int m_hops = 0;
    bool m_isOver = false;
};

} // namespace api
