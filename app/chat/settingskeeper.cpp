// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/settingskeeper.h"

#include "chat/preferences.h"
#include "core/whendone.h"
#include "storage/settingscodec.h"
#include "storage/shelfcopy.h"

namespace chat {

SettingsKeeper::SettingsKeeper(Preferences &preferences, storage::Store &store, QObject *parent)
    : ShelfKeeper(QString(storage::kSettingsShelf), store, parent)
    , m_preferences(preferences)
{
    connect(&preferences, &Preferences::changed, this,
            [this](const core::Settings &before, const core::Settings &now) {
                if (storage::choicesToJson(before) != storage::choicesToJson(now))
                    hear();
            });
}

void SettingsKeeper::use(Preferences &preferences, const QJsonObject &choices)
{
    preferences.set(storage::withChoices(preferences.settings(), choices));
}

std::function<QJsonObject()> SettingsKeeper::content() const
{
    return [settings = m_preferences.settings()] { return storage::choicesToJson(settings); };
}

QFuture<core::Done> SettingsKeeper::takeIn(const QJsonObject &)
{
    return core::ready(core::Done{});
}

} // namespace chat
