// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parameterset.h"
#include "core/result.h"

#include <QJsonValue>
#include <QList>

namespace core {

/// What is wrong with a parameter: Error::code of kind BadInput. Error::param is the parameter's
/// name, Error::target the place inside its value ("json_schema.name", "[2].function") or the
/// other member that it is about, Error::message the limit where there is one ("0–2", "64").
namespace wrong {
inline constexpr QLatin1StringView kType("parameter-type");       ///< of JSON
inline constexpr QLatin1StringView kRange("parameter-range");     ///< a number
inline constexpr QLatin1StringView kInteger("parameter-integer"); ///< has a fraction
inline constexpr QLatin1StringView kChoice("parameter-choice");   ///< none of those there are
inline constexpr QLatin1StringView kEmpty("parameter-empty");     ///< or blank
inline constexpr QLatin1StringView kCount("parameter-count");     ///< too many
inline constexpr QLatin1StringView kLength("parameter-length");   ///< too long
inline constexpr QLatin1StringView kLetters("parameter-letters"); ///< other than A–Z a–z 0–9 _ -
inline constexpr QLatin1StringView kMissing("parameter-missing"); ///< a member inside
inline constexpr QLatin1StringView kTwice("parameter-twice");     ///< a name that must be unique
inline constexpr QLatin1StringView kOwn("parameter-own");         ///< this program writes it
inline constexpr QLatin1StringView kPrivate("parameter-private"); ///< starts a task, no answer
inline constexpr QLatin1StringView kListed("parameter-listed");   ///< extra: has its own place
inline constexpr QLatin1StringView kNeeds("parameter-needs");     ///< `target` set as well
inline constexpr QLatin1StringView kBoth("parameter-both");       ///< either it or `target`
inline constexpr QLatin1StringView kJson("parameter-json");       ///< no JSON; `target`: the line
} // namespace wrong

/// Whether the value can be sent under this name. Null always can: it means that nothing is. A
/// name that is not known takes any value, but for those that a request must not carry. Which
/// model takes what is the gateway's to say.
[[nodiscard]] Result<Done> checkParameter(const QString &name, const QJsonValue &value);
/// Each one, and what they say together; at most one error a name, in the order of names.
[[nodiscard]] QList<Error> checkParameters(const ParameterSet &effective);
/// Reads what was typed for a parameter: JSON, for texts also the bare words, and checks it.
/// Nothing typed is null, as is "null".
[[nodiscard]] Result<QJsonValue> parameterFromText(const QString &name, const QString &typed);
/// The reverse: what parameterFromText() reads as this value.
[[nodiscard]] QString parameterText(const QString &name, const QJsonValue &value);
/// True for an Error of one of the functions above.
[[nodiscard]] bool isParameterError(const Error &error);
/// True for members that must never be in a request: with them Open WebUI starts a background task
/// instead of answering.
[[nodiscard]] bool isPrivateMember(const QString &name);

} // namespace core
