// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importmerge.h"

#include "storage/import/importfingerprint.h"

#include <algorithm>

namespace storage {

namespace {

/// A message that has lost something in the file, a picture that was left out of it, say, has
/// nothing new to tell.
bool isToldBy(const core::Message &message, const QList<core::ContentPart> &parts)
{
    qint64 length = 0;
    QList<QByteArray> here;
    for (const core::ContentPart &part : parts) {
        length += core::partText(part).size();
        here.append(partFingerprint(part));
    }
    if (MessageTable::textLength(message) != length)
        return false;
    for (const core::ContentPart &part : message.parts) {
        if (!here.removeOne(partFingerprint(part)))
            return false;
    }
    return true;
}

} // namespace

ImportMerge::ImportMerge(MessageTable &messages, PartTable &parts, RevisionTable &revisions,
                         qint64 conversation)
    : m_parts(parts)
    , m_revisions(revisions)
    , m_known(messages.known(conversation))
{
}

/// The text is read only where its length does not tell.
bool ImportMerge::isChanged(const core::Message &message, const MessageTable::Known &stored)
{
    if (stored.isDeleted)
        return false;
    if (MessageTable::textLength(message) == stored.textLength
        && isToldBy(message, m_parts.parts(stored.row)))
        return false;
    const QList<Revision> revisions = m_revisions.all(stored.row);
    return std::none_of(revisions.cbegin(), revisions.cend(), [&message](const auto &revision) {
        return isToldBy(message, revision.parts);
    });
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
