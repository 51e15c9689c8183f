// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/result.h"
#include "net/lane.h"

#include <QNetworkRequest>
#include <QObject>
#include <QUrl>
#include <memory>
#include <vector>

class QNetworkReply;

namespace net {

/// The one door to the network. Every request that leaves the program is made here: HTTP/1.1,
/// redirects by hand, no cookies, no cache, no sign-in dialogs, no `Origin`, our own name, and a
/// body that cannot be sent twice. For the thread that made it, which is never the GUI's: a route
/// may name files, and the system's proxy is looked up.
class NetworkGuard : public QObject
{
    Q_OBJECT

public:
    explicit NetworkGuard(QObject *parent = nullptr);
    ~NetworkGuard() override;

    /// Sends `json` once, and never again. An Error of kind BadInput when the address or a header
    /// cannot be used, of kind Tls when a file of the route cannot; then nothing was sent. The
    /// reply belongs to the guard; whoever asked deletes it.
    core::Result<QNetworkReply *> post(const QUrl &url, const QList<core::Header> &headers,
                                       const QByteArray &json, const Route &route = {});
    core::Result<QNetworkReply *> get(const QUrl &url, const QList<core::Header> &headers,
                                      const Route &route = {});

private:
    [[nodiscard]] core::Result<Lane *> lane(Lane::Use use, const Route &route);
    static core::Result<QNetworkRequest> makeRequest(const QUrl &url,
                                                     const QList<core::Header> &headers);

    std::vector<std::unique_ptr<Lane>> m_lanes;
};

/// What every request says of itself, unless the caller gives a header of the same name.
[[nodiscard]] QList<core::Header> ownHeaders();

} // namespace net
