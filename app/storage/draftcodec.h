// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typedresult.h"
#include "storage/store.h"

#include <QHash>
#include <QJsonArray>
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
/// The same of messages that have other ids by now, by those they had; what belongs to none of
/// these is left out.
[[nodiscard]] QList<core::TypedResult> resultsFor(const QHash<QUuid, QUuid> &messages,
                                                  const QJsonObject &draft);

/// A list of such results in our JSON, in a draft and in an export; without a text there is none.
[[nodiscard]] QJsonArray resultsToJson(const QList<core::TypedResult> &results);
[[nodiscard]] QList<core::TypedResult> resultsFromJson(const QJsonArray &list);

} // namespace storage
