// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connectiontypes.h"
#include "chat/gatewaymaker.h"
#include "core/clock.h"
#include "storage/modellistfile.h"

#include <QHash>
#include <QObject>

namespace chat {

/// An entry of a list as the picker shows it.
[[nodiscard]] ModelChoice choiceOf(const QUuid &profile, const api::ModelInfo &model);

/// The model list of each connection as its gateway last gave it, with its age; kept from run to
/// run once remember() was called. GUI thread.
class ModelLists : public QObject
{
    Q_OBJECT

public:
    ModelLists(const ConnectionBook &book, GatewayMaker &gateways, api::Wire &wire,
               QObject *parent = nullptr);

    /// Takes what earlier runs left in the file, unless this run knows better, and keeps it there.
    void remember(const storage::ModelListFile &file);
    void setClock(const core::Clock &clock) { m_clock = &clock; }

    [[nodiscard]] ModelListState state(const QUuid &profile) const;
    void fetch(const QUuid &profile);
    /// The connection changed: what was known of it is no longer true.
    void forget(const QUuid &profile);

Q_SIGNALS:
    void changed(const QUuid &profile);

private:
    struct Entry {
        ModelListState state;
        QDateTime fetched; ///< invalid: never
        quint64 round = 0; ///< of the question that is still to be answered
    };
    void finish(const QUuid &profile, quint64 round,
                const core::Result<QList<api::ModelInfo>> &result);

    void takeStored(const storage::StoredModelLists &lists);
    void store();

    const ConnectionBook &m_book;
    GatewayMaker &m_gateways;
    api::Wire &m_wire;
    core::SystemClock m_systemClock;
    const core::Clock *m_clock = &m_systemClock;
    std::optional<storage::ModelListFile> m_file;
    QHash<QUuid, Entry> m_entries;
    quint64 m_lastRound = 0;
};

} // namespace chat
