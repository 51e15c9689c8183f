// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/databasefile.h"

namespace storage {

/// Opens the database, or says why not: looks at the file first, then at what SQLite makes of
/// it, migrates, and mends what a crash left. Whatever is refused stays as it was. Storage thread.
class DatabaseOpener
{
public:
    DatabaseOpener(Database &database, const QString &path);
    OpenReport open();
    /// Opens it so that nothing is written to it or beside it: what is not there counts as empty,
    /// what would have to be mended or migrated first is copied into the folder `scratch`.
    OpenReport openUntouched(const QString &scratch);

    /// Migrates what is open for writing, and mends what a crash left in it. How many replies were
    /// cut off; nothing after a failure, which sticks in the Database.
    [[nodiscard]] static std::optional<int> bringUpToDate(Database &database);

private:
    [[nodiscard]] OpenReport create();
    [[nodiscard]] OpenReport openExisting();
    [[nodiscard]] OpenReport openCopy(const QString &copy);
    /// Nothing when all is well.
    [[nodiscard]] std::optional<OpenReport> inspect();
    /// Every page of what is not the search index.
    [[nodiscard]] std::optional<OpenReport> inspectPages(int version);
    /// Before the layout changes; nothing when there is a backup, or none is needed.
    [[nodiscard]] std::optional<OpenReport> backUp();
    [[nodiscard]] bool migrateAndRecover(OpenReport &report);
    [[nodiscard]] OpenReport refuseLook(const DatabaseFile::Finding &finding);
    [[nodiscard]] OpenReport refuse(OpenReport::State state, const QString &detail);
    [[nodiscard]] OpenReport refuseFailure();

    Database &m_database;
    DatabaseFile m_file;
    QString m_path;
    bool m_isBackedUp = true; ///< before it is migrated
    bool m_isIndexDamaged = false;
};

} // namespace storage
