// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/database.h"

namespace storage {

/// Opens the database at `path` for reading, beside a window that has it open or without one. It
/// is not migrated: the number of its layout comes back, at most kSchemaVersion. An Error has the
/// code "absent" when there is none, "too-new", "not-ours", or SQLite's.
[[nodiscard]] core::Result<int> openForReading(Database &database, const QString &path);

/// The first half of it: what can be told from the file itself, which is not changed.
[[nodiscard]] core::Result<core::Done> lookForReading(const QString &path);
/// The other half, for one that is open: the number of its layout.
[[nodiscard]] core::Result<int> layoutForReading(Database &database);

/// The same in a process that may have it open for writing: there the file is left to SQLite, for
/// to open and close it by hand would drop the writer's locks
/// (https://www.sqlite.org/howtocorrupt.html, 2.2).
[[nodiscard]] core::Result<int> openBesideWriter(Database &database, const QString &path);

/// Made before a database is opened by openForReading(), and gone after it was closed: what SQLite
/// has put beside a database that nobody has open goes away again.
class ReadingTrace
{
public:
    explicit ReadingTrace(const QString &path);
    ~ReadingTrace();
    Q_DISABLE_COPY(ReadingTrace)

private:
    QString m_path;
    bool m_isClean; ///< nothing was beside it before
};

} // namespace storage
