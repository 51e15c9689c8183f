// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connectiontypes.h"
#include "core/profile.h"

#include <QStringList>

namespace chat {

/// The guide of this gateway says that model IDs are in lower case and with dashes.
[[nodiscard]] bool hasDashedModelIds(const core::Profile &profile);
/// What a guide writes where a model is to be filled in; see api::isModelPlaceholder().
[[nodiscard]] bool isModelPlaceholder(const QString &typed);
/// api::nearModels() for the choices of a picker. Without a list, the rule of gateways that name
/// models in lower case and with dashes makes the only proposal; see hasDashedModelIds().
[[nodiscard]] QStringList nearModels(const QString &typed, const QList<ModelChoice> &list,
                                     int most);

} // namespace chat
