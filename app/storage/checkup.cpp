// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/checkup.h"

#include "storage/backup/backupkeeper.h"
#include "storage/databasefile.h"
#include "storage/databasereader.h"
#include "storage/parttable.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace storage {
namespace {

bool liesBesideLog(const QString &path)
{
    return QFileInfo::exists(path + QStringLiteral("-wal"))
           || QFileInfo::exists(path + QStringLiteral("-journal"));
}

/// True when all that is wanted is known. `isBeside` leaves the file's locks to SQLite; else nobody
/// has it open, and nothing at all may appear beside it.
bool readThrough(Checkup &found, bool isBeside, const std::function<bool()> &goesOn)
{
    Database database;
    if (isBeside)
        database.openBeside(found.database);
    else
        database.openUntouched(found.database);
    database.setInterruption([&goesOn] { return !goesOn(); });
    const core::Result<int> version = layoutForReading(database);
    found.problem = version ? std::nullopt : std::optional(version.error());
    found.pages = PageCheck::Unknown;
    found.damagedMessages.reset();
    if (!version)
        return false;
    found.version = version.value();
    found.pages = checkPages(database, goesOn);
    if (found.pages != PageCheck::Whole && found.pages != PageCheck::IndexDamaged)
        return false;
    const int count = PartTable(database).countDamaged();
    if (goesOn() && !database.hasFailed())
        found.damagedMessages = count;
    return found.damagedMessages == 0;
}

void lookInto(Checkup &found, const DataDirectory &directory, const std::function<bool()> &goesOn)
{
    const core::Result<core::Done> looked = lookForReading(found.database);
    if (!looked) {
        found.problem = looked.error();
        return;
    }
    const ReadingTrace trace(found.database);
    const bool isBeside = found.isInUse || liesBesideLog(found.database);
    if (readThrough(found, isBeside, goesOn) || isBeside || !goesOn())
        return;
    // A window may have opened it meanwhile: what changes while it is read looks damaged.
    if (directory.isInUse() || liesBesideLog(found.database))
        readThrough(found, true, goesOn);
}

} // namespace

Checkup checkUp(const DataDirectory &directory, const QString &database,
                const std::function<bool()> &goesOn)
{
    Checkup found;
    found.database = database;
    const QFileInfo folder(directory.path());
    using Look = DatabaseFile::Look;
    found.isThere = folder.isDir() && DatabaseFile(database).look().look != Look::Absent;
    if (!found.isThere)
        return found;
    found.isInUse = directory.isInUse();
    found.size = QFileInfo(database).size() + QFileInfo(database + QStringLiteral("-wal")).size();
    found.isRecovered = QFileInfo::exists(Recovery::reportPath(database));
    const BackupState state = BackupKeeper::stateOf(directory.path());
    found.wasCutOff = state.isRunning && !found.isInUse;
    found.checked = state.checked;
    found.isDaily = state.isDaily;
    const QList<BackupEntry> backups = BackupFolder::beside(database).entries();
    if (!backups.isEmpty())
        found.backup = backups.constFirst();
    found.freeBytes = QStorageInfo(directory.path()).bytesAvailable();
    found.isWritable = folder.isWritable();
    found.place = SharedPlace::of(directory.path());
    lookInto(found, directory, goesOn);
    return found;
}

} // namespace storage
