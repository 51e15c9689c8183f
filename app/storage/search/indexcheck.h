// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace storage {

class Database;

/// Looks for what is wrong with the search index beyond its pages. FTS5 has a check of its own, but
/// as a command that takes the right to write for as long as it works, which is half a minute for a
/// million messages, and a running reply has a quarter of a second. So everything that it would
/// read is only read here: beside the writer, and it can be interrupted. Any thread.
class IndexCheck
{
public:
    /// False: words cannot be read, or a message is missing that should be there. True where there
    /// is no index to be used, too. Failures that are no damage stick in the Database.
    [[nodiscard]] static bool isRight(Database &database);
};

} // namespace storage
