// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/modellist.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace api {

/// The IDs of the list that someone may have meant by `typed`, the likeliest first, at most
/// `max`: the same in another case, with spaces for dashes or without its maker's name; the
/// display name of one; its words or their beginnings ("gemini flash"); a typing error. Empty
/// when the list has exactly what was typed. A proposal only: IDs are never rewritten unasked.
[[nodiscard]] QStringList nearModels(const QString &typed, const QList<ModelInfo> &list, int max);
/// True when `typed` is the display name of an entry and not its ID.
[[nodiscard]] bool isDisplayName(const QString &typed, const QList<ModelInfo> &list);
/// What the rule "lower case, dashes for spaces" makes of `typed`, for a gateway whose guide has
/// it and whose list is not known. Empty when that changes nothing.
[[nodiscard]] QString proposedModelId(const QString &typed);

} // namespace api
