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
/// requests at most, those after a redirect included. A gateway that asks for its key in its own
/// words is there as well, whatever key it was shown. Where the host wants https instead of http
/// it goes on there without the key, because nobody has agreed to that origin yet. Never finds
/// the address that it started from. Deletes itself when it is done. Wire thread.
class BaseProbe : public QObject
{
    Q_OBJECT

public:
    BaseProbe(const Gateway &gateway, QObject *parent);

    /// Tries this one first, if it is of the origin that is asked; a redirect may have named it.
    void prefer(const QString &baseUrl);
    /// A list is not enough: a chat must be taken there too (see ChatDoor), within the same four.
    void requireChat() { m_needsChat = true; }

    /// Tries baseCandidates() of the gateway's address. `guard` outlives this.
    void start(net::NetworkGuard &guard);
    /// Tries the gateway's address and its candidates under another scheme, without the key.
    void startUnderScheme(net::NetworkGuard &guard, const QString &scheme);

    /// What was wrong with the certificate of the last address that was tried, if anything was.
    [[nodiscard]] const std::optional<core::Error> &certificateError() const
    {
        return m_certificateError;
    }

Q_SIGNALS:
    /// Exactly once, unless this is deleted before; empty when no address works.
    void finished(const QString &baseUrl, const QList<api::ModelInfo> &models);

private:
    void changeScheme(const QString &scheme);
    void askNext();
    void take(const QString &candidate, const LookedUp &answer);
    void takeFound(const QString &baseUrl, const QList<ModelInfo> &models);
    void finish(const QString &baseUrl, const QList<ModelInfo> &models);

    Gateway m_gateway;
    QString m_examined; ///< the address that does not work
    net::NetworkGuard *m_guard = nullptr;
    QStringList m_preferred;
    QStringList m_candidates;
    QStringList m_tried;
    QString m_second; ///< answers with something like a list, if nothing better is found
    QList<ModelInfo> m_secondModels;
    std::optional<core::Error> m_certificateError;
    int m_requests = 0;
    bool m_needsChat = false;
};

/// True when the answer sends an http request to the same host's https with the usual ports or
/// the same one, or says that its port speaks only that.
[[nodiscard]] bool wantsHttps(const QString &baseUrl, const LookedUp &answer);

} // namespace api
