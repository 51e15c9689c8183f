// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "chat/connectionbook.h"
#include "core/demohost.h"
#include "storage/secrets.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace chat {

/// Puts address, headers and key of a connection together when a request needs them, and not
/// before. A stored key goes to its own connection's origin only; clear text to a public host
/// needs the person's yes; the demo listens while it is needed. GUI thread.
class GatewayMaker : public QObject
{
    Q_OBJECT

public:
    GatewayMaker(const ConnectionBook &book, storage::Secrets &secrets, core::DemoHost &demo,
                 QObject *parent = nullptr);
    ~GatewayMaker() override;

    QFuture<core::Result<api::Gateway>> make(const QUuid &profile);
    /// For a connection that is being edited: with the typed key or, when none was typed, with
    /// the stored one if the origin is still the same.
    QFuture<core::Result<api::Gateway>> makeDraft(const core::Profile &draft,
                                                  const QByteArray &typedKey);
    void holdDemo(const QUuid &conversation, bool isHeld);
    /// A key was given for this connection during this run; it need not be stored for good.
    void expectKey(const QUuid &profile, bool isExpected);

private:
    [[nodiscard]] core::Result<api::Gateway> demoGateway();
    QFuture<core::Result<api::Gateway>> withStoredKey(const core::Profile &profile,
                                                      const core::Profile &keyOwner);

    const ConnectionBook &m_book;
    storage::Secrets &m_secrets;
    core::DemoHost &m_demo;
    core::DemoEndpoint m_demoEndpoint;
    bool m_isDemoAcquired = false;
    QSet<QUuid> m_demoHolders;
    QSet<QUuid> m_keyed;
};

} // namespace chat
