// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace storage {

/// Makes a whole copy of an open database in the folder `backups` beside it. Storage thread;
/// failures stick in the Database.
class DatabaseBackup
{
public:
    DatabaseBackup(Database &database, const QString &path);

    /// `loquat-<time>-<reason>.db`, readable by its owner only. It gets that name when SQLite has
    /// found nothing wrong with it; what went wrong before leaves nothing behind.
    bool make(const QString &reason);

private:
    [[nodiscard]] bool prepareFolder() const;
    [[nodiscard]] bool isThere(const QString &reason);
    [[nodiscard]] bool write(const QString &file);
    [[nodiscard]] bool verify(const QString &file);

    Database &m_database;
    QString m_path;
    QString m_folder;
};

} // namespace storage
