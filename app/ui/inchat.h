// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/workspace.h"

#include <functional>

namespace ui {

/// Does something in the chat of this id: at once where it is shown or open, else after opening it,
/// and not at all when it cannot be opened. For steps that are undone when another chat is shown.
/// Nothing is done once `context` is gone.
void inChat(chat::Workspace &workspace, const QUuid &chat, QObject *context,
            const std::function<void(chat::ChatSession &)> &what);

} // namespace ui
