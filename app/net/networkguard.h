// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/result.h"

#include <QNetworkRequest>
#include <QObject>
#include <QUrl>
#include <memory>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;

namespace net {

/// The one door to the network. Every request that leaves the program is made here: HTTP/1.1,
/// redirects by hand, no cookies, no cache, no sign-in dialogs, no `Origin`, our own name, and a
/// body that cannot be sent twice. For the thread that made it.
class NetworkGuard : public QObject
{
    Q_OBJECT

public:
    explicit NetworkGuard(QObject *parent = nullptr);
    ~NetworkGuard() override;

    /// Sends `json` once, and never again. An Error of kind BadInput when the address or a header
    /// cannot be used; then nothing was sent. The reply belongs to the guard; whoever asked
    /// deletes it.
    core::Result<QNetworkReply *> post(const QUrl &url, const QList<core::Header> &headers,
                                       const QByteArray &json);
    core::Result<QNetworkReply *> get(const QUrl &url, const QList<core::Header> &headers);

private:
    class Lane;

    [[nodiscard]] QNetworkAccessManager &chatManager();
    static core::Result<QNetworkRequest> makeRequest(const QUrl &url,
                                                     const QList<core::Header> &headers);

    std::vector<std::unique_ptr<Lane>> m_chatLanes;
    std::unique_ptr<Lane> m_listLane;
};

} // namespace net
