// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"

namespace storage {

/// What is in a database that was found to be whole.
struct DatabaseFacts {
    int schema = 0;
    qint64 conversations = 0; ///< those in the bin are counted, too
    qint64 messages = 0;
    bool operator==(const DatabaseFacts &) const = default;
};

/// Whole copies of a database as files of their own, which nobody has open. Any thread.
class DatabaseCopy
{
public:
    /// Asked between pages, and waits there where others come first; false ends it.
    using GoesOn = std::function<bool()>;

    /// Copies `from`, which is open, to `path` as it is at one moment, whatever is written to it
    /// meanwhile, and verifies the copy. For its owner only, and on the disk at the end; after an
    /// error there is none. An Error has SQLite's code, "damaged" for a copy that is not what was
    /// to be copied, or "cancelled".
    [[nodiscard]] static core::Result<DatabaseFacts> make(Database &from, const QString &path,
                                                          const GoesOn &goesOn = {});

    /// Makes `target`, which is open for writing and in no transaction, what `from` is: all of it
    /// in one transaction there, or nothing. `goesOn` is asked after every so many pages. Failures
    /// stick in `target`.
    static bool transfer(Database &from, Database &target, int pages, const GoesOn &goesOn = {});

    /// Opens the file and reads all of it. An Error has SQLite's code, "not-ours", "too-new" or
    /// "damaged".
    [[nodiscard]] static core::Result<DatabaseFacts> verify(const QString &path,
                                                            const GoesOn &goesOn = {});
};

} // namespace storage
