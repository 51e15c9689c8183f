// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace storage {

/// Puts in order what a Salvage has left, and fills its gaps from a backup: conversations, messages
/// and words that only the backup has. What was salvaged is newer and stays. Any thread, each call
/// in a transaction of its own; failures stick in the Database.
class GapFiller
{
public:
    explicit GapFiller(Database &fresh);

    /// From a backup of this program's layout that nobody writes to. How many messages it had that
    /// were not here.
    int fill(const QString &backup);
    /// Every message hangs where it can be seen, nothing points to what is not there. To be called
    /// last.
    void mend();
    [[nodiscard]] int withoutText();
    /// Parts whose picture is gone; they say so from then on.
    int dropLostPictures();

private:
    void adoptOrphans();
    void nameConversations();
    [[nodiscard]] int count(const char *sql);

    Database &m_fresh;
};

} // namespace storage
