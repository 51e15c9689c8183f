// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QJsonObject>
#include <optional>

namespace storage {

/// A connection out of settings.json; nothing without an id.
[[nodiscard]] std::optional<core::Profile> profileFromJson(const QJsonObject &json);
/// `before` with the connection put in. Headers that carry a key are left out.
[[nodiscard]] QJsonObject profileToJson(const core::Profile &profile, const QJsonObject &before);

} // namespace storage
