// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contentpart.h"
#include "core/usage.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <optional>

namespace storage {

// How other programs write what many of them write. All of it is foreign: nothing here fails, what
// makes no sense is left out.

/// Foreign names of anything are cut here.
constexpr qsizetype kMaxSourceName = 200;

/// The beginning of a text, never half of a surrogate pair.
[[nodiscard]] QString cutText(const QString &text, qsizetype most);
/// A number that is out of range is as near to it as an integer gets; `otherwise` for none.
[[nodiscard]] qint64 sourceInteger(double number, qint64 otherwise = 0);
/// ISO 8601 text, or a number of seconds or milliseconds since 1970, told apart by its size. Unset
/// for anything before 2000 or after 9999.
[[nodiscard]] QDateTime sourceTime(const QJsonValue &value);
/// The API's object, or the one of the AI SDK ("inputTokens", "outputTokens").
[[nodiscard]] std::optional<core::Usage> sourceUsage(const QJsonObject &object);
/// A text as it is; anything else as compact JSON; nothing for null.
[[nodiscard]] QString sourceText(const QJsonValue &value);
/// What a tool gave back: texts of the content list that MCP defines, else as sourceText().
[[nodiscard]] QString sourceToolResult(const QJsonValue &value);
/// Code as a block of Markdown, between fences longer than any in it (CommonMark 4.5).
[[nodiscard]] QString sourceCode(const QString &code, const QString &language);
/// Arguments that are no JSON object (the source text of a program, say) become one, because
/// gateways refuse anything else.
[[nodiscard]] core::ToolCallPart sourceToolCall(const QString &id, const QString &name,
                                                const QJsonValue &arguments);

} // namespace storage
