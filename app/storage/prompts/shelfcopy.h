// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/prompt.h"
#include "storage/database.h"

namespace storage {

/// What the database holds of prompts and personas.
struct CopiedShelf {
    core::PromptShelf shelf;
    bool isRestored = false; ///< it came out of a backup, and nobody has looked at it yet
};

/// A copy of the prompts and personas in the database, so that every backup of it holds them. What
/// counts is the file that they are kept in. Storage thread; failures stick in the Database.
class ShelfCopy
{
public:
    explicit ShelfCopy(Database &database);

    [[nodiscard]] CopiedShelf read();
    /// It was looked at by then.
    void write(const core::PromptShelf &shelf);
    /// The database is what a backup was; nothing where that had no copy.
    void markRestored();

private:
    Database &m_database;
};

} // namespace storage
