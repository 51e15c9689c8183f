// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"

#include <QObject>

namespace core {
struct Error;
}
namespace net {
class NetworkGuard;
}

namespace api {

class ChatReply;

/// Looks whether chats are taken below a base, without one: a single POST of an empty object, of
/// which no gateway can make an answer. An API objects to it in its own words; a page, an unknown
/// path and a redirect tell that none is there. Deletes itself when it is done. Wire thread.
class ChatDoor : public QObject
{
    Q_OBJECT

public:
    ChatDoor(const Gateway &gateway, QObject *parent);

    /// `guard` outlives this.
    void knock(net::NetworkGuard &guard, const QString &baseUrl);

Q_SIGNALS:
    /// Exactly once, unless this is deleted before. `error` is what was objected, or what stands
    /// there instead.
    void finished(bool isThere, const core::Error &error);

private:
    void takeEnd();

    Gateway m_gateway;
    ChatReply *m_reply = nullptr; ///< a child
};

} // namespace api
