// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importmerge.h"

#include "storage/import/importfingerprint.h"

namespace storage {

ImportMerge::ImportMerge(MessageTable &messages, PartTable &parts, qint64 conversation)
    : m_parts(parts)
    , m_known(messages.known(conversation))
{
}

/// The text is read only where its length does not tell. A message that has lost something in the
/// file, a picture that was left out of it, say, has nothing new to tell.
bool ImportMerge::isChanged(const core::Message &message, const MessageTable::Known &stored)
{
    if (stored.isDeleted)
        return false;
    if (MessageTable::textLength(message) != stored.textLength)
        return true;
    QList<QByteArray> here;
    const QList<core::ContentPart> parts = m_parts.parts(stored.row);
    for (const core::ContentPart &part : parts)
        here.append(partFingerprint(part));
    for (const core::ContentPart &part : message.parts) {
        if (!here.removeOne(partFingerprint(part)))
            return true;
    }
    return false;
}

QList<core::Message> ImportMerge::additions(const ImportedConversation &imported)
{
    QList<core::Message> additions;
    QHash<QUuid, QUuid> places; // what hangs on a message of the file hangs here
    for (const core::Message &message : imported.messages) {
        const auto stored = m_known.constFind(message.id);
        QUuid id = message.id;
        if (stored != m_known.cend()) {
            if (!isChanged(message, *stored)) {
                places.insert(message.id, stored->place);
                continue;
            }
            id = QUuid::createUuidV5(message.id, contentFingerprint(message));
            if (const auto again = m_known.constFind(id); again != m_known.cend()) {
                places.insert(message.id, again->place);
                continue;
            }
        }
        places.insert(message.id, id);
        core::Message added = message;
        added.id = id;
        added.parentId = places.value(message.parentId);
        additions.append(added);
    }
    return additions;
}

} // namespace storage
