// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QJsonObject>
#include <QSet>

namespace storage {

/// A connection as a backup held it.
struct ShelvedConnection {
    core::Profile profile; ///< without its secrets
    /// This data directory wrote it, and nobody has changed it since. Only then what it says of a
    /// person's consent, and of secrets that are kept, is theirs: a backup may be anybody's file.
    bool isOwn = false;
};

/// The copy of connections and of named presets of parameters for backups, see ShelfCopy; never a
/// secret of theirs, nor a header whose name says that it is one. Each is signed with the id of the
/// data directory, which no backup holds.
[[nodiscard]] QJsonObject connectionsToShelf(const QList<core::Profile> &profiles,
                                             const QList<core::ParameterPreset> &presets,
                                             const QUuid &dataDirectory);
/// What is in it and can be used, each once. What is not our own comes without consents, and in
/// clear text without a proxy.
[[nodiscard]] QList<ShelvedConnection> connectionsFromShelf(const QJsonObject &shelf,
                                                            const QUuid &dataDirectory);
[[nodiscard]] QList<core::ParameterPreset> presetsFromShelf(const QJsonObject &shelf);
/// Whose they are, without reading more of them.
[[nodiscard]] QSet<QUuid> connectionsOnShelf(const QJsonObject &shelf);

} // namespace storage
