// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

namespace chat {

/// Keeps a conversation's waiting message on disk, so that ending the program loses nothing. It
/// stays there until it was sent or dropped; nothing here ever sends it. GUI thread.
class QueueKeeper
{
public:
    explicit QueueKeeper(storage::Store &store)
        : m_store(store)
    {
    }

    void keep(const QUuid &conversation, const Outgoing &outgoing);
    /// Nothing is written when nothing is kept.
    void drop(const QUuid &conversation);
    /// What an earlier run left, with pictures by hash; empty when there is nothing.
    [[nodiscard]] QFuture<Outgoing> kept(QObject *context, const QUuid &conversation);

private:
    storage::Store &m_store;
    bool m_isKept = false;
};

} // namespace chat
