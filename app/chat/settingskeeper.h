// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/shelfkeeper.h"

namespace chat {

class Preferences;

/// What a person has chosen in the settings (see storage::choicesToJson) in backups. Nothing of it
/// comes back by itself: going back to a backup brings chats back, and only who says so gets the
/// settings of then. GUI thread.
class SettingsKeeper : public ShelfKeeper
{
    Q_OBJECT

public:
    /// Both outlive it.
    SettingsKeeper(Preferences &preferences, storage::Store &store, QObject *parent = nullptr);

    /// The choices that a backup held hold from now on.
    static void use(Preferences &preferences, const QJsonObject &choices);

protected:
    [[nodiscard]] bool isReady() const override { return true; }
    [[nodiscard]] std::function<QJsonObject()> content() const override;
    [[nodiscard]] QFuture<core::Done> takeIn(const QJsonObject &content) override;

private:
    Preferences &m_preferences;
};

} // namespace chat
