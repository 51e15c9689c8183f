// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/chatrequest.h"
#include "chat/connectionbook.h"
#include "chat/secretedits.h"
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
    /// For a connection that is being edited: with what was typed and, if the origin is still the
    /// same, with what is kept.
    QFuture<core::Result<api::Gateway>> makeDraft(const core::Profile &draft,
                                                  const SecretEdits &edits);
    void holdDemo(const QUuid &conversation, bool isHeld);
    /// Secrets were given for this connection during this run; they need not be stored for good.
    void expectKey(const QUuid &profile, bool isExpected);
    [[nodiscard]] bool isKeyExpected(const QUuid &profile) const;

private:
    [[nodiscard]] core::Result<api::Gateway> demoGateway();
    QFuture<core::Result<api::Gateway>> withStoredKey(const core::Profile &profile,
                                                      const core::Profile &keyOwner,
                                                      const QByteArray &ownKey = {});

    const ConnectionBook &m_book;
    storage::Secrets &m_secrets;
    core::DemoHost &m_demo;
    core::DemoEndpoint m_demoEndpoint;
    bool m_isDemoAcquired = false;
    QSet<QUuid> m_demoHolders;
    QSet<QUuid> m_keyed;
};

} // namespace chat
