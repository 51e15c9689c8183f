// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonValue>
#include <QString>

namespace core {

/// An Error about a parameter, as parametercheck.h describes it.
[[nodiscard]] Error parameterError(const QString &name, QLatin1StringView code,
                                   const QString &target = {}, const QString &limit = {});
/// What the values of these are made of inside; Done for every other name. The value has the JSON
/// type that its ParameterSpec asks for.
[[nodiscard]] Result<Done> checkShape(const QString &name, const QJsonValue &value);

} // namespace core
