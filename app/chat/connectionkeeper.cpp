// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/connectionkeeper.h"

#include "chat/connections.h"
#include "core/whendone.h"
#include "storage/connectionshelf.h"
#include "storage/pooltask.h"
#include "storage/shelfcopy.h"

#include <algorithm>

namespace chat {
namespace {

/// What a shelf held, read.
struct ShelvedSettings {
    QList<storage::ShelvedConnection> connections;
    QList<core::ParameterPreset> presets;
};

/// Those with an address that requests can go to.
QList<storage::ShelvedConnection> withAddress(const QList<storage::ShelvedConnection> &connections)
{
    QList<storage::ShelvedConnection> left;
    for (storage::ShelvedConnection one : connections) {
        const BaseUrlAdvice advice = Connections::advise(one.profile.baseUrl);
        one.profile.baseUrl = advice.baseUrl;
        if (!advice.hasError)
            left.append(one);
    }
    return left;
}

} // namespace

ConnectionKeeper::ConnectionKeeper(Preferences &preferences, Connections &connections,
                                   storage::Store &store, QObject *parent)
    : ShelfKeeper(QString(storage::kConnectionShelf), store, parent)
    , m_preferences(preferences)
    , m_connections(connections)
{
    connect(&preferences, &Preferences::changed, this,
            [this](const core::Settings &before, const core::Settings &now) {
                if (before.profiles != now.profiles
                    || before.parameterPresets != now.parameterPresets)
                    hear();
            });
}

std::function<QJsonObject()> ConnectionKeeper::content() const
{
    const core::Settings &settings = m_preferences.settings();
    return [profiles = settings.profiles, presets = settings.parameterPresets,
            directory = settings.dataDirectoryId] {
        return storage::connectionsToShelf(profiles, presets, directory);
    };
}

QFuture<core::Done> ConnectionKeeper::takeIn(const QJsonObject &content)
{
    const auto read =
        storage::runOnPool([content, directory = m_preferences.settings().dataDirectoryId] {
            return ShelvedSettings{withAddress(storage::connectionsFromShelf(content, directory)),
                                   storage::presetsFromShelf(content)};
        });
    return core::followed(this, read, [this](const ShelvedSettings &kept) {
        add(kept.connections);
        addPresets(kept.presets);
        return m_preferences.saved();
    });
}

/// What is here may have been changed since, and stays so.
void ConnectionKeeper::add(const QList<storage::ShelvedConnection> &connections)
{
    for (const storage::ShelvedConnection &one : connections) {
        if (!m_connections.profile(one.profile.id))
            m_connections.putBack(one.profile);
    }
}

void ConnectionKeeper::addPresets(const QList<core::ParameterPreset> &kept)
{
    core::Settings settings = m_preferences.settings();
    for (const core::ParameterPreset &preset : kept) {
        const auto isThis = [&preset](const core::ParameterPreset &one) {
            return one.id == preset.id;
        };
        if (std::none_of(settings.parameterPresets.cbegin(), settings.parameterPresets.cend(),
                         isThis))
            settings.parameterPresets.append(preset);
    }
    m_preferences.set(settings);
}

} // namespace chat
