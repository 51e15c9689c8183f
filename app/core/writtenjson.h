// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace core {

// QJsonObject sorts its members by name, and models fill in a schema in the order in which it names
// its properties. Where somebody wrote an object in another order, its text stands beside it, in
// the object that holds both. It is never sent as a member; what counts is the object, and a text
// that means something else is as if it were not there.

/// Where the text stands.
inline constexpr QLatin1StringView kWrittenMember("@written");

/// `text` is JSON for this object, with its members in an order of their own.
[[nodiscard]] bool hasOwnOrder(const QString &text, const QJsonObject &object);
/// `holder` with the text of its object `member`, where that has an order of its own.
[[nodiscard]] QJsonObject withWritten(QJsonObject holder, const QString &member,
                                      const QString &text);
/// The text of the object `member`, or null.
[[nodiscard]] QString writtenOf(const QJsonObject &holder, const QString &member);

/// The value of the parameter `name` that was read from `text`: for `tools` and `response_format`
/// with the texts of those of its schemas that have an order of their own.
[[nodiscard]] QJsonValue withWrittenSchemas(const QString &name, const QJsonValue &value,
                                            const QString &text);
/// The same of a whole request that was read from `text`, which may be of any length.
[[nodiscard]] QJsonObject withWrittenSchemas(QJsonObject request, const QString &text);
/// The JSON of such a value, as a request has it.
[[nodiscard]] QString writtenText(const QString &name, const QJsonValue &value);

/// A request, or anything else with `response_format` or `tools`: their schemas as they were
/// written, all else as QJsonDocument has it.
[[nodiscard]] QByteArray compactRequest(QJsonObject request);
/// JSON with a member or entry a line, as it is written in all else.
[[nodiscard]] QString indentedJson(const QString &json);

} // namespace core
