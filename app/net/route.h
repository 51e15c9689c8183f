// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QUrl>

namespace net {

/// Attribute of a request: true when it goes through a proxy.
constexpr auto kIsProxied = QNetworkRequest::User;
/// Attribute of a request: the fingerprint that was accepted for its origin.
constexpr auto kPinnedSha256 = QNetworkRequest::Attribute(QNetworkRequest::User + 1);

/// The way that requests of one connection take. Requests of equal routes share sockets, others
/// never do: a certificate or a proxy's login of one connection must not serve another.
struct Route {
    core::Proxy proxy;
    QByteArray proxyPassword;
    core::TlsTrust tls;
    bool operator==(const Route &) const = default;
};

/// "localhost" and names below it, 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);
/// The host is reached directly although a proxy is set: loopback, or on the proxy's list.
[[nodiscard]] bool isBypassed(const core::Proxy &proxy, const QString &host);
/// The proxy for one address; of type NoProxy when there is none. Asking the system may take a
/// moment, so never on the GUI thread.
[[nodiscard]] QNetworkProxy proxyFor(const Route &route, const QUrl &url);

} // namespace net
