// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/pagescan.h"
#include "storage/database.h"

namespace storage {

/// Takes rows into a database of this program's layout that SQLite cannot reach any more, out of
/// the pages of the damaged file. Of which table a row is, its values say: how many there are, of
/// which kinds, and ids that are ids. What is there already stays as it is. Any thread, in a
/// transaction of the caller's; the database is to be closed before this goes.
class PageSalvage
{
public:
    /// Nobody has the file at `damaged` open, and no log lies beside it.
    PageSalvage(Database &fresh, const QString &damaged, std::function<bool()> goesOn = {});

    /// False when it was stopped, or the file cannot be read.
    [[nodiscard]] bool run();

private:
    /// How rows of a table look that were written when it had these columns, and no later ones.
    struct Shape {
        PageScan::Order order = PageScan::Order::ById;
        bool isNumbered = false; ///< its first column is the row's number, and not stored
        QList<StoredValue::Kind> kinds;
        QList<bool> mayBeNull;
        qsizetype uuidAt = -1;
        bool isMeta = false;
        QByteArray insert;
        QByteArray find; ///< by number
    };

    [[nodiscard]] QList<Shape> shapes();
    [[nodiscard]] Shape shapeOf(const QString &table, bool hasIds, qsizetype columns);
    [[nodiscard]] static bool fits(const Shape &shape, const PageScan::Row &row);
    [[nodiscard]] bool isWanted(const PageScan::Row &row);
    void take(const PageScan::Row &row, const QList<StoredValue> &values);

    Database &m_fresh;
    QString m_damaged;
    std::function<bool()> m_goesOn;
    QList<Shape> m_shapes;          ///< prepared statements know their texts by address
    const Shape *m_shape = nullptr; ///< of the row that is wanted
};

} // namespace storage
