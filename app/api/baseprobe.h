// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/gateway.h"
#include "api/lookup.h"
#include "api/modellist.h"

#include <QObject>
#include <QStringList>

namespace api {

/// Looks for an address of the same host whose model list answers, one GET after the other, four
/// at most. Where the host wants https instead of http it goes on there without the key, because
/// nobody has agreed to that origin yet: being asked for a key is success enough then. Deletes
/// itself when it is done. Wire thread.
class BaseProbe : public QObject
{
    Q_OBJECT

public:
    BaseProbe(const Gateway &gateway, QObject *parent);

    /// Tries baseCandidates() of the gateway's address. `guard` outlives this.
    void start(net::NetworkGuard &guard);
    /// Tries the gateway's address and its candidates under another scheme, without the key.
    void startUnderScheme(net::NetworkGuard &guard, const QString &scheme);

Q_SIGNALS:
    /// Exactly once, unless this is deleted before; empty when no address works.
    void finished(const QString &baseUrl, const QList<api::ModelInfo> &models);

private:
    void changeScheme(const QString &scheme);
    void askNext();
    void take(const QString &candidate, const LookedUp &answer);
    void finish(const QString &baseUrl, const QList<ModelInfo> &models);

    Gateway m_gateway;
    net::NetworkGuard *m_guard = nullptr;
    QStringList m_candidates;
    int m_requests = 0;
};

/// True when the answer sends an http request to the same host's https with the usual ports, or
/// says that its port speaks only that.
[[nodiscard]] bool wantsHttps(const QString &baseUrl, const LookedUp &answer);

} // namespace api
