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
    , m_path(path)
    , m_folder(QFileInfo(path).absolutePath() + QStringLiteral("/backups"))
{
}

/// Makes the folder, or says that what is there is no folder of ours; through a link nothing is
/// changed, for it leads to somebody else's.
bool DatabaseBackup::prepareFolder() const
{
    const QFileInfo folder(m_folder);
    if (folder.isSymLink())
        return folder.isDir();
    return QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, kForOwner);
}

/// A migration that failed has left one, and nothing was stored since.
bool DatabaseBackup::isThere(const QString &reason)
{
    QDir folder(m_folder);
    const QStringList leftOver =
        folder.entryList({QStringLiteral("loquat-*.db.part")}, QDir::Files);
    for (const QString &name : leftOver)
        folder.remove(name);
    const QStringList names =
        folder.entryList({QStringLiteral("loquat-*-%1.db").arg(reason)}, QDir::Files, QDir::Time);
    if (names.isEmpty() || QFileInfo(m_path + QStringLiteral("-wal")).size() > 0)
        return false;
    const QFileInfo newest(folder.filePath(names.constFirst()));
    return newest.lastModified() > QFileInfo(m_path).lastModified() && verify(newest.filePath());
}

bool DatabaseBackup::make(const QString &reason)
{
    const bool hasFolder = prepareFolder();
    if (hasFolder && isThere(reason))
        return true;
    const QString time =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString name = m_folder + QStringLiteral("/loquat-%1-%2.db").arg(time, reason);
    const QString unverified = name + QStringLiteral(".part");
    const bool isWhole = hasFolder && write(unverified) && verify(unverified)
                         && PrivateFile::sync(unverified).isEmpty()
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
    return isOk;
}

} // namespace storage
