// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace core {

enum class ProxyKind { System, None, Http, Socks5 };

/// The way to a gateway through somebody else. Its password is a secret of the connection.
struct Proxy {
    ProxyKind kind = ProxyKind::System;
    QString host;
    int port = 0;
    QString user;
    /// Hosts that are reached directly: a name, "*.name", or an address; loopback always is.
    QStringList bypass;
    bool operator==(const Proxy &) const = default;
};

/// Whom a connection trusts beyond the system's certificates, and as whom it presents itself.
/// Nothing here ever means "ignore every error".
struct TlsTrust {
    QString caFile; ///< PEM; empty: the system's authorities only
    /// SHA-256 of the one certificate (DER) that is taken although it is self-signed, as lower-case
    /// hexadecimal; the person has seen this fingerprint and said yes.
    QString pinnedSha256;
    QString pinnedOrigin;          ///< the origin (RFC 6454) that the pin is for
    QString clientCertificateFile; ///< PEM
    QString clientKeyFile;         ///< PEM; empty: in the certificate's file
    bool operator==(const TlsTrust &) const = default;
};

/// Limits of waiting, in milliseconds. There is none for the whole of an answer.
struct Patience {
    int connectMs = 10'000;    ///< TLS included
    int firstByteMs = 120'000; ///< up to 600 s: models think in silence
    int idleMs = 180'000;      ///< between bytes
    int noDataMs = 900'000;    ///< keep-alives, but no data
    bool operator==(const Patience &) const = default;
};

} // namespace core
