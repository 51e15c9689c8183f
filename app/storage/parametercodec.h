// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QJsonArray>
#include <QJsonObject>

namespace storage {

/// The defaults of a connection and of its models out of its JSON. What is not an object counts as
/// not there; values are taken as they are, because only who sends them can judge them.
void readParameters(core::Profile &profile, const QJsonObject &json);
/// The reverse. Empty ones are left out.
void writeParameters(QJsonObject &json, const core::Profile &profile);
/// Named presets; one without an id or a name is left out.
[[nodiscard]] QList<core::ParameterPreset> parameterPresetsFrom(const QJsonArray &array);
/// The reverse. `before` keeps what this program does not know of those that still exist.
[[nodiscard]] QJsonArray parameterPresetsToJson(const QList<core::ParameterPreset> &presets,
                                                const QJsonArray &before);

} // namespace storage
