// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/connectionsrig.h"
#include "support/fakegateway.h"

#include <QTest>

namespace support {

inline const QByteArray kKey = QByteArrayLiteral("sk-canary-0123456789");

/// Knows how often it was asked for and by how many it is held.
class HeldDemo final : public core::DemoHost
{
public:
    core::DemoEndpoint acquire() override
    {
        ++holders;
        ++acquired;
        return {QStringLiteral("http://127.0.0.1:9/v1"), "demo-key"};
    }
    void release() override { --holders; }
    int holders = 0;
    int acquired = 0;
};

/// Like ConnectionsRig, with settings and overrides to begin with.
struct OwnConnectionsRig {
    QTemporaryDir dir;
    chat::Preferences preferences;
    storage::Secrets secrets;
    api::Wire wire;
    HeldDemo demo;
    chat::Connections connections;

    explicit OwnConnectionsRig(const core::Settings &settings = {},
                               const chat::RunOverrides &overrides = {})
        : preferences(storage::SettingsFile(dir.filePath(QStringLiteral("s.json"))), settings)
        , secrets(core::newId(), dir.filePath(QStringLiteral("secrets.json")))
        , connections(preferences, secrets, wire, demo, overrides)
    {
    }

    [[nodiscard]] core::Result<api::Gateway> gateway(const QUuid &profile)
    {
        const auto future = connections.gateway(profile);
        [&] { QTRY_VERIFY(future.isFinished()); }();
        return future.isFinished() ? future.result() : core::Result<api::Gateway>();
    }
};

inline core::Profile profileOf(const QString &baseUrl, const QString &model = {})
{
    core::Profile profile;
    profile.id = core::newId();
    profile.name = QStringLiteral("P");
    profile.baseUrl = baseUrl;
    profile.model = model;
    return profile;
}

inline core::Settings settingsOf(const core::Profile &profile)
{
    core::Settings settings;
    settings.profiles = {profile};
    settings.activeProfileId = profile.id;
    settings.isDemoDismissed = true;
    return settings;
}

/// Waits for it.
template <typename T>
T resultOf(QFuture<T> future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.result();
}

} // namespace support
