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

ModelChoice fromStored(const QUuid &profile, const storage::StoredModel &model)
{
    return {profile,     model.id,       model.name, model.hasVision, model.contextLength,
            model.owner, model.isForChat};
}

} // namespace

ModelChoice choiceOf(const QUuid &profile, const api::ModelInfo &model)
{
    return {profile,     model.id,       model.name, model.hasVision, model.contextLength,
            model.owner, model.isForChat};
}

ModelLists::ModelLists(const ConnectionBook &book, GatewayMaker &gateways, api::Wire &wire,
                       QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_gateways(gateways)
    , m_wire(wire)
{
    m_entries[core::demoProfileId()].state.models = demoModels();
}

ModelListState ModelLists::state(const QUuid &profile) const
{
    const Entry entry = m_entries.value(profile);
    ModelListState state = entry.state;
    if (entry.fetched.isValid())
        state.ageMs = qMax(qint64(0), entry.fetched.msecsTo(m_clock->now()));
    return state;
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
    const auto asked =
        core::followedIfOk(this, m_gateways.make(profile),
                           [this](const api::Gateway &gateway) { return m_wire.models(gateway); });
    core::whenDone(this, asked,
                   [this, profile, round](const core::Result<QList<api::ModelInfo>> &list) {
                       finish(profile, round, list);
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
            entry->state.models.append(choiceOf(profile, model));
        entry->fetched = m_clock->now();
        store();
    } else {
        // What an earlier answer listed stays usable.
        entry->state.error = result.error();
    }
    Q_EMIT changed(profile);
}

void ModelLists::forget(const QUuid &profile)
{
    if (profile == core::demoProfileId() || m_entries.remove(profile) == 0)
        return;
    store();
    Q_EMIT changed(profile);
}

void ModelLists::remember(const storage::ModelListFile &file)
{
    m_file = file;
    core::whenDone(this, file.load(),
                   [this](const storage::StoredModelLists &lists) { takeStored(lists); });
}

void ModelLists::takeStored(const storage::StoredModelLists &lists)
{
    for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
        const std::optional<core::Profile> profile = m_book.find(list.key());
        const bool isItsOwn = profile && profile->baseUrl == list->baseUrl;
        if (!isItsOwn || profile->isDemo || m_entries.value(list.key()).fetched.isValid())
            continue;
        Entry &entry = m_entries[list.key()];
        entry.fetched = list->fetched;
        entry.state.models.clear();
        entry.state.models.reserve(list->models.size());
        for (const storage::StoredModel &model : list->models)
            entry.state.models.append(fromStored(list.key(), model));
        Q_EMIT changed(list.key());
    }
}

void ModelLists::store()
{
    if (!m_file)
        return;
    storage::StoredModelLists lists;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        const std::optional<core::Profile> profile = m_book.find(entry.key());
        // A connection of this run only leaves nothing behind.
        if (!profile || !entry->fetched.isValid() || m_book.isOfThisRun(entry.key()))
            continue;
        storage::StoredModelList &list = lists[entry.key()];
        list.fetched = entry->fetched;
        list.baseUrl = profile->baseUrl;
        list.models.reserve(entry->state.models.size());
        for (const ModelChoice &model : entry->state.models) {
            list.models.append({model.id, model.name, model.hasVision, model.contextLength,
                                model.owner, model.isForChat});
        }
    }
    m_file->save(lists);
}

} // namespace chat
