// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversation.h"

#include <QHash>
#include <QList>

namespace storage {

/// What is seen of a long conversation when it is opened: a stretch of the remembered path around
/// the place where the reader was, or its end.
struct ConversationGlimpse {
    core::ConversationInfo info;
    /// Those of the stretch with their parts, and their siblings without. The parents of the first
    /// one and of its siblings are left out. Empty: there is no glimpse.
    QList<core::Message> messages;
    QHash<QUuid, QUuid> activeChildren; ///< as ConversationSkeleton has them
    int rowsAbove = 0;                  ///< of the path, above the stretch
    int rowsBelow = 0;
    /// It is long, and there will be a glimpse of it after Store::rememberPath().
    bool isPathUnknown = false;
};

} // namespace storage
