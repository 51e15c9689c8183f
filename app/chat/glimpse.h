// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"

#include <memory>

namespace chat {

/// What is seen of a long conversation while the rest of it is read: the messages around the place
/// where the reader was. It is for looking at only and must not be changed.
struct Glimpse {
    std::unique_ptr<core::Conversation> conversation;
    int rowsAbove = 0; ///< that it has and are not here
    int rowsBelow = 0;
};

} // namespace chat
