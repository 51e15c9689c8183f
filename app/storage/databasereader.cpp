// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasereader.h"

#include "storage/databasefile.h"
#include "storage/migrations.h"
#include "storage/storageerror.h"

#include <QFileInfo>

namespace storage {
namespace {

constexpr QLatin1StringView kWriteAheadLog("-wal");

bool hasSideFiles(const QString &path)
{
    return QFileInfo::exists(path + kWriteAheadLog)
           || QFileInfo::exists(path + QLatin1StringView("-shm"));
}

core::Result<int> openedVersion(Database &database, const QString &path)
{
    database.openBeside(path);
    return layoutForReading(database);
}

} // namespace

core::Result<int> layoutForReading(Database &database)
{
    const int version = database.pragma("PRAGMA user_version").toInt();
    const qint64 application = database.pragma("PRAGMA application_id").toLongLong();
    if (const auto failure = database.failure())
        return *failure;
    // What the file began with may be changed by its log.
    if (application != kApplicationId)
        return storageError("not-ours", QStringLiteral("application id"));
    if (version > kSchemaVersion)
        return storageError("too-new", QStringLiteral("version %1").arg(version));
    if (!Migrations::hasAllTables(database, version))
        return storageError("damaged", QStringLiteral("tables are missing"));
    return version;
}

core::Result<core::Done> lookForReading(const QString &path)
{
    const DatabaseFile::Finding finding = DatabaseFile(path).look();
    switch (finding.look) {
    case DatabaseFile::Look::Absent:
        return storageError("absent", finding.detail);
    case DatabaseFile::Look::TooNew:
        return storageError("too-new", finding.detail);
    case DatabaseFile::Look::NotOurs:
        return storageError("not-ours", finding.detail);
    case DatabaseFile::Look::Damaged:
        return storageError("damaged", finding.detail);
    case DatabaseFile::Look::Unreadable:
        return storageError("unreadable", finding.detail);
    case DatabaseFile::Look::Ours:
        break;
    }
    return core::Done{};
}

core::Result<int> openForReading(Database &database, const QString &path)
{
    const core::Result<core::Done> looked = lookForReading(path);
    return looked ? openedVersion(database, path) : looked.error();
}

ReadingTrace::ReadingTrace(const QString &path)
    : m_path(path)
    , m_isClean(!hasSideFiles(path))
{
}

/// Only SQLite can tell whether somebody else has it open by now: the last one to close it removes
/// what is beside it.
ReadingTrace::~ReadingTrace()
{
    if (!m_isClean || !hasSideFiles(m_path) || QFileInfo(m_path + kWriteAheadLog).size() > 0)
        return;
    Database database;
    database.open(m_path);
    static_cast<void>(database.pragma("PRAGMA schema_version"));
    database.close();
}

core::Result<int> openBesideWriter(Database &database, const QString &path)
{
    if (QFileInfo(path).size() == 0)
        return storageError("absent", path);
    return openedVersion(database, path);
}

} // namespace storage
