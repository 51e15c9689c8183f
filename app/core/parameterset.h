// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>
#include <QUuid>

namespace core {

/// Optional members of a request: API name → value. A name that is not in it is not set here; null
/// is "explicitly not sent", which takes the place of an inherited value. Names that begin with "@"
/// (see `setting`) are no members of the API. What is in it may be wrong: see checkParameter().
using ParameterSet = QJsonObject;

/// What is kept in a ParameterSet beside the members of the API.
namespace setting {
/// Under which name `max_tokens` goes out: "max_tokens" or "max_completion_tokens"; unset: by the
/// model's name.
inline constexpr QLatin1StringView kMaxTokensName("@max_tokens_name");
/// The role of the instructions: "system" or "developer"; unset: by the gateway and model.
inline constexpr QLatin1StringView kInstructionsRole("@instructions_role");
/// Free members that go out as they are: an object.
inline constexpr QLatin1StringView kExtra("@extra");
} // namespace setting

/// A named ParameterSet that a person keeps for any conversation.
struct ParameterPreset {
    QUuid id;
    QString name;
    ParameterSet parameters;
    bool operator==(const ParameterPreset &) const = default;
};

} // namespace core
