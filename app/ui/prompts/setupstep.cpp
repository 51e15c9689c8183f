// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/setupstep.h"

#include "chat/personas.h"
#include "chat/undostep.h"
#include "ui/inchat.h"

namespace ui {

void pushSetUp(chat::Workspace &workspace, QObject *context, const core::ConversationInfo &before,
               const core::ConversationInfo &after)
{
    const auto turn = [&workspace, context](const core::ConversationInfo &from,
                                            const core::ConversationInfo &to) {
        inChat(workspace, from.id, context,
               [from, to](chat::ChatSession &session) { chat::turnSetUp(session, from, to); });
    };
    auto *step = new chat::UndoStep([turn, before, after] { turn(before, after); },
                                    [turn, before, after] { turn(after, before); });
    step->setConversation(before.id);
    workspace.undoStack().push(step);
}

} // namespace ui
