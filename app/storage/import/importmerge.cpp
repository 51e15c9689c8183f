// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importmerge.h"

#include "storage/import/importfingerprint.h"
#include "storage/textsanitizer.h"

#include <algorithm>
#include <utility>

namespace storage {
namespace {

/// Whether the stored part begins with what the file has for it.
bool beginsWith(const core::ContentPart &stored, const core::ContentPart &part)
{
    const bool isText = std::holds_alternative<core::TextPart>(part)
                        || std::holds_alternative<core::ReasoningPart>(part);
    return isText && stored.index() == part.index()
           && core::partText(stored).startsWith(cleanText(core::partText(part)));
}

/// A message that has lost something in the file, a picture that was left out of it, say, has
/// nothing new to tell; nor has the beginning of a reply that went on here.
bool isToldBy(const core::Message &message, QList<core::ContentPart> parts)
{
    const bool mayHaveGoneOn = message.role == core::Role::Assistant;
    qint64 length = 0;
    for (const core::ContentPart &part : std::as_const(parts))
        length += core::partText(part).size();
    const qint64 told = MessageTable::textLength(message);
    if (told > length || (told < length && !mayHaveGoneOn))
        return false;
    const auto takeOut = [&parts](const auto &isMeant) {
        const auto found = std::find_if(parts.begin(), parts.end(), isMeant);
        const bool isThere = found != parts.end();
        if (isThere)
            parts.erase(found);
        return isThere;
    };
    for (const core::ContentPart &part : message.parts) {
        const auto isSame = [print = partFingerprint(part)](const core::ContentPart &held) {
            return partFingerprint(held) == print;
        };
        const auto isBeginning = [&part](const core::ContentPart &held) {
            return beginsWith(held, part);
        };
        if (!takeOut(isSame) && !(mayHaveGoneOn && takeOut(isBeginning)))
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
    const qint64 length = MessageTable::textLength(message);
    const bool mayBeTold = length == stored.textLength
                           || (length < stored.textLength && message.role == core::Role::Assistant);
    if (mayBeTold && isToldBy(message, m_parts.parts(stored.row)))
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
