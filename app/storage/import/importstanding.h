// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/conversationinfo.h"
#include "core/filing.h"

#include <QList>

namespace storage {

/// How a conversation out of a file stands to those that are stored.
struct ImportStanding {
    enum class State {
        New,
        Continued, ///< known, with messages that are not
        Known,     ///< every message of it is stored already
        InBin,     ///< known, and thrown away here; it stays so
    } state = State::New;
    int newMessages = 0;
    core::ConversationInfo info; ///< as it is stored now, after it was added
    core::Filing filing = {};    ///< what became different about folders and tags
    QList<QUuid> added = {};     ///< the messages that are new in one that was known
    QList<QUuid> binned = {};    ///< its messages that were thrown away here
};

} // namespace storage
