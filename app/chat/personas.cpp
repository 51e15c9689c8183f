// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/personas.h"

#include "chat/sessionparameters.h"

#include <utility>

namespace chat {
namespace {

/// A chat that nobody chose a model for goes on following the connection of new chats.
void chooseModel(ChatSession &session, const QUuid &profile, const QString &model)
{
    const core::ConversationInfo &info = session.conversation().info();
    if (info.profileId != profile || info.model != model)
        session.setModel(profile, model);
}

/// Those in which `from` and `to` differ become as in `to` where they still are as in `from`.
core::ParameterSet turned(core::ParameterSet now, const core::ParameterSet &from,
                          const core::ParameterSet &to)
{
    QStringList names = from.keys() + to.keys();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        // Undefined: it is not set, as opposed to null, which is "not sent".
        const QJsonValue before = from.value(name);
        const QJsonValue after = to.value(name);
        if (before != after && now.value(name) == before)
            now.insert(name, after);
    }
    return now;
}

} // namespace

core::ConversationInfo asPersona(core::ConversationInfo info, const core::Persona &persona,
                                 const Connections &connections)
{
    const std::optional<core::Profile> asked = connections.profile(persona.profileId);
    const core::Profile profile = asked ? *asked : connections.active();
    const bool isModelKnown = asked || persona.profileId.isNull();
    info.instructions = persona.instructions;
    info.parameters = persona.parameters;
    info.personaId = persona.id;
    info.profileId = profile.id;
    info.model = isModelKnown && !persona.model.isEmpty() ? persona.model : profile.model;
    return info;
}

void setUpAs(ChatSession &session, const core::Persona &persona, const Connections &connections)
{
    const core::ConversationInfo now = session.conversation().info();
    turnSetUp(session, now, asPersona(now, persona, connections));
}

void turnSetUp(ChatSession &session, const core::ConversationInfo &from,
               const core::ConversationInfo &to)
{
    const core::ConversationInfo now = session.conversation().info();
    if (now.instructions == from.instructions && from.instructions != to.instructions)
        session.setInstructions(to.instructions);
    const core::ParameterSet parameters = turned(now.parameters, from.parameters, to.parameters);
    if (parameters != now.parameters)
        session.parameters().set(parameters);
    if (now.personaId == from.personaId && from.personaId != to.personaId)
        notePersona(session, to.personaId);
    // The last, because it may send what waits for a model.
    if (now.profileId == from.profileId && now.model == from.model)
        chooseModel(session, to.profileId, to.model);
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
