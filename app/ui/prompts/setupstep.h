// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"

#include <functional>

namespace ui {

/// Sets a chat up in another way, as a step that can be undone: it is then as `before` says, which
/// is how it is set up now. Nothing is done once `context` is gone.
void pushSetUp(chat::Workspace &workspace, QObject *context, const core::ConversationInfo &before,
               const std::function<void(chat::ChatSession &)> &how);

} // namespace ui
