// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/conversationtable.h"
#include "storage/journal.h"
#include "storage/messagetable.h"
#include "storage/parttable.h"
#include "storage/search/searchindex.h"

#include <QSet>

namespace storage {

/// Stores a conversation a second time, as another one with messages of its own. Storage thread, in
/// a transaction of the caller's; failures stick in the Database.
class ConversationCopy
{
public:
    explicit ConversationCopy(Database &database);

    /// As Store::copyConversation() says.
    core::ConversationInfo make(const ConversationTable::Row &source, core::ConversationInfo info);

private:
    struct Original {
        qint64 row = 0;
        QUuid id;
        qint64 parent = 0;
        qint64 activeChild = 0;
    };

    [[nodiscard]] QList<Original> originals(qint64 conversation);
    [[nodiscard]] qint64 copyMessage(const Original &original, const QUuid &id,
                                     qint64 conversation);
    void copyParts(qint64 from, qint64 to);

    Database &m_database;
    ConversationTable m_conversations;
    MessageTable m_messages;
    PartTable m_parts;
    Journal m_journal;
    SearchIndex m_index;
    QSet<qint64> m_journals;        ///< messages whose text is not all in their parts
    QHash<qint64, qint64> m_copies; ///< rows, by that of the original
};

} // namespace storage
