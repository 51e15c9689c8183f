// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>

namespace core {

/// What went wrong, as people and scripts can act on it. The names of errorKindName() are
/// part of the command line's contract and never change.
enum class ErrorKind {
    KeyRefused,
    Forbidden,
    Quota,
    RateLimited,
    ModelNotFound,
    NoChannel,
    BadParameter,
    BadRequest,
    ContextTooLong,
    TooLarge,
    ImagesNotSupported,
    NotAnApi,
    WrongPath,
    EmptyAnswer,
    BackgroundTask,
    ContentFiltered,
    Timeout,
    Network,
    Tls,
    Proxy,
    Redirect,
    GatewayDown,
    Overloaded,
    Blocked,
    Protocol,
    Unknown,
    /// Not from a gateway: disk, database, settings.
    Storage,
    /// Not from a gateway: what the person entered cannot be used.
    BadInput,
};

/// One failure with everything known about it. A plain value; `message` holds the other side's
/// own words, already redacted and free of HTML, and is never translated.
struct Error {
    ErrorKind kind = ErrorKind::Unknown;
    int status = 0; ///< HTTP status, 0 when none arrived
    QString code;
    QString param;
    QString message;
    QString requestId;
    std::optional<double> retryAfter; ///< seconds
    QString target; ///< where a redirect points; what a wrong path was; a host for TLS errors
    /// SHA-256 of the certificate that was not trusted (DER, lower-case hexadecimal): what a person
    /// compares before TlsTrust::pinnedSha256 is set. It can be pinned only with the codes
    /// "self-signed" and "pin-mismatch".
    QString fingerprint;
    // What was found out afterwards, for the mend that is offered.
    /// An address of the same origin that answers as an API or that a redirect names; also the
    /// same host by https, where http points to it.
    QString proposedBaseUrl;
    QStringList proposedModels; ///< IDs of the gateway's list, the likeliest first
    bool operator==(const Error &) const = default;
};

/// The stable lower-case name, for example "key-refused".
QString errorKindName(ErrorKind kind);
/// The reverse; Unknown for a name that does not exist.
ErrorKind errorKindFromName(const QString &name);
/// Every kind, in order of declaration.
QList<ErrorKind> allErrorKinds();

} // namespace core

Q_DECLARE_METATYPE(core::Error)
