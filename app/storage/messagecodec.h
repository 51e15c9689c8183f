// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

namespace storage {

/// The JSON columns of a message. Reading accepts whatever is there: a member that is missing or
/// of another type takes its default.
[[nodiscard]] QJsonObject errorToJson(const core::Error &error);
[[nodiscard]] core::Error errorFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject responseToJson(const core::ResponseInfo &response);
[[nodiscard]] core::ResponseInfo responseFromJson(const QJsonObject &object);

} // namespace storage
