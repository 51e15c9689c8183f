// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace storage {

// The JSON of resources/loquat-export.schema.json, version 1. What is empty is left out.

inline constexpr int kExportVersion = 1;

/// ISO 8601 in UTC with milliseconds; empty for none.
[[nodiscard]] QString exportTime(const QDateTime &time);
/// Unset for anything else.
[[nodiscard]] QDateTime exportedTime(const QJsonValue &value);

/// The hash of its bytes; empty for what has none.
[[nodiscard]] QByteArray attachmentOf(const core::ContentPart &part);
[[nodiscard]] QJsonArray partsToJson(const QList<core::ContentPart> &parts);
/// Everything but its parts and its place among others.
[[nodiscard]] QJsonObject messageToJson(const core::Message &message);
/// The reverse, from foreign JSON: names are cut, what makes no sense takes its default.
[[nodiscard]] core::Message messageFromJson(const QJsonObject &object);
/// An id as it is written, lower case and without braces; null for anything else.
[[nodiscard]] QUuid exportedId(const QJsonValue &value);

} // namespace storage
