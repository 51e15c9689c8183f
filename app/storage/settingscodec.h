// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"

#include <QJsonObject>

namespace storage {

/// The version that this program writes into settings.json.
constexpr int kSettingsVersion = 1;

/// Settings out of their JSON. A member that is missing or of another type takes its default,
/// numbers are brought into their range.
[[nodiscard]] core::Settings settingsFromJson(const QJsonObject &root);
/// `before` with the settings put in: members that this program does not know survive, those of
/// connections too, as long as the connection exists. Headers that carry a key are left out.
[[nodiscard]] QJsonObject settingsToJson(const core::Settings &settings, const QJsonObject &before);

/// What a person has chosen about look, chat and titles: of all settings those that another
/// computer may have as well. Empty where all of them are as they are by default.
[[nodiscard]] QJsonObject choicesToJson(const core::Settings &settings);
/// `settings` with these instead of its own. A backup may be anybody's file: what is odd or missing
/// there is as in `settings`, or empty where it is a text, numbers come into their range, and of
/// more than 4 MiB nothing is taken.
[[nodiscard]] core::Settings withChoices(core::Settings settings, const QJsonObject &choices);

} // namespace storage
