// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/prompt.h"

namespace chat {

/// Sets a conversation up as the persona says. Where its connection is gone, the one that new
/// conversations use answers, with its own model.
void setUpAs(ChatSession &session, const core::Persona &persona, const Connections &connections);
/// Sets it up as it was before a persona was.
void setUpAgain(ChatSession &session, const core::ConversationInfo &before);
/// How the conversation is set up now, as a persona without an id and a name.
[[nodiscard]] core::Persona setUpOf(const ChatSession &session);
/// Remembers that it is set up as this one.
void notePersona(ChatSession &session, const QUuid &persona);

} // namespace chat
