// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/workspace_p.h"

namespace chat {

ChatSession *Workspace::Private::adoptTemporary(std::unique_ptr<core::Conversation> conversation,
                                                std::unique_ptr<storage::Store> store)
{
    ChatSession::Services inMemory{
        services.preferences, services.connections, *store, services.wire, services.clock,
        services.network,     services.wireLog,     true,   &list,         services.toolbox};
    auto *session = new ChatSession(inMemory, std::move(conversation), false, q);
    pictures.lookAlsoIn(store.get());
    store.release()->setParent(session); // children go after all else of an object
    sessions.insert(idOf(session), session);
    listenTo(session);
    return session;
}

/// It has been stored under its own id; whoever looks at it goes on with the stored one.
void Workspace::Private::replaceTemporary(ChatSession *before,
                                          std::unique_ptr<core::Conversation> ordinary)
{
    const core::ConversationInfo info = ordinary->info();
    sessions.remove(info.id);
    ChatSession *after = adopt(std::move(ordinary), true);
    list.insert(info);
    if (current == before) {
        current = after;
        rememberCurrent();
        Q_EMIT q->currentChanged(after);
    }
    close(before);
}

} // namespace chat
