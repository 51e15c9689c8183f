// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/connections.h"
#include "chat/messagesearch.h"
#include "chat/preferences.h"
#include "chat/workspace.h"
#include "core/clock.h"
#include "core/linkgate.h"
#include "render/typesetter.h"
#include "ui/theme.h"

namespace chat {
class Backups;
class PromptLibrary;
class Toolbox;
} // namespace chat
namespace exports {
class Exporter;
} // namespace exports

namespace ui {

/// What the window works with; all of it outlives the window.
struct Services {
    Theme &theme;
    chat::Preferences &preferences;
    chat::Connections &connections;
    chat::Workspace &workspace;
    core::LinkGate &links;
    const core::Clock &clock;
    render::Typesetter *typesetter = nullptr; ///< null: code stays plain
    chat::MessageSearch *search = nullptr;    ///< null: nothing but titles can be searched
    chat::Backups *backups = nullptr;         ///< null: nothing is said of backups
    exports::Exporter *exporter = nullptr;    ///< null: nothing is exported
    chat::Toolbox *toolbox = nullptr;         ///< null: there are no tools
    chat::PromptLibrary *prompts = nullptr;   ///< null: no prompts and personas are kept
};

} // namespace ui
