// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

/// A gateway we know the address of. The guides' own words are kept, because people look for
/// exactly these on the gateway's pages.
struct Preset {
    QString id;
    QString name;
    QString baseUrl;   ///< empty: custom
    QString keyHint;   ///< where the key is, in the guide's words; empty when none is needed
    QString modelHint; ///< where model names are looked up, in the guide's words
    QString exampleModel;
    bool needsKey = true;
    /// Its guide says that every model ID is in lower case, with dashes and without spaces.
    bool hasDashedModelIds = false;
    bool isLocal = false; ///< a server on this machine, found by asking its port
};

/// All presets in the order they are offered; the last one is "custom".
[[nodiscard]] const QList<Preset> &presets();
/// The custom preset for an unknown id.
[[nodiscard]] const Preset &presetById(const QString &id);
/// The preset whose address has this host, or null: what mends a typed host without network.
[[nodiscard]] const Preset *presetByHost(const QString &host);

} // namespace core
