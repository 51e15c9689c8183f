// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/importedconversation.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"
#include "storage/revisiontable.h"

namespace storage {

/// Finds out what of a conversation in a file is not stored yet, for one that is known. A message
/// is known by its identity and its content: where another program has changed it in place, what
/// it says now becomes a sibling of what it said before. One that was edited here is known by what
/// it said before as well. Storage thread; failures stick in the Database.
class ImportMerge
{
public:
    ImportMerge(MessageTable &messages, PartTable &parts, RevisionTable &revisions,
                qint64 conversation);

    /// Parents before their children. Each one's parent is stored, or among those before it, and
    /// can be seen: what was deleted here does not take along what hangs on it in the file.
    [[nodiscard]] QList<core::Message> additions(const ImportedConversation &imported);
    /// Of a stored message; 0 for none.
    [[nodiscard]] qint64 rowOf(const QUuid &message) const { return m_known.value(message).row; }

private:
    [[nodiscard]] bool isChanged(const core::Message &message, const MessageTable::Known &stored);

    PartTable &m_parts;
    RevisionTable &m_revisions;
    QHash<QUuid, MessageTable::Known> m_known;
};

} // namespace storage
