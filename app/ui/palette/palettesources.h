// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions.h"
#include "ui/palette/paletteentry.h"
#include "ui/services.h"

#include <functional>

namespace ui {

class ConversationPane;
class WindowCommands;

/// One kind of what the palette leads to: what there is of it when it is opened, and what is done
/// with what was chosen of it.
struct PaletteSource {
    std::function<QList<PaletteEntry>()> entries;
    std::function<void(const PaletteEntry &)> perform;
};

/// The pages of the settings, and each setting on them.
[[nodiscard]] PaletteSource settingsSource(const Services &services, ConversationPane &pane,
                                           WindowCommands &commands);
/// What requests carry: each leads to its row in the panel. None without a conversation.
[[nodiscard]] PaletteSource parametersSource(ConversationPane &pane);
/// What models are told before anything else: by this chat, by all chats, for titles. They are
/// found by their text, too.
[[nodiscard]] PaletteSource promptsSource(const Services &services, Actions &actions,
                                          ConversationPane &pane, WindowCommands &commands);

} // namespace ui
