// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup/backupfolder.h"
#include "storage/backup/databasecopy.h"
#include "storage/backup/sealedfile.h"

namespace storage {

/// A backup that is wanted.
struct BackupOrder {
    QString database;
    /// Where to; empty: into the folder `backups` beside the database, under a name of its own.
    QString target;
    QString occasion; ///< see BackupName
    Passphrase passphrase;
    QDateTime now;
    SealCost cost;
};

/// A backup that was made.
struct BackupMade {
    BackupEntry entry;
    DatabaseFacts facts;
};

/// Makes backups, on the caller's thread: a whole copy, verified by opening it, sealed where there
/// is a passphrase, and under its name only when all of it is on the disk. It is made in small
/// steps, with room between them for those who write. An Error is one of DatabaseCopy, SealedFile
/// or openForReading().
class BackupMaker
{
public:
    /// `goesOn` is asked often; false ends the work as "cancelled".
    explicit BackupMaker(BackupOrder order, DatabaseCopy::GoesOn goesOn = {});

    /// Opens the database by itself, beside a window of this process or of another one.
    enum class Place { ThisProcess, AnyProcess };
    [[nodiscard]] core::Result<BackupMade> make(Place place);
    /// Of a database that is open here.
    [[nodiscard]] core::Result<BackupMade> make(Database &from);

    /// True when such a backup of exactly this state is there: nothing was stored since.
    [[nodiscard]] bool isThere(Database &from) const;

    /// Seals what was copied before an update while no passphrase could be asked for: the database
    /// opens without the keychain, and nothing is migrated without a copy. Those from before there
    /// was a passphrase stay as they are, as all backups do.
    void sealCopies() const;

private:
    [[nodiscard]] core::Result<DatabaseFacts> write(Database &from, const QString &part) const;

    BackupOrder m_order;
    BackupFolder m_folder;
    DatabaseCopy::GoesOn m_goesOn;
};

} // namespace storage
