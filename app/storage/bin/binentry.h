// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QUuid>

namespace storage {

/// Something in the bin: a conversation, or a message and what lies below it.
struct BinRef {
    QUuid conversation;
    QUuid message; ///< null: all of the conversation
    [[nodiscard]] bool isConversation() const { return message.isNull(); }
    bool operator==(const BinRef &) const = default;
    friend size_t qHash(const BinRef &ref, size_t seed = 0)
    {
        return qHashMulti(seed, ref.conversation, ref.message);
    }
};

/// The same for showing it.
struct BinEntry {
    BinRef ref;
    QString title;   ///< of the conversation
    QString excerpt; ///< how the message begins; empty for a conversation
    core::Role role = core::Role::User;
    QDateTime deleted;
    int messageCount = 0;
};

} // namespace storage
