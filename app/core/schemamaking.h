// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsontext.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace core {

/// Where a schema is not as `strict` demands it (every object closed by "additionalProperties":
/// false, all its properties required): JSON pointers, in order, at most 20. Only as deep as 64.
[[nodiscard]] QStringList strictFaults(const QJsonObject &schema);
/// Whether an object's schema itself is as `strict` demands it; not those inside it.
[[nodiscard]] bool isClosedAndRequired(const QJsonObject &schema);
/// The same schema as `strict` demands it. What was optional is required then.
[[nodiscard]] QJsonObject madeStrict(const QJsonObject &schema);
/// The same of a schema's text, as compact JSON: members stay in their order and values as they are
/// spelled, what is new stands behind them, and properties are required in their own order. Null
/// where the text is no object of JSON, is too long for JsonText, or has a name twice.
[[nodiscard]] QString madeStrict(const QString &schema);
/// A closed schema that the example fits: types by what is there, all members required, the
/// entries of a list taken together.
[[nodiscard]] QJsonObject schemaOf(const QJsonValue &example);
/// The same as compact JSON, with its properties in the order in which the example names them. Null
/// where the text is no JSON.
[[nodiscard]] QString schemaTextOf(const JsonText &example);

} // namespace core
