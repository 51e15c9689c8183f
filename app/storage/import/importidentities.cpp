// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importidentities.h"

#include "core/id.h"
#include "storage/draftcodec.h"

namespace storage {

ImportedConversation withFreeIdentities(ImportedConversation conversation, qint64 row,
                                        MessageTable &messages)
{
    QHash<QUuid, QUuid> others;
    for (const core::Message &message : std::as_const(conversation.messages)) {
        const qint64 owner = messages.conversationOf(message.id);
        if (owner != 0 && owner != row)
            others.insert(message.id,
                          QUuid::createUuidV5(conversation.id, core::idText(message.id)));
    }
    if (others.isEmpty())
        return conversation;
    const auto now = [&others](const QUuid &id) { return others.value(id, id); };
    for (core::Message &message : conversation.messages) {
        message.id = now(message.id);
        message.parentId = now(message.parentId);
    }
    QHash<QUuid, QUuid> shown;
    for (auto at = conversation.activeChildren.cbegin(); at != conversation.activeChildren.cend();
         ++at)
        shown.insert(now(at.key()), now(at.value()));
    conversation.activeChildren = shown;
    QHash<QUuid, QList<Revision>> earlier;
    for (auto at = conversation.earlier.cbegin(); at != conversation.earlier.cend(); ++at)
        earlier.insert(now(at.key()), at.value());
    conversation.earlier = earlier;
    QList<core::TypedResult> results = resultsIn(conversation.draft);
    for (core::TypedResult &one : results)
        one.reply = now(one.reply);
    if (Draft draft = decodeDraft(conversation.draft); !draft.edited.isNull()) {
        draft.edited = now(draft.edited);
        conversation.draft = encodeDraft(draft);
    }
    conversation.draft = withResults(conversation.draft, results);
    return conversation;
}

} // namespace storage
