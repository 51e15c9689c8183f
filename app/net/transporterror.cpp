// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transporterror.h"

#include "net/tlsfiles.h"

#include <QStringList>
#include <QUrl>
#include <algorithm>
#include <array>

namespace net {
namespace {

struct Row {
    QNetworkReply::NetworkError error;
    core::ErrorKind kind;
    const char *code;
};

constexpr std::array kRows{
    Row{QNetworkReply::ConnectionRefusedError, core::ErrorKind::Network, "connection-refused"},
    Row{QNetworkReply::RemoteHostClosedError, core::ErrorKind::Network, "connection-closed"},
    Row{QNetworkReply::ContentReSendError, core::ErrorKind::Network, "connection-closed"},
    Row{QNetworkReply::HostNotFoundError, core::ErrorKind::Network, "host-not-found"},
    Row{QNetworkReply::TimeoutError, core::ErrorKind::Timeout, "connect"},
    Row{QNetworkReply::OperationCanceledError, core::ErrorKind::Network, "connection-closed"},
    Row{QNetworkReply::SslHandshakeFailedError, core::ErrorKind::Tls, "handshake"},
    Row{QNetworkReply::TemporaryNetworkFailureError, core::ErrorKind::Network, "network-down"},
    Row{QNetworkReply::NetworkSessionFailedError, core::ErrorKind::Network, "network-down"},
    Row{QNetworkReply::UnknownNetworkError, core::ErrorKind::Network, "unreachable"},
    Row{QNetworkReply::ProxyConnectionRefusedError, core::ErrorKind::Proxy, "proxy-refused"},
    Row{QNetworkReply::ProxyConnectionClosedError, core::ErrorKind::Proxy, "proxy-closed"},
    Row{QNetworkReply::ProxyNotFoundError, core::ErrorKind::Proxy, "proxy-not-found"},
    Row{QNetworkReply::ProxyTimeoutError, core::ErrorKind::Proxy, "proxy-timeout"},
    Row{QNetworkReply::ProxyAuthenticationRequiredError, core::ErrorKind::Proxy, "proxy-login"},
    Row{QNetworkReply::UnknownProxyError, core::ErrorKind::Proxy, "proxy"},
    Row{QNetworkReply::ProtocolUnknownError, core::ErrorKind::Protocol, "protocol"},
    Row{QNetworkReply::ProtocolFailure, core::ErrorKind::Protocol, "not-http"},
};

/// Qt puts the whole address, query included, into some of its sentences.
QString withoutAddress(QString words, const QUrl &url)
{
    // Qt has no words for the repeat that we forbid it.
    if (words.isEmpty() || words == QLatin1StringView("Unknown error"))
        return QStringLiteral("The connection was closed");
    for (const QString &form : {url.toString(), url.toString(QUrl::FullyEncoded)})
        words.replace(form, url.host());
    return words.simplified().left(500);
}

QString certificateWords(const QList<QSslError> &errors)
{
    QStringList words;
    for (const QSslError &error : errors) {
        if (!words.contains(error.errorString()))
            words.append(error.errorString());
    }
    return words.join(QStringLiteral("; ")).left(500);
}

struct CertificateRow {
    QSslError::SslError error;
    const char *code;
};

/// The worst first: what no fingerprint can mend hides what one could.
constexpr std::array kCertificateRows{
    CertificateRow{QSslError::CertificateRevoked, "revoked"},
    CertificateRow{QSslError::CertificateBlacklisted, "revoked"},
    CertificateRow{QSslError::CertificateExpired, "expired"},
    CertificateRow{QSslError::CertificateNotYetValid, "not-yet-valid"},
    CertificateRow{QSslError::SelfSignedCertificate, "self-signed"},
    CertificateRow{QSslError::SelfSignedCertificateInChain, "unknown-authority"},
    CertificateRow{QSslError::UnableToGetLocalIssuerCertificate, "unknown-authority"},
    CertificateRow{QSslError::UnableToGetIssuerCertificate, "unknown-authority"},
    CertificateRow{QSslError::UnableToVerifyFirstCertificate, "unknown-authority"},
    CertificateRow{QSslError::CertificateUntrusted, "unknown-authority"},
    CertificateRow{QSslError::HostNameMismatch, "wrong-host"},
};

QString certificateCode(const QList<QSslError> &errors)
{
    for (const CertificateRow &row : kCertificateRows) {
        const bool isThere = std::any_of(errors.cbegin(), errors.cend(), [&row](const auto &error) {
            return error.error() == row.error;
        });
        if (isThere)
            return QString::fromLatin1(row.code);
    }
    return QStringLiteral("certificate");
}

} // namespace

core::Error transportError(QNetworkReply::NetworkError error, const QString &words, const QUrl &url,
                           const QList<QSslError> &tlsErrors, const QSslCertificate &certificate)
{
    core::Error result;
    result.kind = core::ErrorKind::Network;
    result.code = QStringLiteral("network");
    for (const Row &row : kRows) {
        if (row.error == error) {
            result.kind = row.kind;
            result.code = QString::fromLatin1(row.code);
        }
    }
    result.target = url.host();
    // The errors of a certificate that was accepted by its fingerprint explain nothing later.
    if (error != QNetworkReply::SslHandshakeFailedError || tlsErrors.isEmpty()) {
        result.message = withoutAddress(words, url);
        return result;
    }
    result.message = certificateWords(tlsErrors);
    result.code = certificateCode(tlsErrors);
    result.fingerprint = fingerprintOf(certificate);
    return result;
}

core::Error pinError(core::Error error, const QString &pinnedSha256)
{
    const bool isOther = !error.fingerprint.isEmpty() && error.fingerprint != pinnedSha256;
    if (pinnedSha256.isEmpty() || !isOther)
        return error;
    if (error.code != QLatin1StringView("self-signed"))
        error.fingerprint.clear();
    error.code = QStringLiteral("pin-mismatch");
    return error;
}

core::Error proxyError(core::Error error)
{
    if (error.kind != core::ErrorKind::Network)
        return error;
    error.kind = core::ErrorKind::Proxy;
    if (error.code == QLatin1StringView("connection-refused"))
        error.code = QStringLiteral("proxy-refused");
    else if (error.code == QLatin1StringView("connection-closed"))
        error.code = QStringLiteral("proxy-closed");
    else if (error.code == QLatin1StringView("host-not-found"))
        error.code = QStringLiteral("proxy-not-found");
    else
        error.code = QStringLiteral("proxy");
    return error;
}

core::Error timeoutError(TimeoutStage stage, int ms, const QUrl &url)
{
    static constexpr std::array kCodes{"connect", "first-byte", "idle", "no-data"};
    core::Error error;
    error.kind = core::ErrorKind::Timeout;
    error.code = QString::fromLatin1(kCodes.at(size_t(stage)));
    error.message = QStringLiteral("%1 s").arg(double(ms) / 1000.0);
    error.target = url.host();
    return error;
}

bool isTransportError(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::NoError)
        return false;
    // 1xx: sockets and proxies; 205: the body would have had to be sent again; 3xx: not HTTP. The
    // rest of 2xx and 4xx are Qt's names for HTTP statuses, and so is 302.
    return error < 200 || error == QNetworkReply::ContentReSendError
           || error == QNetworkReply::ProtocolUnknownError
           || error == QNetworkReply::ProtocolFailure;
}

} // namespace net
