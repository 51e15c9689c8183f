// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/chatquery.h"

namespace demo {

/// A value that fits a simple JSON Schema, made out of the prompt's words.
[[nodiscard]] QJsonValue inventValue(const QJsonObject &schema, const QString &prompt);
/// The same for a schema of an object, whether it says so or not.
[[nodiscard]] QJsonObject inventObject(const QJsonObject &schema, const QString &prompt);

/// `response_format` asks for JSON.
[[nodiscard]] bool wantsJson(const ChatQuery &query);
/// The JSON that it asks for.
[[nodiscard]] QString jsonAnswer(const ChatQuery &query);

} // namespace demo
