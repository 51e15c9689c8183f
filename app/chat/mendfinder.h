// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connections.h"

#include <QObject>
#include <functional>

namespace chat {

/// After a failed reply, finds out what would have worked: another path of the same server that
/// answers as an API, or models of its list that are close to what was asked. Proposes only;
/// nothing is changed. GUI thread.
class MendFinder : public QObject
{
    Q_OBJECT

public:
    using Models = core::Result<QList<api::ModelInfo>>;
    /// How the gateway is asked.
    struct Probe {
        std::function<QFuture<QString>(const api::Gateway &)> findBase;
        std::function<QFuture<Models>(const api::Gateway &)> models;
    };

    MendFinder(Connections &connections, Probe probe, QObject *parent = nullptr);
    /// The way over the real wire.
    [[nodiscard]] static Probe over(api::Wire &wire);

    /// True when there is something to find out about such an error.
    [[nodiscard]] static bool canHelp(const core::Error &error);
    /// The error with what was found; as it was when nothing was. `model` is the one asked.
    QFuture<core::Error> find(const QUuid &profile, const QString &model, const core::Error &error);

private:
    QFuture<core::Error> findBase(const api::Gateway &gateway, const core::Error &error);
    QFuture<core::Error> findIn(const api::Gateway &gateway, const QString &model,
                                const core::Error &error);

    Connections &m_connections;
    Probe m_probe;
};

} // namespace chat
