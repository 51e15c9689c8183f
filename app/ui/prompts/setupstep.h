// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"

namespace ui {

/// Sets the chat of `before` up in another way, as a step that can be undone. Doing it again and
/// taking it back change only what is still as the step left it. Nothing is done once `context` is
/// gone.
void pushSetUp(chat::Workspace &workspace, QObject *context, const core::ConversationInfo &before,
               const core::ConversationInfo &after);

} // namespace ui
