// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/balances.h"

#include "api/wire.h"
#include "core/whendone.h"

namespace chat {
namespace {

core::Result<KnownBalance> known(const core::Result<api::Balance> &result)
{
    if (!result)
        return result.error();
    const api::Balance &balance = result.value();
    return KnownBalance{balance.left(), balance.limit, balance.used, 0};
}

} // namespace

Balances::Balances(GatewayMaker &gateways, api::Wire &wire, QObject *parent)
    : QObject(parent)
    , m_gateways(gateways)
    , m_wire(wire)
{
}

std::optional<KnownBalance> Balances::last(const QUuid &profile) const
{
    const Entry entry = m_entries.value(profile);
    if (!entry.balance)
        return std::nullopt;
    KnownBalance balance = *entry.balance;
    balance.ageMs = qMax(qint64(0), entry.told.msecsTo(m_clock->now()));
    return balance;
}

bool Balances::isAsking(const QUuid &profile) const
{
    return m_entries.value(profile).round > 0;
}

std::optional<core::Error> Balances::error(const QUuid &profile) const
{
    return m_entries.value(profile).error;
}

void Balances::ask(const QUuid &profile)
{
    Entry &entry = m_entries[profile];
    if (entry.round > 0)
        return;
    const quint64 round = ++m_lastRound;
    entry.round = round;
    entry.error.reset();
    Q_EMIT changed(profile);
    const auto asked =
        core::followedIfOk(this, m_gateways.make(profile),
                           [this](const api::Gateway &gateway) { return m_wire.balance(gateway); });
    core::whenDone(this, asked, [this, profile, round](const core::Result<api::Balance> &result) {
        finish(profile, round, known(result));
    });
}

void Balances::finish(const QUuid &profile, quint64 round, const core::Result<KnownBalance> &result)
{
    const auto entry = m_entries.find(profile);
    if (entry == m_entries.end() || entry->round != round)
        return;
    entry->round = 0;
    if (result) {
        entry->balance = result.value();
        entry->told = m_clock->now();
    } else {
        // What was told earlier is still known, with its age.
        entry->error = result.error();
    }
    Q_EMIT changed(profile);
}

void Balances::forget(const QUuid &profile)
{
    if (m_entries.remove(profile) > 0)
        Q_EMIT changed(profile);
}

} // namespace chat
