// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message.h"

#include <array>

namespace core {
namespace {

constexpr std::array kRoles{"system", "developer", "user", "assistant", "tool"};
constexpr std::array kStates{"waiting", "streaming",   "complete", "unexplained",
                             "stopped", "interrupted", "failed"};

template <typename Names>
int indexOf(const Names &names, const QString &name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1StringView(names[i]))
            return int(i);
    }
    return -1;
}

} // namespace

QString roleName(Role role)
{
    return QString::fromLatin1(kRoles[size_t(role)]);
}

std::optional<Role> roleFromName(const QString &name)
{
    const int index = indexOf(kRoles, name);
    if (index < 0)
        return std::nullopt;
    return Role(index);
}

QString stateName(MessageState state)
{
    return QString::fromLatin1(kStates[size_t(state)]);
}

MessageState stateFromName(const QString &name)
{
    const int index = indexOf(kStates, name);
    // A name from a newer program still is a message that ended somehow.
    return index < 0 ? MessageState::Complete : MessageState(index);
}

QString plainText(const Message &message)
{
    QString text;
    for (const ContentPart &part : message.parts) {
        if (const auto *words = std::get_if<TextPart>(&part)) {
            if (!text.isEmpty())
                text += QLatin1Char('\n');
            text += words->text;
        }
    }
    return text;
}

} // namespace core
