// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/setupstep.h"

#include "chat/personas.h"
#include "chat/undostep.h"
#include "ui/inchat.h"

namespace ui {

void pushSetUp(chat::Workspace &workspace, QObject *context, const core::ConversationInfo &before,
               const std::function<void(chat::ChatSession &)> &how)
{
    using InSession = std::function<void(chat::ChatSession &)>;
    const auto in = [&workspace, context, id = before.id](const InSession &what) {
        inChat(workspace, id, context, what);
    };
    const InSession back = [before](chat::ChatSession &session) {
        chat::setUpAgain(session, before);
    };
    auto *step = new chat::UndoStep([in, how] { in(how); }, [in, back] { in(back); });
    step->setConversation(before.id);
    workspace.undoStack().push(step);
}

} // namespace ui
