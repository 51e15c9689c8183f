// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instructionstep.h"

#include "chat/undostep.h"
#include "ui/inchat.h"

namespace ui {

bool pushInstructions(chat::Workspace &workspace, QObject *context,
                      const core::ConversationInfo &chat,
                      const std::optional<QString> &instructions)
{
    using Text = std::optional<QString>;
    const Text before = chat.instructions;
    if (before == instructions)
        return false;
    const auto turn = [&workspace, context, id = chat.id](const Text &from, const Text &to) {
        inChat(workspace, id, context, [from, to](chat::ChatSession &session) {
            if (session.conversation().info().instructions == from)
                session.setInstructions(to);
        });
    };
    auto *step = new chat::UndoStep([turn, before, instructions] { turn(before, instructions); },
                                    [turn, before, instructions] { turn(instructions, before); });
    step->setConversation(chat.id);
    workspace.undoStack().push(step);
    return true;
}

} // namespace ui
