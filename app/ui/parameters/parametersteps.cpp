// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parameters/parametersteps.h"

#include "chat/undostep.h"
#include "ui/inchat.h"
#include "ui/instructionstep.h"
#include "ui/parameters/parameterfields.h"

namespace ui {
namespace {

/// From the one to the other, but for the names that somebody has given another value since.
ParameterBinding::Change fromTo(const core::ParameterSet &from, const core::ParameterSet &to)
{
    return [from, to](core::ParameterSet now) {
        const QStringList names = from.keys() + to.keys();
        for (const QString &name : names) {
            if (now.value(name) != from.value(name))
                continue;
            if (to.contains(name))
                now.insert(name, to.value(name));
            else
                now.remove(name);
        }
        return now;
    };
}

} // namespace

ParameterSteps::ParameterSteps(chat::Workspace &workspace, ParameterBinding &binding,
                               QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_binding(binding)
{
}

bool ParameterSteps::set(const QString &name, const QJsonValue &value)
{
    chat::ChatSession *session = m_binding.session();
    if (!session)
        return false;
    if (name == kInstructionsRow) {
        const auto own = value.isUndefined() ? std::nullopt : std::optional(value.toString());
        return pushInstructions(m_workspace, this, session->conversation().info(), own);
    }
    core::ParameterSet after = m_binding.own();
    if (value.isUndefined())
        after.remove(name);
    else
        after.insert(name, value);
    return replace(after);
}

bool ParameterSteps::replace(const core::ParameterSet &parameters)
{
    const core::ParameterSet before = m_binding.own();
    chat::ChatSession *session = m_binding.session();
    if (!session || before == parameters)
        return false;
    const core::ParameterLayer layer = m_binding.layer();
    const core::ConversationInfo &chat = session->conversation().info();
    const bool isChat = layer == core::ParameterLayer::Conversation;
    const auto turn = [this, layer, isChat, id = chat.id, connection = chat.profileId,
                       model = chat.model](const ParameterBinding::Change &what) {
        if (isChat)
            changeInChat(id, what);
        else
            m_binding.changeDefaults(layer, connection, model, what);
    };
    auto *step = new chat::UndoStep([turn, forth = fromTo(before, parameters)] { turn(forth); },
                                    [turn, back = fromTo(parameters, before)] { turn(back); });
    if (isChat)
        step->setConversation(chat.id);
    m_workspace.undoStack().push(step);
    return true;
}

void ParameterSteps::changeInChat(const QUuid &chat, const ParameterBinding::Change &what)
{
    const auto apply = [what](chat::ChatSession &session) {
        session.parameters().set(what(session.conversation().info().parameters));
    };
    inChat(m_workspace, chat, this, apply);
}

} // namespace ui
