// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatsession.h"

namespace chat {

/// Keeps what is written in a conversation, or waits, on disk, so that ending the program loses
/// nothing. It stays there until it was sent or dropped; nothing here ever sends it. `place` is the
/// conversation, null for one that has no row yet. GUI thread.
class QueueKeeper
{
public:
    explicit QueueKeeper(storage::Store &store)
        : m_store(store)
    {
    }

    /// An empty one is dropped.
    void keep(const QUuid &place, const KeptMessage &written);
    /// The conversation has a row now: what is kept goes along.
    void moveTo(const QUuid &place);
    /// Nothing is written when nothing is kept.
    void drop();
    /// What an earlier run left, with pictures by hash; empty when there is nothing.
    [[nodiscard]] QFuture<KeptMessage> kept(QObject *context, const QUuid &place);

private:
    storage::Store &m_store;
    QUuid m_place;
    KeptMessage m_written;
    bool m_isKept = false;
};

} // namespace chat
