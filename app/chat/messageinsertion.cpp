// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatsession_p.h"
#include "chat/insertmessage.h"
#include "chat/messageedits.h"
#include "core/id.h"
#include "core/whendone.h"

#include <algorithm>

namespace chat {

bool MessageEdits::canInsertBelow(const core::Conversation &conversation, const QUuid &parent)
{
    const core::Message *child = conversation.find(conversation.activeChild(parent));
    const bool isBeforeResult = child && child->role == core::Role::Tool;
    if (parent.isNull())
        return !isBeforeResult;
    const core::Message *above = conversation.find(parent);
    const auto isCall = [](const core::ContentPart &part) {
        return std::holds_alternative<core::ToolCallPart>(part);
    };
    return above && !isBeforeResult
           && std::none_of(above->parts.cbegin(), above->parts.cend(), isCall);
}

bool MessageEdits::insert(const QUuid &conversation, const QUuid &parent, core::Role role,
                          const QString &text)
{
    ChatSession *session = m_host.session(conversation);
    if (session
        && session->putsOff([=, this](ChatSession &) { insert(conversation, parent, role, text); }))
        return true;
    if (!session || session->isRunning() || text.trimmed().isEmpty()
        || !canInsertBelow(session->conversation(), parent))
        return false;
    core::Message message;
    message.id = core::newId();
    message.parentId = parent;
    message.role = role;
    message.parts = {core::TextPart{text}};
    message.textLength = text.size();
    message.created = m_host.clock.now();
    if (!session->isStored()) {
        insertFirst(*session, message);
        return true;
    }
    m_host.undoStack.push(
        new InsertMessage(runner(), conversation, m_host.store(conversation), message));
    m_host.wrote(conversation);
    return true;
}

/// Of a conversation that has no row yet: it gets one.
void MessageEdits::insertFirst(ChatSession &session, core::Message message)
{
    const QUuid conversation = session.conversation().info().id;
    message.id = session.conversation().add(message);
    message.seq = session.conversation().find(message.id)->seq;
    core::whenDone(this, session.d->recorder.commit({message.id}, {}),
                   [this, conversation, message](const core::Result<core::Done> &stored) {
                       ChatSession *open = m_host.session(conversation);
                       if (stored) {
                           m_host.undoStack.push(new InsertMessage(
                               runner(), conversation, m_host.store(conversation), message));
                           return;
                       }
                       if (open)
                           (void)open->conversation().cut(message.id, core::Extent::Message);
                       Q_EMIT failed(stored.error());
                   });
}

} // namespace chat
