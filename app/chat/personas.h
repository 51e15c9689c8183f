// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"
#include "core/prompt.h"

namespace chat {

/// `info` as the persona says. Where its connection is gone, the one that new conversations use
/// answers, with its own model.
[[nodiscard]] core::ConversationInfo asPersona(core::ConversationInfo info,
                                               const core::Persona &persona,
                                               const Connections &connections);
/// Sets a conversation up as the persona says.
void setUpAs(ChatSession &session, const core::Persona &persona, const Connections &connections);
/// Sets up as `to` says what differs between the two and still is as `from` says: what a person
/// has set by hand meanwhile stays.
void turnSetUp(ChatSession &session, const core::ConversationInfo &from,
               const core::ConversationInfo &to);
/// How the conversation is set up now, as a persona without an id and a name.
[[nodiscard]] core::Persona setUpOf(const ChatSession &session);
/// Remembers that it is set up as this one.
void notePersona(ChatSession &session, const QUuid &persona);

} // namespace chat
