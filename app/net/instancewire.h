// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <sys/socket.h>
#include <unistd.h>

namespace net {

/// A wish is a prompt and some paths, an answer a bounded report; more than this is not ours.
constexpr qint64 kMaxInstanceLine = 16 * 1024 * 1024;

/// True when the other end runs as the same user.
[[nodiscard]] inline bool isOwnPeer(const QLocalSocket &socket)
{
    struct ucred peer {
    };
    socklen_t size = sizeof peer;
    const int descriptor = int(socket.socketDescriptor());
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
           && peer.uid == ::geteuid();
}

/// What instances say to each other.
[[nodiscard]] inline QByteArray instanceLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace net
