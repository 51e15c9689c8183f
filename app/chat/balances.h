// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"
#include "chat/gatewaymaker.h"
#include "core/clock.h"

#include <QHash>

namespace api {
class Wire;
}

namespace chat {

/// What is left on the accounts behind the connections, asked on demand and known for this run.
/// GUI thread.
class Balances : public QObject
{
    Q_OBJECT

public:
    Balances(GatewayMaker &gateways, api::Wire &wire, QObject *parent = nullptr);

    void setClock(const core::Clock &clock) { m_clock = &clock; }
    /// The last one that was told, with its age; nothing when there is none.
    [[nodiscard]] std::optional<KnownBalance> last(const QUuid &profile) const;
    [[nodiscard]] bool isAsking(const QUuid &profile) const;
    /// Why the last question got no answer.
    [[nodiscard]] std::optional<core::Error> error(const QUuid &profile) const;
    /// Asks; changed() when it starts and when it ends.
    void ask(const QUuid &profile);
    /// Another account: what was known of the old one is nobody's business any more.
    void forget(const QUuid &profile);

Q_SIGNALS:
    void changed(const QUuid &profile);

private:
    struct Entry {
        std::optional<KnownBalance> balance;
        QDateTime told;
        std::optional<core::Error> error;
        quint64 round = 0; ///< of the question that is still to be answered; 0: none is
    };
    void finish(const QUuid &profile, quint64 round, const core::Result<KnownBalance> &result);

    GatewayMaker &m_gateways;
    api::Wire &m_wire;
    core::SystemClock m_systemClock;
    const core::Clock *m_clock = &m_systemClock;
    QHash<QUuid, Entry> m_entries;
    quint64 m_lastRound = 0;
};

} // namespace chat
