// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/transport.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QUrl>

namespace net {

/// The files that a connection's trust names, as they were read.
struct TlsFiles {
    QByteArray authorities;
    QByteArray certificate;
    QByteArray key;
    bool operator==(const TlsFiles &) const = default;
};

/// Reads what `trust` names; reads from disk, so never on the GUI thread. An Error of kind Tls,
/// code "ca-file", "client-certificate" or "client-key", carries the path and the reason.
[[nodiscard]] core::Result<TlsFiles> readTlsFiles(const core::TlsTrust &trust);
/// The system's defaults with the files added. The same errors for what is not PEM.
[[nodiscard]] core::Result<QSslConfiguration> tlsConfiguration(const core::TlsTrust &trust,
                                                               const TlsFiles &files);
/// SHA-256 of the certificate (DER), lower-case hexadecimal; empty for none.
[[nodiscard]] QString fingerprintOf(const QSslCertificate &certificate);
/// The fingerprint that the person has accepted for the origin of this address; empty for none.
[[nodiscard]] QString pinFor(const core::TlsTrust &trust, const QUrl &url);
/// The person has said yes to exactly this self-signed certificate at exactly this origin, and it
/// has no other fault than that nobody vouches for it or that it bears another name.
[[nodiscard]] bool isPinned(const core::TlsTrust &trust, const QUrl &url,
                            const QSslCertificate &certificate, const QList<QSslError> &errors);

} // namespace net
