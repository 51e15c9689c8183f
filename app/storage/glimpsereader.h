// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/conversationglimpse.h"
#include "storage/conversationtable.h"
#include "storage/messagetable.h"
#include "storage/pathmarks.h"

namespace storage {

/// Reads what is seen of a long conversation when it is opened, as quickly however long it is.
/// Storage thread; failures stick in the Database.
class GlimpseReader
{
public:
    explicit GlimpseReader(Database &database);

    /// As Store::glimpse() says, but for the parts: they are to be read for what `isLoaded`.
    [[nodiscard]] ConversationGlimpse read(const ConversationTable::Row &conversation, int most);

private:
    /// Rows of the path, from the first one on. `read`: the one that is read, or the last.
    struct Stretch {
        int first = 0;
        int last = 0;
        int read = 0;
    };

    [[nodiscard]] Stretch around(const PathMarks::Path &path, const QUuid &place, int most);

    MessageTable m_messages;
    PathMarks m_marks;
};

} // namespace storage
