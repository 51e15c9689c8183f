// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/toolchoice.h"

#include <algorithm>

namespace chat {
namespace {

constexpr QLatin1StringView kAutomatic("auto");
constexpr QLatin1StringView kRequired("required");
constexpr QLatin1StringView kAllowed("allowed_tools");
constexpr QLatin1StringView kMode("mode");

/// Since a person last said something.
bool carryResults(const QList<core::Message> &messages)
{
    const auto last =
        std::find_if(messages.crbegin(), messages.crend(), [](const core::Message &message) {
            return message.role == core::Role::Tool || message.role == core::Role::User;
        });
    return last != messages.crend() && last->role == core::Role::Tool;
}

/// A choice among some of the tools stays one.
QJsonValue freed(const QJsonValue &choice)
{
    if (!choice.isObject())
        return choice == QJsonValue(kRequired) ? QJsonValue(kAutomatic) : choice;
    QJsonObject object = choice.toObject();
    QJsonObject allowed = object.value(kAllowed).toObject();
    if (allowed.isEmpty())
        return kAutomatic;
    if (allowed.value(kMode) == QJsonValue(kRequired))
        allowed.insert(kMode, kAutomatic);
    object.insert(kAllowed, allowed);
    return object;
}

} // namespace

core::ChatParameters withFreeChoiceAfterCalls(core::ChatParameters parameters,
                                              const QList<core::Message> &messages)
{
    if (parameters.toolChoice && carryResults(messages))
        parameters.toolChoice = freed(*parameters.toolChoice);
    return parameters;
}

} // namespace chat
