// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typedresult.h"
#include "storage/store.h"

#include <QJsonObject>

namespace storage {

/// The JSON of an unsent message; empty for one that holds nothing.
[[nodiscard]] QJsonObject encodeDraft(const Draft &draft);
/// The reverse; what is missing or odd is left out.
[[nodiscard]] Draft decodeDraft(const QJsonObject &object);

/// What was typed as results of calls stands beside the unsent message; whoever writes the one
/// leaves the other as it is.
[[nodiscard]] QJsonObject withResults(QJsonObject draft, const QList<core::TypedResult> &results);
[[nodiscard]] QList<core::TypedResult> resultsIn(const QJsonObject &draft);

} // namespace storage
