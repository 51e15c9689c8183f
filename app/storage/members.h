// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

class QJsonObject;

namespace storage {

/// Members of our JSON, and columns, that more than one codec reads or writes. Stored files hold
/// these words: they never change, or they could not be read.
inline constexpr auto kBaseUrl = QLatin1StringView("base_url");
inline constexpr auto kConnection = QLatin1StringView("connection");
inline constexpr auto kCreated = QLatin1StringView("created");
inline constexpr auto kElapsed = QLatin1StringView("elapsed_ms");
inline constexpr auto kExtra = QLatin1StringView("extra");
inline constexpr auto kHeaders = QLatin1StringView("headers");
inline constexpr auto kId = QLatin1StringView("id");
inline constexpr auto kInstructions = QLatin1StringView("instructions");
inline constexpr auto kKeys = QLatin1StringView("keys");
inline constexpr auto kKind = QLatin1StringView("kind");
inline constexpr auto kLogprobs = QLatin1StringView("logprobs"); ///< the kind of a part
inline constexpr auto kMessage = QLatin1StringView("message");
inline constexpr auto kModel = QLatin1StringView("model");
inline constexpr auto kName = QLatin1StringView("name");
inline constexpr auto kParameters = QLatin1StringView("parameters");
inline constexpr auto kReasoning = QLatin1StringView("reasoning");
inline constexpr auto kRefusal = QLatin1StringView("refusal");
inline constexpr auto kState = QLatin1StringView("state");
inline constexpr auto kText = QLatin1StringView("text");
inline constexpr auto kUrl = QLatin1StringView("url");
inline constexpr auto kValue = QLatin1StringView("value");
inline constexpr auto kVersion = QLatin1StringView("version");

/// Writes `text`, cleaned of what SQLite and JSON cannot hold; an empty one is left out.
void put(QJsonObject &object, QLatin1StringView member, const QString &text);

} // namespace storage
