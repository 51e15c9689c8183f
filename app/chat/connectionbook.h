// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/preferences.h"
#include "chat/runoverrides.h"
#include "core/profile.h"

#include <optional>

namespace chat {

/// Which connections there are and which one a new conversation uses: those of the settings, the
/// demo, and the one a run brought with it, which never reaches the settings. Knows no keys.
class ConnectionBook
{
public:
    ConnectionBook(Preferences &preferences, const RunOverrides &overrides);

    [[nodiscard]] QList<core::Profile> profiles() const;
    [[nodiscard]] std::optional<core::Profile> find(const QUuid &id) const;
    [[nodiscard]] core::Profile active() const;
    void setActive(const QUuid &id);
    [[nodiscard]] bool hasReal() const;

    /// Adds or replaces. The first real connection becomes the active one.
    void put(const core::Profile &profile);
    void remove(const QUuid &id);

    /// True for the connection that exists for this run only.
    [[nodiscard]] bool isOfThisRun(const QUuid &id) const;
    /// The key that the command line or the environment gave for this connection, while it is at
    /// the server that it was at when the run began.
    [[nodiscard]] QByteArray overrideKey(const QUuid &id) const;
    /// A stored connection that has a key and the same origin: whose key may be used.
    [[nodiscard]] std::optional<core::Profile> keyLender(const core::Profile &profile) const;
    /// What a new conversation asks when its connection is this one.
    [[nodiscard]] QString modelFor(const core::Profile &profile) const;

private:
    [[nodiscard]] core::Profile chosen() const;

    Preferences &m_preferences;
    std::optional<core::Profile> m_ofThisRun;
    bool m_isOfThisRunActive = false;
    QByteArray m_overrideKey;
    QString m_overrideModel;
    QUuid m_overridden;          ///< the connection that key and model of this run are meant for
    QString m_overriddenBaseUrl; ///< and its address then
};

/// The connection to the gateway inside the application.
[[nodiscard]] core::Profile demoProfile();

} // namespace chat
