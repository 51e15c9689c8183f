// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "storage/import/goon.h"
#include "storage/import/sourceobject.h"

#include <QStringList>
#include <functional>
#include <memory>

struct sqlite3;

namespace storage {

/// An SQLite file that another program made and that nobody writes to any more, opened for reading
/// only, and so that nothing in its schema can do anything (sqlite.org/security.html). Rows come as
/// objects of their columns, so that columns may be missing. Errors are of kind BadInput with the
/// code "bad-database", "too-many" or "too-large".
class ForeignDatabase
{
public:
    ~ForeignDatabase();
    Q_DISABLE_COPY(ForeignDatabase)

    /// Every query ends where `goesOn` says so, as if the file were damaged.
    [[nodiscard]] static core::Result<std::unique_ptr<ForeignDatabase>> open(const QString &path,
                                                                             GoOn goesOn = {});
    /// True for a real table; a view, or a virtual one, could compute for ever.
    [[nodiscard]] bool hasTable(const QString &name);
    /// Those of the wanted columns that the table really keeps, for a SELECT; what is generated
    /// is none. Empty when there are none.
    [[nodiscard]] QByteArray storedColumns(const QString &table, const QStringList &wanted);
    using Take = std::function<bool(const SourceObject &)>;
    /// Every row that `sql` gives, until `take` returns false; a million rows and `mostBytes` at
    /// most. `argument`, a text or an integer, is bound to the first placeholder.
    [[nodiscard]] core::Result<core::Done> each(const QByteArray &sql, const QJsonValue &argument,
                                                const Take &take,
                                                qint64 mostBytes = 64 * 1024 * 1024);

private:
    ForeignDatabase(sqlite3 *handle, GoOn goesOn);
    [[nodiscard]] static int shallStop(void *self);

    sqlite3 *m_handle;
    GoOn m_goesOn;
    qint64 m_steps = 0;
};

} // namespace storage
