// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"
#include "core/transport.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QPair>
#include <QString>
#include <QUuid>

namespace core {

/// An extra request header. The key is never one of them.
struct Header {
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

/// What was learned about one model of a connection: an option that it refuses, and the name that
/// it takes instead, if there is one.
struct LearnedParameter {
    QString model;
    QString parameter;   ///< the API's name, for example "max_tokens"
    QString replacement; ///< for example "max_completion_tokens"; empty: it is left out
    bool operator==(const LearnedParameter &) const = default;
};

/// How to reach one gateway; people call it a connection. It never holds the key.
struct Profile {
    QUuid id;
    QString name;
    QString baseUrl; ///< normalised: no slash at its end, no endpoint suffix
    QString model;   ///< default model; may be empty
    QString presetId;
    QList<Header> headers;
    bool isDemo = false;
    /// Secrets were stored once; then "not found" means locked or lost.
    bool hasStoredKey = false;
    int keptKeyCount = 0;              ///< API keys that are kept, stored or for this run
    bool hasKeptProxyPassword = false; ///< the same of the proxy's password
    /// The origin (RFC 6454) of a public host that the person agreed to talk to in clear text.
    QString plainHttpOrigin;
    /// Names of headers whose values are secrets: they are kept with the key, never here.
    QList<QByteArray> secretHeaders;
    Proxy proxy;
    TlsTrust tls;
    Patience patience;
    QList<LearnedParameter> learned;
    ParameterSet parameters;                     ///< defaults for each of its conversations
    QMap<QString, ParameterSet> modelParameters; ///< the same by model; none of them is empty
    /// The notice that the gateway does not say why it stops was shown once; later an icon does.
    bool hasSeenUnexplained = false;
    bool operator==(const Profile &) const = default;
};

/// Everything of a connection that must not be read by others. It is kept as one entry of the
/// keychain, bound to the connection's origin except for the proxy's password.
struct ConnectionSecrets {
    QList<QByteArray> keys; ///< API keys, the preferred first; one is the rule
    QList<Header> headers;  ///< values of Profile::secretHeaders
    QByteArray proxyPassword;
    bool operator==(const ConnectionSecrets &) const = default;
};

/// The fixed identity of the built-in demo connection.
inline QUuid demoProfileId()
{
    return QUuid(0x6c6f7175, 0x6174, 0x4000, 0x80, 0x00, 0x64, 0x65, 0x6d, 0x6f, 0x00, 0x01);
}

} // namespace core

Q_DECLARE_METATYPE(core::Profile)
