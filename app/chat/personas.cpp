// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/personas.h"

#include "chat/sessionparameters.h"

namespace chat {
namespace {

/// A chat that nobody chose a model for goes on following the connection of new chats.
void chooseModel(ChatSession &session, const QUuid &profile, const QString &model)
{
    const core::ConversationInfo &info = session.conversation().info();
    if (info.profileId != profile || info.model != model)
        session.setModel(profile, model);
}

} // namespace

void setUpAs(ChatSession &session, const core::Persona &persona, const Connections &connections)
{
    const std::optional<core::Profile> asked = connections.profile(persona.profileId);
    const core::Profile profile = asked ? *asked : connections.active();
    const bool isModelKnown = asked || persona.profileId.isNull();
    const QString model = isModelKnown && !persona.model.isEmpty() ? persona.model : profile.model;
    session.setInstructions(persona.instructions);
    session.parameters().set(persona.parameters);
    notePersona(session, persona.id);
    chooseModel(session, profile.id, model); // the last, because it may send what waits for a model
}

void setUpAgain(ChatSession &session, const core::ConversationInfo &before)
{
    session.setInstructions(before.instructions);
    session.parameters().set(before.parameters);
    notePersona(session, before.personaId);
    chooseModel(session, before.profileId, before.model);
}

core::Persona setUpOf(const ChatSession &session)
{
    const core::ConversationInfo &info = session.conversation().info();
    core::Persona persona;
    persona.instructions = session.parameters().instructions();
    persona.profileId = info.profileId;
    persona.model = info.model;
    persona.parameters = info.parameters;
    return persona;
}

void notePersona(ChatSession &session, const QUuid &persona)
{
    core::ConversationInfo info = session.conversation().info();
    info.personaId = persona;
    session.conversation().setInfo(info);
}

} // namespace chat
