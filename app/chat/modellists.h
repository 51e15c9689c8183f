// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connectiontypes.h"
#include "chat/gatewaymaker.h"

#include <QHash>
#include <QObject>

namespace chat {

/// The model list of each connection as its gateway last gave it, for this run. GUI thread.
class ModelLists : public QObject
{
    Q_OBJECT

public:
    ModelLists(GatewayMaker &gateways, api::Wire &wire, QObject *parent = nullptr);

    [[nodiscard]] ModelListState state(const QUuid &profile) const;
    void fetch(const QUuid &profile);
    /// The connection changed: what was known of it is no longer true.
    void forget(const QUuid &profile);

Q_SIGNALS:
    void changed(const QUuid &profile);

private:
    struct Entry {
        ModelListState state;
        quint64 round = 0; ///< of the question that is still to be answered
    };
    void finish(const QUuid &profile, quint64 round,
                const core::Result<QList<api::ModelInfo>> &result);

    GatewayMaker &m_gateways;
    api::Wire &m_wire;
    QHash<QUuid, Entry> m_entries;
    quint64 m_lastRound = 0;
};

} // namespace chat
