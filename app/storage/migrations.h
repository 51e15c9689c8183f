// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace storage {

class Database;

/// `PRAGMA application_id` of our files: "LOQU".
constexpr int kApplicationId = 0x4C4F5155;
/// `PRAGMA user_version` after apply().
constexpr int kSchemaVersion = 3;

/// The numbered steps from an empty file to the newest layout. Each is one transaction together
/// with its `user_version`: killed anywhere, a file is of one version or the next.
class Migrations
{
public:
    /// Brings `database` from version `from` to `to`.
    static bool apply(Database &database, int from, int to = kSchemaVersion);
    /// True when every table of that version is there.
    [[nodiscard]] static bool hasAllTables(Database &database, int version);
    /// True when the pages of those tables are as they should be; reads all of them. What else is
    /// in the file is not looked at.
    [[nodiscard]] static bool areTablesSound(Database &database, int version);
    /// The same of one table; false when it is not there.
    [[nodiscard]] static bool isSound(Database &database, const char *table);
    /// Beyond their pages: every index knows every row of its table. Several times as slow.
    [[nodiscard]] static bool areIndexesSound(Database &database, int version);
};

} // namespace storage
