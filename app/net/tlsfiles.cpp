// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsfiles.h"

#include "net/origin.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslKey>
#include <algorithm>

namespace net {
namespace {

/// A bundle of every authority there is has a quarter of this.
constexpr qint64 kMaxFile = 4 * 1024 * 1024;

core::Error fileError(const char *code, const QString &path, const QString &reason)
{
    core::Error error;
    error.kind = core::ErrorKind::Tls;
    error.code = QString::fromLatin1(code);
    error.message = path + QLatin1StringView(": ") + reason;
    error.target = path;
    return error;
}

core::Result<QByteArray> contents(const char *code, const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(code, path, file.errorString());
    const QByteArray bytes = file.read(kMaxFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fileError(code, path, file.errorString());
    if (bytes.isEmpty() || bytes.size() > kMaxFile)
        return fileError(code, path, QStringLiteral("not a PEM file"));
    return bytes;
}

QSslKey privateKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

bool isPardonable(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::HostNameMismatch:
        return true;
    default:
        return false;
    }
}

} // namespace

core::Result<TlsFiles> readTlsFiles(const core::TlsTrust &trust)
{
    TlsFiles files;
    const auto authorities = contents("ca-file", trust.caFile);
    if (!authorities)
        return authorities.error();
    files.authorities = authorities.value();
    const auto certificate = contents("client-certificate", trust.clientCertificateFile);
    if (!certificate)
        return certificate.error();
    files.certificate = certificate.value();
    if (files.certificate.isEmpty())
        return files;
    const auto key = contents("client-key", trust.clientKeyFile);
    if (!key)
        return key.error();
    files.key = trust.clientKeyFile.isEmpty() ? files.certificate : key.value();
    return files;
}

core::Result<QSslConfiguration> tlsConfiguration(const core::TlsTrust &trust, const TlsFiles &files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const QString notPem = QStringLiteral("not a PEM file");
    if (!files.authorities.isEmpty()) {
        const QList<QSslCertificate> own = QSslCertificate::fromData(files.authorities);
        if (own.isEmpty())
            return fileError("ca-file", trust.caFile, notPem);
        configuration.addCaCertificates(own);
    }
    if (files.certificate.isEmpty())
        return configuration;
    const QList<QSslCertificate> chain = QSslCertificate::fromData(files.certificate);
    if (chain.isEmpty())
        return fileError("client-certificate", trust.clientCertificateFile, notPem);
    const QSslKey key = privateKey(files.key);
    if (key.isNull()) {
        const QString path =
            trust.clientKeyFile.isEmpty() ? trust.clientCertificateFile : trust.clientKeyFile;
        return fileError("client-key", path, QStringLiteral("no private key without a password"));
    }
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return configuration;
}

QString fingerprintOf(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

QString pinFor(const core::TlsTrust &trust, const QUrl &url)
{
    const auto origin = Origin::of(url);
    const bool isSamePlace = origin && Origin::of(trust.pinnedOrigin) == origin;
    return isSamePlace ? trust.pinnedSha256.toLower() : QString();
}

bool isPinned(const core::TlsTrust &trust, const QUrl &url, const QSslCertificate &certificate,
              const QList<QSslError> &errors)
{
    const QString pin = pinFor(trust, url);
    if (pin.isEmpty() || certificate.isNull() || errors.isEmpty())
        return false;
    return fingerprintOf(certificate) == pin && certificate.isSelfSigned()
           && std::all_of(errors.cbegin(), errors.cend(), [&certificate](const QSslError &error) {
                  return isPardonable(error.error())
                         && (error.certificate().isNull() || error.certificate() == certificate);
              });
}

} // namespace net
