// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>

namespace net {

/// How far a request had come when its time ran out.
enum class TimeoutStage { Connect, FirstByte, Idle, NoData };

/// A failure below HTTP as kind network, tls, proxy or protocol. `code` is a stable word
/// ("connection-refused", "host-not-found", "connection-closed", …), `message` the system's words
/// without the address (it may carry a query), `target` the host. A certificate that cannot be
/// trusted is kind tls with the code "self-signed", "unknown-authority", "expired",
/// "not-yet-valid", "wrong-host", "revoked" or "certificate", and with its fingerprint.
[[nodiscard]] core::Error transportError(QNetworkReply::NetworkError error, const QString &words,
                                         const QUrl &url, const QList<QSslError> &tlsErrors,
                                         const QSslCertificate &certificate = QSslCertificate());
/// The same failure where another certificate was accepted before: the code is "pin-mismatch", and
/// the fingerprint stays only where the new one may be accepted as well.
[[nodiscard]] core::Error pinError(core::Error error, const QString &pinnedSha256);
/// The same failure when the connection was to be made by a proxy: kind proxy where Qt takes the
/// proxy's trouble for the network's.
[[nodiscard]] core::Error proxyError(core::Error error);
/// Kind timeout; `code` is "connect", "first-byte", "idle" or "no-data", `message` the seconds
/// waited.
[[nodiscard]] core::Error timeoutError(TimeoutStage stage, int ms, const QUrl &url);
/// True for an error of the transport, as opposed to one that Qt makes of an HTTP status.
[[nodiscard]] bool isTransportError(QNetworkReply::NetworkError error);

} // namespace net
