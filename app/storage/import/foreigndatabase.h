// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/sourceobject.h"

#include <QStringList>
#include <functional>
#include <memory>

struct sqlite3;

namespace storage {

/// An SQLite file that another program made and that nobody writes to any more, opened for reading
/// only, and so that nothing in its schema can do anything (sqlite.org/security.html). Rows come as
/// objects of their columns, so that columns may be missing. Errors are of kind BadInput with the
/// code "bad-database".
class ForeignDatabase
{
public:
    ~ForeignDatabase();
    Q_DISABLE_COPY(ForeignDatabase)

    [[nodiscard]] static core::Result<std::unique_ptr<ForeignDatabase>> open(const QString &path);
    /// True for a real table; a view could compute for ever.
    [[nodiscard]] bool hasTable(const QString &name);
    using Take = std::function<bool(const SourceObject &)>;
    /// Every row that the literal `sql` gives, until `take` returns false. `argument` is bound to
    /// the first placeholder, where there is one.
    [[nodiscard]] core::Result<core::Done> each(const char *sql, const QString &argument,
                                                const Take &take);

private:
    explicit ForeignDatabase(sqlite3 *handle);

    sqlite3 *m_handle;
};

} // namespace storage
