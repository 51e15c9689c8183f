// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"

#include <optional>

namespace ui {

/// Gives a chat other instructions, unset: those of the settings, as a step that can be undone.
/// What somebody has written there since is left as it is. False: they are these already.
bool pushInstructions(chat::Workspace &workspace, QObject *context,
                      const core::ConversationInfo &chat,
                      const std::optional<QString> &instructions);

} // namespace ui
