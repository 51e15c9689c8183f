// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/pagesalvage.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace storage {

/// Takes what can still be read of a damaged database into an empty one of this program's layout.
/// Tables are read by ranges of ids: what a damaged page holds is passed over, and reading goes on
/// behind it. What no table leads to any more is looked for in all pages (PageSalvage). Messages
/// whose own row is gone are built anew of the indexes, which know their place. Any thread; works
/// on a copy of the damaged file, which SQLite may write to. Both databases are to be closed before
/// this goes.
class Salvage
{
public:
    /// `file` is where `damaged` is; its log was folded in.
    Salvage(Database &damaged, const QString &file, Database &fresh,
            std::function<bool()> goesOn = {});

    /// False when not even the tables are known, or what they hold is not theirs; then nothing was
    /// taken. Also when somebody said stop.
    [[nodiscard]] bool run();

    /// Something could not be read: rows may be missing.
    [[nodiscard]] bool hasGaps() const { return m_hasGaps; }
    /// Messages of which only place and text are left.
    [[nodiscard]] int rebuilt() const { return m_rebuilt; }

private:
    struct Table {
        QByteArray select; ///< its rows between two ids
        QByteArray last;   ///< its greatest id
        QByteArray insert;
        int columns = 0;
    };
    struct Place {
        qint64 conversation = 0;
        qint64 seq = 0;
        qint64 parent = 0;
        QString uuid;
    };
    using Places = QHash<qint64, Place>;

    [[nodiscard]] bool isPlausible();
    [[nodiscard]] QStringList tables();
    [[nodiscard]] Table tableOf(const QString &name);
    [[nodiscard]] QStringList columnsOf(Database &database, const QString &table);
    void take(const Table &table);
    void takeRange(const Table &table, qint64 from, qint64 to);
    [[nodiscard]] Places placesInIndexes();
    void readIndex(const char *sql, const std::function<void(Statement &)> &note);
    void takeMeta();
    void rebuildMessages();
    void insertRebuilt(qint64 id, const Place &place);
    /// True when reading failed here; that is forgotten.
    bool passOver();

    Database &m_damaged;
    Database &m_fresh;
    PageSalvage m_pages;
    std::function<bool()> m_goesOn;
    QHash<QString, Table> m_tables; ///< prepared statements know their texts by address
    bool m_hasGaps = false;
    int m_rebuilt = 0;
    qint64 m_failures = 0;
};

} // namespace storage
