// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"

#include <QList>
#include <algorithm>

namespace ui {

/// What can be done to conversations in the sidebar, from the keyboard or from their menu. Pin and
/// Archive mean the opposite where all of them are pinned or archived already.
enum class SidebarDeed {
    Rename,
    MakeTitle,
    Pin,
    Archive,
    Duplicate,
    Export,
    MoveToFolder,
    Tags,
    Remove
};

/// What can be done to a folder there. Up and Down are among those beside it; RemoveWithChats takes
/// along what lies in it.
enum class FolderDeed { Rename, NewInside, Move, Up, Down, Remove, RemoveWithChats };

[[nodiscard]] inline bool areAll(const QList<core::ConversationInfo> &chosen,
                                 bool core::ConversationInfo::*flag)
{
    return std::all_of(chosen.begin(), chosen.end(),
                       [flag](const core::ConversationInfo &info) { return info.*flag; });
}

} // namespace ui
