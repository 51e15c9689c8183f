// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/balance.h"
#include "api/gateway.h"
#include "api/lookup.h"
#include "core/result.h"

#include <QObject>
#include <QPromise>

namespace api {

/// `hard_limit_usd` and its kin of a subscription; nothing for "unlimited". An Error when the
/// answer names no limit.
[[nodiscard]] core::Result<std::optional<double>> limitIn(const LookedUp &answer);
/// `total_usage`, in dollars; the gateways write cents.
[[nodiscard]] core::Result<double> usageIn(const LookedUp &answer);

/// Asks OpenAI's old billing endpoints, which One API and New API still offer, at the gateway's
/// origin: the subscription, then its usage. Deletes itself when it is done. Wire thread.
class BalanceReply : public QObject
{
    Q_OBJECT

public:
    using Outcome = core::Result<Balance>;

    BalanceReply(const Gateway &gateway, QPromise<Outcome> promise);
    /// Whoever waits is always answered, also when the program leaves.
    ~BalanceReply() override;

    /// `guard` outlives this.
    void start(net::NetworkGuard &guard);

private:
    void takeLimit(const LookedUp &answer);
    void takeUsage(const LookedUp &answer);
    void finish(const Outcome &outcome);

    Gateway m_gateway;
    QPromise<Outcome> m_promise;
    net::NetworkGuard *m_guard = nullptr;
    QString m_billing; ///< "{origin}/v1/dashboard/billing"
    Balance m_balance;
    bool m_isOver = false;
};

} // namespace api
