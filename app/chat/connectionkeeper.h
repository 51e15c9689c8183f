// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/shelfkeeper.h"

namespace core {
struct ParameterPreset;
} // namespace core

namespace storage {
struct ShelvedConnection;
} // namespace storage

namespace chat {

class Connections;
class Preferences;

/// Connections, and the named presets of parameters, in backups, without any secret: chats that
/// are restored point at them. What is missing, by its id, comes back; a connection finds its key
/// again where it still is kept for it here. GUI thread.
class ConnectionKeeper : public ShelfKeeper
{
    Q_OBJECT

public:
    /// All of them outlive it.
    ConnectionKeeper(Preferences &preferences, Connections &connections, storage::Store &store,
                     QObject *parent = nullptr);

protected:
    [[nodiscard]] bool isReady() const override { return true; }
    [[nodiscard]] std::function<QJsonObject()> content() const override;
    [[nodiscard]] QFuture<core::Done> takeIn(const QJsonObject &content) override;

private:
    void add(const QList<storage::ShelvedConnection> &connections);
    void addPresets(const QList<core::ParameterPreset> &kept);

    Preferences &m_preferences;
    Connections &m_connections;
};

} // namespace chat
