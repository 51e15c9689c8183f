// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/modellists.h"

#include "core/whendone.h"

namespace chat {
namespace {

/// What the demo offers in the picker. Known without asking, because nothing may listen before
/// somebody talks to it.
QList<ModelChoice> demoModels()
{
    const QUuid id = core::demoProfileId();
    return {ModelChoice{id, QStringLiteral("demo-tour"), {}, false},
            ModelChoice{id, QStringLiteral("demo-vision"), {}, true},
            ModelChoice{id, QStringLiteral("demo-reasoning"), {}, false},
            ModelChoice{id, QStringLiteral("demo-tools"), {}, false},
            ModelChoice{id, QStringLiteral("demo-faults"), {}, std::nullopt}};
}

} // namespace

ModelLists::ModelLists(GatewayMaker &gateways, api::Wire &wire, QObject *parent)
    : QObject(parent)
    , m_gateways(gateways)
    , m_wire(wire)
{
    m_entries[core::demoProfileId()].state.models = demoModels();
}

ModelListState ModelLists::state(const QUuid &profile) const
{
    return m_entries.value(profile).state;
}

void ModelLists::fetch(const QUuid &profile)
{
    if (profile == core::demoProfileId()) {
        Q_EMIT changed(profile);
        return;
    }
    Entry &entry = m_entries[profile];
    if (entry.state.isLoading)
        return;
    const quint64 round = ++m_lastRound;
    entry.round = round;
    entry.state.isLoading = true;
    entry.state.error.reset();
    Q_EMIT changed(profile);
    core::whenDone(this, m_gateways.make(profile),
                   [this, profile, round](const core::Result<api::Gateway> &gateway) {
                       if (!gateway) {
                           finish(profile, round, gateway.error());
                           return;
                       }
                       core::whenDone(
                           this, m_wire.models(gateway.value()),
                           [this, profile, round](const core::Result<QList<api::ModelInfo>> &list) {
                               finish(profile, round, list);
                           });
                   });
}

void ModelLists::finish(const QUuid &profile, quint64 round,
                        const core::Result<QList<api::ModelInfo>> &result)
{
    const auto entry = m_entries.find(profile);
    if (entry == m_entries.end() || entry->round != round)
        return;
    entry->state.isLoading = false;
    if (result) {
        entry->state.models.clear();
        entry->state.models.reserve(result.value().size());
        for (const api::ModelInfo &model : result.value())
            entry->state.models.append({profile, model.id, model.name, model.hasVision});
    } else {
        // What an earlier answer listed stays usable.
        entry->state.error = result.error();
    }
    Q_EMIT changed(profile);
}

void ModelLists::forget(const QUuid &profile)
{
    if (profile != core::demoProfileId() && m_entries.remove(profile) > 0)
        Q_EMIT changed(profile);
}

} // namespace chat
