// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/wire.h"
#include "chat/connections.h"
#include "chat/preferences.h"
#include "core/id.h"
#include "storage/secrets.h"

#include <QTemporaryDir>

namespace support {

/// No demo: it must not be asked for.
class NoDemo final : public core::DemoHost
{
public:
    core::DemoEndpoint acquire() override
    {
        ++m_count;
        return {};
    }
    void release() override {}
    [[nodiscard]] int count() const { return m_count; }

private:
    int m_count = 0;
};

/// Real connections over a temporary directory. There is no keychain: one of the machine's own
/// could ask whoever sits there for a password.
struct ConnectionsRig {
    bool isWithoutBus = qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QTemporaryDir dir;
    QUuid directoryId = core::newId();
    chat::Preferences preferences{storage::SettingsFile(dir.filePath(QStringLiteral("s.json"))),
                                  core::Settings()};
    storage::Secrets secrets{directoryId, dir.filePath(QStringLiteral("secrets.json"))};
    api::Wire wire;
    NoDemo demo;
    chat::Connections connections{preferences, secrets, wire, demo, {}};

    /// Adds one and gives its id back.
    QUuid add(const QString &name, const QString &baseUrl, const QString &model = {})
    {
        core::Profile profile;
        profile.id = core::newId();
        profile.name = name;
        profile.baseUrl = baseUrl;
        profile.model = model;
        (void)connections.save(profile, std::nullopt);
        return profile.id;
    }
};

} // namespace support
