// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
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

/// How to reach one gateway; people call it a connection. It never holds the key.
struct Profile {
    QUuid id;
    QString name;
    QString baseUrl; ///< normalised: no slash at its end, no endpoint suffix
    QString model;   ///< default model; may be empty
    QString presetId;
    QList<Header> headers;
    bool isDemo = false;
    bool hasStoredKey = false; ///< a key was stored once; then "not found" means locked or lost
    /// The origin (RFC 6454) of a public host that the person agreed to talk to in clear text.
    QString plainHttpOrigin;
    bool operator==(const Profile &) const = default;
};

/// The fixed identity of the built-in demo connection.
inline QUuid demoProfileId()
{
    return QUuid(0x6c6f7175, 0x6174, 0x4000, 0x80, 0x00, 0x64, 0x65, 0x6d, 0x6f, 0x00, 0x01);
}

} // namespace core

Q_DECLARE_METATYPE(core::Profile)
