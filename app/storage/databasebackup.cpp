// SPDX-FileCopyrightText: 2026 Loquat contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/databasebackup.h"

#include "storage/privatefile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <sqlite3.h>

namespace storage {
namespace {

constexpr QFileDevice::Permissions kForOwner =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

} // namespace

DatabaseBackup::DatabaseBackup(Database &database, const QString &path)
    : m_database(database)
    , m_folder(QFileInfo(path).absolutePath() + QStringLiteral("/backups"))
{
}

bool DatabaseBackup::make(const QString &reason)
{
    const QString time =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString name = m_folder + QStringLiteral("/loquat-%1-%2.db").arg(time, reason);
    const QString unverified = name + QStringLiteral(".part");
    const bool isThere = QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, kForOwner);
    const bool isWhole = isThere && write(unverified) && verify(unverified)
                         && PrivateFile::moveOver(unverified, name).isEmpty();
    if (isWhole)
        return true;
    QFile::remove(unverified);
    m_database.failWithSqlite(SQLITE_CANTOPEN);
    return false;
}

bool DatabaseBackup::write(const QString &file)
{
    // SQLite fills a file that is there and empty, and leaves its mode as it is.
    if (!PrivateFile::write(file, {}).isEmpty())
        return false;
    return m_database.prepare("VACUUM INTO ?").bind(file).run();
}

bool DatabaseBackup::verify(const QString &file)
{
    Database copy;
    copy.openUntouched(file);
    const bool isOk =
        copy.pragma("PRAGMA quick_check(1)") == QLatin1StringView("ok")
        && copy.pragma("PRAGMA user_version") == m_database.pragma("PRAGMA user_version");
    if (!isOk && !m_database.hasFailed())
        m_database.failWithSqlite(copy.hasFailed() ? SQLITE_IOERR : SQLITE_CORRUPT);
    return isOk;
}

} // namespace storage
